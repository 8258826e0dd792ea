import { partsOf, type Phrase, type Table } from '../../document/document.ts';

/** A longer text is broken into lines, so that it does not starve the other columns. */
const mostCharacters = 48;

/** Width of a letter as broad as letters get on average in bold, and the room beside a text, in twentieths of a point. */
const letter = 135;
const padding = 190;

/** No word takes more than this of a table. */
const mostOfWord = 0.3;

/**
 * How wide the columns of a table are: no narrower than their longest word, then by the longest text in each.
 *
 * @param whole width of the table, which the columns fill
 */
export function columnWidths(
  { columns, rows }: Pick<Table, 'columns' | 'rows'>,
  whole: number,
): readonly number[] {
  const texts = columns.map(({ title }, index) => [title, ...rows.map((row) => textOf(row[index] ?? ''))]);
  const least = texts.map((column) => Math.min(mostOfWord * whole, wordWidth(column)));
  const wanted = texts.map((column) => Math.min(mostCharacters, longest(column)));
  const spare = Math.max(0, whole - sum(least));
  const all = least.map((width, index) => width + (spare * (wanted[index] ?? 0)) / Math.max(1, sum(wanted)));
  return all.map((width) => Math.floor((width * whole) / sum(all)));
}

const wordWidth = (texts: readonly string[]): number =>
  longest(texts.flatMap((text) => text.split(/[\s-]+/u))) * letter + padding;

const longest = (texts: readonly string[]): number => Math.max(0, ...texts.map(({ length }) => length));

const sum = (numbers: readonly number[]): number => numbers.reduce((before, number) => before + number, 0);

const textOf = (phrase: Phrase): string =>
  partsOf(phrase)
    .map((part) => {
      if (typeof part === 'string') return part;
      if ('cites' in part) return part.cites.join(', ');
      return 'url' in part ? part.url : part.text;
    })
    .join('');
