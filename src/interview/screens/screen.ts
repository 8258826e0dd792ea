import type { Progress, SectionProgress } from '../state/progress.ts';

/** What can be done on a screen besides answering. */
export type Command = 'back' | 'forward' | 'dont-know' | 'note' | 'review' | 'help' | 'quit';

export interface Choice {
  readonly id: string;
  readonly label: string;
  readonly hint: string | null;
  /** Shown above the first choice of a group. */
  readonly group: string | null;
}

export type Input =
  | { readonly kind: 'one'; readonly choices: readonly Choice[]; readonly selected: string | null }
  | {
      readonly kind: 'many';
      readonly choices: readonly Choice[];
      readonly selected: readonly string[] | null;
      readonly least: 0 | 1;
    }
  | {
      readonly kind: 'number';
      readonly value: number | null;
      readonly unit: string | null;
      readonly minimum: number | null;
      readonly maximum: number | null;
    }
  | { readonly kind: 'text'; readonly value: string };

export interface Help {
  readonly why: string;
  readonly sources: readonly string[];
}

/** One screen of the interview, whatever shows it: a terminal that is redrawn, or plain lines. Texts are untrusted. */
export interface Screen {
  readonly title: string;
  readonly progress: Progress | null;
  readonly section: SectionProgress | null;
  readonly ask: string;
  readonly details: readonly string[];
  readonly input: Input;
  readonly help: Help | null;
  readonly note: string | null;
  /** The answer now, in words, where the input cannot show it. */
  readonly before: string | null;
  readonly notices: readonly string[];
  readonly commands: readonly Command[];
}

/** What was done on a screen. */
export type Reply =
  | { readonly kind: 'chosen'; readonly ids: readonly string[] }
  | { readonly kind: 'number'; readonly value: number }
  | { readonly kind: 'text'; readonly text: string }
  /** The answer from before, which the input could not show, stands. */
  | { readonly kind: 'kept' }
  | { readonly kind: 'command'; readonly command: Exclude<Command, 'help'> }
  /** interrupted: Ctrl-C; closed: the end of the input; ended: the terminal or the system asks to stop. */
  | { readonly kind: 'interrupted' | 'closed' | 'ended' };

/** Shows screens and takes replies. */
export interface Asker {
  ask(screen: Screen): Promise<Reply>;
  /** Puts the terminal in order again. */
  close(): void;
}
