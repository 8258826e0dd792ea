import type { Cursor } from './keyboard.ts';
import type { Choice, Screen } from '../screens/screen.ts';
import { hang, penOf, wrap, type Look } from './style.ts';

/** A choice as lines of a terminal. */
export interface Row {
  readonly lines: readonly string[];
}

/** The choices of a screen; none where it takes a number or a text. */
export function choiceLines(screen: Screen, cursor: Cursor, look: Look, width: number): readonly Row[] {
  const { input } = screen;
  if (input.kind !== 'one' && input.kind !== 'many') return [];
  const pen = penOf(look);
  const digits = String(input.choices.length).length;
  const isNow = ({ id }: Choice): boolean =>
    input.kind === 'one' && screen.before !== null && input.selected === id;
  return input.choices.map((choice, at): Row => {
    const isActive = at === cursor.active;
    const pointer = isActive ? (look.unicode ? '\u276f' : '>') : ' ';
    const box = input.kind === 'many' ? `[${cursor.ticked.includes(choice.id) ? 'x' : ' '}] ` : '';
    const first = `${pointer} ${String(at + 1).padStart(digits)}. ${box}`;
    const { group, hint } = choice;
    const newGroup = group !== null && group !== input.choices[at - 1]?.group;
    const heading = newGroup ? wrap(look.clean(group), width).map((line) => pen.underline(line)) : [];
    // In a list under headings, what stands behind a line is its answer; else it is a hint, on a line of its own.
    const label = look.clean(group === null || hint === null ? choice.label : `${choice.label} ${hint}`);
    const now = isNow(choice) ? ' (answer so far)' : '';
    const lines = hang(first, `${label}${now}`, width).map((line) => (isActive ? pen.cyan.bold(line) : line));
    const below =
      group === null && hint !== null
        ? hang(' '.repeat(first.length), look.clean(hint), width).map((line) => pen.dim(line))
        : [];
    return { lines: [...heading, ...lines, ...below] };
  });
}
