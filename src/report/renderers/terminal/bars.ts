import type { Bar, Bars } from '../../document/document.ts';
import { columnsOf, wrap } from './columns.ts';
import { type Pen } from './theme.ts';

const full = 100;
const shortestBar = 20;
const longestBar = 40;

/** Label, numbers and bar on one line; the bar below them where the page is narrow. */
export function barLines({ bars }: Bars, width: number, pen: Pen): readonly string[] {
  const written = bars.map((bar) => ({ bar, label: pen.write(bar.label), words: pen.write(bar.words) }));
  if (pen.layout === 'lines') return written.flatMap(({ label, words }) => wrap(`${label}: ${words}`, width));
  const labels = Math.max(...written.map(({ label }) => columnsOf(label)));
  const numbers = Math.max(...written.map(({ words }) => columnsOf(words)));
  const room = width - labels - numbers - 2 * pen.signs.column.length;
  if (room < shortestBar) {
    return written.flatMap(({ bar, label, words }) => [
      ...wrap(`${label}: ${words}`, width),
      ...(bar.score === null ? [] : [barOf(bar.score, Math.min(longestBar, width), pen)]),
    ]);
  }
  const length = Math.min(longestBar, room);
  return written.map(({ bar, label, words }) =>
    [
      `${label}${' '.repeat(labels - columnsOf(label))}`,
      `${' '.repeat(numbers - columnsOf(words))}${words}`,
      bar.score === null ? '' : barOf(bar.score, length, pen),
    ]
      .join(pen.signs.column)
      .trimEnd(),
  );
}

/** What is certain, what is possible, what is missing. */
function barOf(
  { low, high }: NonNullable<Bar['score']>,
  length: number,
  { signs, tone }: Pick<Pen, 'signs' | 'tone'>,
): string {
  const place = (value: number): number => Math.round((Math.min(full, Math.max(0, value)) * length) / full);
  const certain = place(low);
  const possible = Math.max(0, place(high) - certain);
  return [
    signs.certain.repeat(certain),
    tone('open', signs.possible.repeat(possible)),
    tone('faint', signs.missing.repeat(length - certain - possible)),
  ].join('');
}
