import {
  AlignmentType,
  BorderStyle,
  ExternalHyperlink,
  HeadingLevel,
  Paragraph,
  ShadingType,
  Tab,
  Table,
  TableCell,
  TableRow,
  TextRun,
  WidthType,
  type IRunOptions,
  type ParagraphChild,
} from 'docx';
import {
  faint,
  partsOf,
  type Block,
  type Item,
  type Parts,
  type Phrase,
  type Table as TableBlock,
} from '../../document/document.ts';
import { isWebAddress } from '../../document/url.ts';
import { colours, textWidth, toneStyle } from './style.ts';
import { documentText } from './text.ts';
import { columnWidths } from './widths.ts';

/** What stands in a document: paragraphs and tables. */
export type DocumentPart = Paragraph | Table;

const headings = {
  1: HeadingLevel.HEADING_1,
  2: HeadingLevel.HEADING_1,
  3: HeadingLevel.HEADING_2,
} as const;

/** Name of the list of bullets, and of that of boxes to tick. */
export const lists = { bullet: 'bullets', box: 'boxes' } as const;

/** The blocks of a report as paragraphs and tables that can be edited. */
export const documentParts = (blocks: readonly Block[], depth = 0): readonly DocumentPart[] =>
  blocks.flatMap((block) => partsOfBlock(block, depth));

function partsOfBlock(block: Block, depth: number): readonly DocumentPart[] {
  switch (block.kind) {
    case 'heading':
      return [new Paragraph({ heading: headings[block.depth], keepNext: true, children: runs(block.text) })];
    case 'paragraph':
      return [new Paragraph({ children: runs(block.text), indent: { left: indentOf(depth) } })];
    case 'items':
      return block.items.flatMap((item) => itemParts(item, depth));
    case 'terms':
      return block.terms.map(
        ({ term, text }) =>
          new Paragraph({
            indent: { left: indentOf(depth) },
            spacing: { after: 40 },
            children: [textRun({ text: `${documentText(term)}: `, bold: true }), ...runs(text)],
          }),
      );
    case 'table':
      return [tableOf(block), gap()];
    case 'bars':
      return [
        tableOf({
          columns: [
            { title: block.title, align: 'left' },
            { title: 'Points of 100', align: 'right' },
            { title: '', align: 'left' },
          ],
          rows: block.bars.map(({ label, score, words }) => [
            label,
            words,
            score === null ? '' : [faint(drawn(score))],
          ]),
        }),
        gap(),
      ];
  }
}

/** Two tables without anything between them would be one; what follows keeps its distance. */
const gap = (): Paragraph => new Paragraph({ spacing: { after: 0, line: 120, lineRule: 'exact' } });

const indentOf = (depth: number): number => depth * 360;

/** A bar of twenty places: full, possible, empty. */
function drawn({ low, high }: { readonly low: number; readonly high: number }): string {
  const [full, possible] = [Math.round(low / 5), Math.round(high / 5)];
  return '█'.repeat(full) + '▒'.repeat(possible - full) + '░'.repeat(20 - possible);
}

function itemParts({ marker, text, below }: Item, depth: number): readonly DocumentPart[] {
  const first =
    typeof marker === 'number'
      ? new Paragraph({
          keepNext: below.length > 0,
          spacing: { before: depth === 0 ? 160 : 60 },
          indent: { left: indentOf(depth + 1), hanging: 360 },
          children: [textRun({ children: [`${marker}.`, new Tab()], bold: true }), ...runs(text)],
          tabStops: [{ type: 'left', position: indentOf(depth + 1) }],
        })
      : new Paragraph({
          numbering: { reference: marker === 'box' ? lists.box : lists.bullet, level: Math.min(depth, 2) },
          spacing: { after: 40 },
          children: runs(text),
        });
  return [first, ...documentParts(below, depth + 1)];
}

const line = { style: BorderStyle.SINGLE, size: 4, color: colours.line };
const noLine = { style: BorderStyle.NONE, size: 0, color: 'auto' };

/** Rules between the rows alone; the head is repeated on every page, and no row is cut. */
function tableOf({ columns, rows: given }: Pick<TableBlock, 'columns' | 'rows'>): Table {
  const rows = given.map((row) => row.map(unnamed));
  const widths = columnWidths({ columns, rows }, textWidth);
  const cell = (text: Phrase, index: number, head: boolean): TableCell =>
    new TableCell({
      width: { size: widths[index] ?? 0, type: WidthType.DXA },
      margins: { top: 50, bottom: 50, left: 80, right: 80 },
      ...(head ? { shading: { type: ShadingType.CLEAR, fill: colours.shade, color: 'auto' } } : {}),
      children: [
        new Paragraph({
          spacing: { after: 0 },
          alignment: columns[index]?.align === 'right' ? AlignmentType.RIGHT : AlignmentType.LEFT,
          children: runs(text, head),
        }),
      ],
    });
  return new Table({
    width: { size: textWidth, type: WidthType.DXA },
    columnWidths: [...widths],
    borders: {
      top: line,
      bottom: line,
      insideHorizontal: line,
      left: noLine,
      right: noLine,
      insideVertical: noLine,
    },
    rows: [
      new TableRow({
        tableHeader: true,
        cantSplit: true,
        children: columns.map(({ title }, index) => cell(title, index, true)),
      }),
      ...rows.map(
        (row) =>
          new TableRow({ cantSplit: true, children: row.map((text, index) => cell(text, index, false)) }),
      ),
    ],
  });
}

/** A run of text; its options are no text themselves, as the library would allow. */
const textRun = (options: IRunOptions): TextRun => new TextRun(options);

/** The name of a rule as it is typed after `explain`: of no use to who reads a document. */
const ruleName = /^\s*\([a-z0-9-]+(?:@[a-z0-9-]+)?\)$/u;

const isRuleName = (part: Parts[number] | undefined): boolean =>
  typeof part === 'object' && 'tone' in part && part.tone === 'faint' && ruleName.test(part.text);

/** A phrase without names of rules, and without the gaps that they would leave. */
function unnamed(phrase: Phrase): Parts {
  const parts = partsOf(phrase);
  return parts.flatMap((part, index) => {
    if (isRuleName(part)) return [];
    if (!isRuleName(parts[index + 1])) return [part];
    if (typeof part === 'string') return [part.trimEnd()];
    return 'text' in part ? [{ ...part, text: part.text.trimEnd() }] : [part];
  });
}

/** The runs of a phrase; addresses are links where they lead to a web page. */
function runs(phrase: Phrase, strong = false): ParagraphChild[] {
  return unnamed(phrase).map((part) => run(part, strong));
}

function run(part: Parts[number], strong: boolean): ParagraphChild {
  // Nothing where it is not bold: false would take the weight from headings.
  const weight = strong ? { bold: true } : {};
  if (typeof part === 'string') return textRun({ text: documentText(part), ...weight });
  if ('cites' in part)
    return textRun({ text: ` [${documentText(part.cites.join(', '))}]`, color: colours.faint, size: 16 });
  if ('url' in part) {
    const text = documentText(part.url);
    return isWebAddress(part.url)
      ? new ExternalHyperlink({
          link: part.url,
          children: [textRun({ text, style: 'Hyperlink' })],
        })
      : textRun({ text });
  }
  return textRun({ text: documentText(part.text), ...weight, ...toneStyle(part.tone) });
}
