import type { ChalkInstance } from 'chalk';
import { choiceLines, type Row } from './choices.ts';
import type { Cursor } from './keyboard.ts';
import { keyHints } from './key-hints.ts';
import type { Progress } from '../state/progress.ts';
import type { Screen } from '../screens/screen.ts';
import { flow, hang, penOf, wrap, type Look, type Size } from './style.ts';
import { isBeforeApart, numberWords, progressWords, questionWords, sectionWords } from '../screens/text.ts';

/** What a terminal shows: the lines down to the cursor, and those below it. */
export interface Frame {
  readonly above: string;
  readonly below: string;
  /** How many choices a page holds. */
  readonly page: number;
}

/** How much is left out so that what counts fits on a small terminal; tried in this order. */
const plainness = ['roomy', 'tight', 'bare', 'least'] as const;
type Plainness = (typeof plainness)[number];

/** Draws a screen so that it fits a terminal of any size. */
export function frameOf(screen: Screen, cursor: Cursor, size: Size, look: Look): Frame {
  const drawing = new Drawing(screen, cursor, look, Math.max(20, size.columns - 1));
  const rows = Math.max(6, size.rows - 1);
  if (cursor.help !== null) return drawing.help(cursor.help, rows);
  const sizes = plainness.map((level) => ({ level, room: rows - drawing.fixedHeight(level) }));
  const chosen =
    sizes.find(({ room }) => room >= drawing.needed) ?? sizes.find(({ room }) => room >= 8) ?? sizes.at(-1);
  return drawing.frame(chosen?.level ?? 'least', Math.max(3, chosen?.room ?? 3));
}

class Drawing {
  readonly needed: number;
  readonly #screen: Screen;
  readonly #cursor: Cursor;
  readonly #look: Look;
  readonly #width: number;
  readonly #pen: ChalkInstance;
  readonly #rows: readonly Row[];

  constructor(screen: Screen, cursor: Cursor, look: Look, width: number) {
    this.#screen = screen;
    this.#cursor = cursor;
    this.#look = look;
    this.#width = width;
    this.#pen = penOf(look);
    this.#rows = choiceLines(screen, cursor, look, width);
    this.needed = this.#rows.reduce((sum, { lines }) => sum + lines.length, 0) || 1;
  }

  fixedHeight(level: Plainness): number {
    const { question, details } = this.#head(level);
    return question.length + details.length + this.#foot(level).length;
  }

