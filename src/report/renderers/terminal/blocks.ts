import type { Block, Heading, Item, Terms } from '../../document/document.ts';
import { barLines } from './bars.ts';
import { columnsOf, wrap } from './columns.ts';
import { hanging, type Pen } from './theme.ts';
import { tableLines } from './table.ts';

/** Blocks as lines that fit the width. A blank line stands before each heading and nowhere else. */
export function blockLines(blocks: readonly Block[], width: number, pen: Pen): readonly string[] {
  return blocks.flatMap((block, index) => {
    const lines = linesOf(block, width, pen);
    return block.kind === 'heading' && index > 0 ? ['', ...lines] : lines;
  });
}

function linesOf(block: Block, width: number, pen: Pen): readonly string[] {
  switch (block.kind) {
    case 'heading':
      return headingLines(block, width, pen);
    case 'paragraph':
      return wrap(pen.write(block.text), width);
    case 'items':
      return block.items.flatMap((item) => itemLines(item, width, pen));
    case 'terms':
      return termLines(block, width, pen);
    case 'table':
      return tableLines(block, width, pen);
    case 'bars':
      return barLines(block, width, pen);
  }
}

function headingLines({ depth, text }: Heading, width: number, pen: Pen): readonly string[] {
  const lines = wrap(pen.tone('strong', pen.write(text)), width);
  const last = lines.at(-1);
  if (depth !== 2 || last === undefined || pen.layout === 'lines') return lines;
  const room = width - columnsOf(last) - 1;
  return room < 1
    ? lines
    : [...lines.slice(0, -1), `${last} ${pen.tone('faint', pen.signs.rule.repeat(room))}`];
}

function itemLines({ marker, text, below }: Item, width: number, pen: Pen): readonly string[] {
  const lead = `${typeof marker === 'number' ? `${marker}.` : pen.signs[marker]} `;
  const inner = width - columnsOf(lead);
  const indent = ' '.repeat(columnsOf(lead));
  return [
    ...hanging(lead, wrap(pen.write(text), inner)),
    ...blockLines(below, inner, pen).map((line) => (line === '' ? line : `${indent}${line}`)),
  ];
}

/** Narrower than this, the text of a term starts behind it instead of in a column. */
const narrowestText = 40;

function termLines({ terms }: Terms, width: number, pen: Pen): readonly string[] {
  const written = terms.map(({ term, text }) => ({ term: pen.write(`${term}: `), text: pen.write(text) }));
  const column = Math.max(...written.map(({ term }) => columnsOf(term)));
  return written.flatMap(({ term, text }) => {
    if (width - column < narrowestText) return wrap(`${pen.tone('faint', term)}${text}`, width);
    const lead = `${pen.tone('faint', term)}${' '.repeat(column - columnsOf(term))}`;
    return hanging(lead, wrap(text, width - column));
  });
}
