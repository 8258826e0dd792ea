import type { TextEdit } from '../../source/text-edit.ts';

/** A change of the text that resolves a diagnostic. */
export interface Fix {
  /** What it does, for people. */
  readonly description: string;
  readonly edits: readonly TextEdit[];
  /** Only one fix per key is made: two with the same key would write the same name twice. */
  readonly conflictKey?: string;
}

/** Why a diagnostic is left to the author; null if there is nothing to say. */
export interface Unfixed {
  readonly reason: string | null;
}

/** An attempt to fix a diagnostic. */
export type Attempt = Fix | Unfixed;
