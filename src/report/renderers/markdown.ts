import {
  paragraph,
  partsOf,
  type Bars,
  type Block,
  type Item,
  type Phrase,
  type Span,
  type Table,
} from '../document/document.ts';
import { plainText } from '../document/plain-text.ts';
import type { TextReport, ReportContext } from '../report.ts';
import { isWebAddress } from '../document/url.ts';
import { wholeReport } from '../sections/full-report.ts';

export const markdownReport: TextReport = (assessment, context) =>
  renderMarkdown(withConsultant(wholeReport(assessment, context.extent), context), context);

/** Who hands the report over, below its title. */
function withConsultant([title, ...rest]: readonly Block[], { consultant }: ReportContext): readonly Block[] {
  const name = consultant?.name ?? null;
  return [
    ...(title === undefined ? [] : [title]),
    ...(name === null ? [] : [paragraph('Prepared by ', name)]),
    ...rest,
  ];
}

export function renderMarkdown(blocks: readonly Block[], context: ReportContext): string {
  const write = (phrase: Phrase): string => phraseText(phrase, context);
  return `${blocks.map((block) => blockText(block, write).join('\n')).join('\n\n')}\n`;
}

type Write = (phrase: Phrase) => string;

function blockText(block: Block, write: Write): readonly string[] {
  switch (block.kind) {
    case 'heading':
      return [`${'#'.repeat(block.depth)} ${write(block.text).trim()}`];
    case 'paragraph':
      return [atLineStart(write(block.text).trim())];
    case 'items':
      return block.items.flatMap((item) => itemText(item, write));
    case 'terms':
      // Another sign than that of lists, so that terms after a list are not taken for its items.
      return block.terms.map(({ term, text }) => `* **${write(term)}:** ${write(text).trim()}`);
    case 'table':
      return tableText(block, write);
    case 'bars':
      return barsText(block, write);
  }
}

const markers = { bullet: '- ', box: '- [ ] ' } as const;

function itemText({ marker, text, below }: Item, write: Write): readonly string[] {
  const lead = typeof marker === 'number' ? `${marker}. ` : markers[marker];
  const indent = ' '.repeat(lead.indexOf(' ') + 1);
  return [
    `${lead}${atLineStart(write(text).trim())}`,
    ...below.flatMap((block) => blockText(block, write)).map((line) => `${indent}${line}`),
  ];
}

function tableText({ columns, rows }: Table, write: Write): readonly string[] {
  const line = (cells: readonly string[]): string => `| ${cells.join(' | ')} |`;
  return [
    line(columns.map(({ title }) => write(title))),
    line(columns.map(({ align }) => (align === 'right' ? '---:' : '---'))),
    ...rows.map((row) => line(columns.map((_, index) => write(row[index] ?? '').trim()))),
  ];
}

function barsText({ title, bars }: Bars, write: Write): readonly string[] {
  return tableText(
    {
      kind: 'table',
      columns: [
        { title: 'Dimension', align: 'left' },
        { title, align: 'right' },
      ],
      rows: bars.map(({ label, words }) => [label, words]),
    },
    write,
  );
}

function phraseText(phrase: Phrase, { unicode }: ReportContext): string {
  return partsOf(phrase)
    .map((part) => {
      if (typeof part === 'string') return escapeMarkdown(plainText(part, unicode));
      if ('cites' in part) return escapeMarkdown(plainText(` [${part.cites.join(', ')}]`, unicode));
      if ('url' in part) return linkText(plainText(part.url, unicode));
      return toneText(part, escapeMarkdown(plainText(part.text, unicode)));
    })
    .join('');
}

/** Markdown has weight and no colour; spaces stay outside the asterisks, or they would show. */
function toneText({ tone }: Span, text: string): string {
  if (tone === 'faint') return text;
  const trimmed = text.trim();
  return trimmed === '' ? text : text.replace(trimmed, () => `**${trimmed}**`);
}

/** Only plain web addresses become links. */
const linkText = (url: string): string => (isWebAddress(url) ? `<${url}>` : escapeMarkdown(url));

/** Nothing in a text is markup: no emphasis, link, image, HTML, entity, table cell or formula. */
export function escapeMarkdown(text: string): string {
  return text
    .replaceAll(/[\\`*_[\]<>|~$]/gu, (character) => `\\${character}`)
    .replaceAll(/&(?=#?\w+;)/gu, '\\&')
    .replaceAll(/:(?=\/\/)/gu, '\\:')
    .replaceAll(/\b(www)\./giu, '$1\\.')
    .replaceAll(/@(?=\w)/gu, '\\@');
}

/** At the start of a line, more signs mean something. */
export function atLineStart(text: string): string {
  return text
    .replace(/^([#+=-]|\d+(?=[.)]))/u, (start) => (/^\d/u.test(start) ? start : `\\${start}`))
    .replace(/^(\d+)([.)])/u, '$1\\$2');
}