  frame(level: Plainness, room: number): Frame {
    const { active } = this.#cursor;
    const head = this.#head(level);
    const foot = this.#foot(level);
    const { input } = this.#screen;
    if (input.kind === 'number' || input.kind === 'text') {
      const above = [...head.question, ...head.details, `> ${this.#look.clean(this.#cursor.typed)}`];
      return { above: above.join('\n'), below: foot.join('\n'), page: 1 };
    }
    const [from, to] = windowOf(this.#rows, Math.max(0, active), room);
    const shown = (rows: readonly Row[]): readonly string[] => rows.flatMap(({ lines }) => lines);
    const more = (hidden: number, where: string): readonly string[] =>
      hidden === 0 ? [] : [this.#pen.dim(`   ${hidden} more ${where}`)];
    const upTo = active < 0 ? from : active + 1;
    const before = [...more(from, 'above'), ...shown(this.#rows.slice(from, upTo))];
    const after = [...shown(this.#rows.slice(upTo, to)), ...more(this.#rows.length - to, 'below'), ...foot];
    // The cursor stands at the end of the choice it is on, else of the question: that is what screen magnifiers follow.
    const [above, below] =
      active < 0
        ? [head.question, [...head.details, ...before, ...after]]
        : [[...head.question, ...head.details, ...before], after];
    return { above: above.join('\n'), below: below.join('\n'), page: Math.max(1, to - from - 1) };
  }

  help(top: number, rows: number): Frame {
    const { help, ask } = this.#screen;
    const { clean } = this.#look;
    const lines = [
      ...wrap(clean(ask), this.#width).map((line) => this.#pen.bold(line)),
      '',
      this.#pen.underline('Why we ask'),
      ...wrap(clean(help?.why ?? ''), this.#width),
      '',
      this.#pen.underline('What it rests on'),
      ...(help?.sources ?? []).flatMap((source) => hang('- ', clean(source), this.#width)),
    ];
    const hint = (keys: string): readonly string[] =>
      wrap(keys, this.#width).map((line) => this.#pen.dim(line));
    const toScroll = hint('Up and down scroll; any other key: back');
    const room = rows - 1 - toScroll.length;
    const first = Math.max(0, Math.min(top, lines.length - room));
    const keys = lines.length > room ? toScroll : hint('Any key: back to the question');
    const shown = [...lines.slice(first, first + room), '', ...keys];
    return { above: shown.join('\n'), below: '', page: 1 };
  }

  /** The lines that end with the question, and those between it and the answers. */
  #head(level: Plainness): { readonly question: readonly string[]; readonly details: readonly string[] } {
    const { title, section, progress, ask, details, input } = this.#screen;
    const lines = (text: string, paint: (line: string) => string): readonly string[] =>
      wrap(this.#look.clean(text), this.#width).map((line) => paint(line));
    const blank = level === 'roomy' ? [''] : [];
    const where = section === null ? title : `${sectionWords(section)}, ${questionWords(section)}`;
    const explained = level === 'roomy' || level === 'tight' ? details : [];
    return {
      question: [
        ...(level === 'least' ? [] : lines(where, this.#pen.cyan)),
        ...(progress === null || level === 'bare' || level === 'least' ? [] : [this.#bar(progress)]),
        ...blank,
        ...lines(ask, this.#pen.bold),
      ],
      details: [
        ...explained.flatMap((text) => lines(text, this.#pen.dim)),
        ...(input.kind === 'number' ? lines(numberWords(input), this.#pen.dim) : []),
        ...blank,
      ],
    };
  }

  #bar(progress: Progress): string {
    const words = progressWords(progress);
    const room = Math.min(30, this.#width - words.length - 2);
    if (room < 8 || progress.total === 0) return this.#pen.dim(words);
    const full = Math.round((room * progress.answered) / progress.total);
    const [done, rest] = this.#look.unicode ? ['\u2588', '\u2591'] : ['#', '.'];
    return `${this.#pen.cyan(done.repeat(full))}${this.#pen.dim(rest.repeat(room - full))}  ${this.#pen.dim(words)}`;
  }

  #foot(level: Plainness): readonly string[] {
    const { note, notices, before } = this.#screen;
    const { clean } = this.#look;
    const blank = level === 'roomy' ? [''] : [];
    const said = [
      ...(isBeforeApart(this.#screen) ? [`Answer so far: ${before ?? ''} (Enter keeps it)`] : []),
      ...(note === null ? [] : [`Note: ${note}`]),
    ].flatMap((text) => clip(wrap(clean(text), this.#width), level === 'roomy' ? 3 : 1));
    const warned = [...notices, ...(this.#cursor.message === null ? [] : [this.#cursor.message])].flatMap(
      (text) => wrap(clean(text), this.#width).map((line) => this.#pen.yellow(line)),
    );
    const hints = flow(keyHints(this.#screen, this.#look), this.#width).map((line) => this.#pen.dim(line));
    const keys = level === 'least' ? hints.slice(0, 1) : hints;
    return [...blank, ...said, ...warned, ...(said.length + warned.length > 0 ? blank : []), ...keys];
  }
}

const clip = (lines: readonly string[], most: number): readonly string[] =>
  lines.length <= most ? lines : [...lines.slice(0, most - 1), `${lines[most - 1] ?? ''} ...`];

/** The choices around the one under the cursor that fit, as many as possible. */
function windowOf(rows: readonly Row[], active: number, room: number): readonly [number, number] {
  const height = (at: number): number => rows[at]?.lines.length ?? 0;
  const total = rows.reduce((sum, { lines }) => sum + lines.length, 0);
  if (total <= room) return [0, rows.length];
  // Two lines say how much there is above and below.
  let left = room - 2 - height(active);
  let [from, to] = [active, active + 1];
  for (let grown = true; grown;) {
    grown = false;
    if (to < rows.length && height(to) <= left) {
      left -= height(to);
      to += 1;
      grown = true;
    }
    if (from > 0 && height(from - 1) <= left) {
      left -= height(from - 1);
      from -= 1;
      grown = true;
    }
  }
  return [from, to];
}
