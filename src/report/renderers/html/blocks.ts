import type { Bars, Block, Item, Marker, Phrase, Table, Terms } from '../../document/document.ts';
import { bar } from './bar.ts';
import { escapeHtml } from './escape.ts';
import { phraseHtml, type Anchors } from './phrase.ts';

export interface HtmlContext {
  /** Where cited sources stand in the same page. */
  readonly anchors?: Anchors;
}

const nowhere: Anchors = new Map();

/** The blocks of any report as the inside of a page. */
export function renderHtml(blocks: readonly Block[], { anchors = nowhere }: HtmlContext = {}): string {
  return blocks.map((block) => blockHtml(block, (phrase) => phraseHtml(phrase, anchors))).join('\n');
}

type Write = (phrase: Phrase) => string;

function blockHtml(block: Block, write: Write): string {
  switch (block.kind) {
    case 'heading':
      return `<h${block.depth}>${write(block.text)}</h${block.depth}>`;
    case 'paragraph':
      return `<p>${write(block.text)}</p>`;
    case 'items':
      return listHtml(block.items, write);
    case 'terms':
      return termsHtml(block, write);
    case 'table':
      return tableHtml(block, write);
    case 'bars':
      return barsHtml(block, write);
  }
}

function listHtml(items: readonly Item[], write: Write): string {
  const first = items[0]?.marker ?? 'bullet';
  const tag = typeof first === 'number' ? 'ol' : 'ul';
  const kind = first === 'box' ? ' class="boxes"' : '';
  return `<${tag}${kind}>\n${items.map((item) => itemHtml(item, write)).join('\n')}\n</${tag}>`;
}

function itemHtml({ marker, text, below }: Item, write: Write): string {
  const inside = below.map((block) => `\n${blockHtml(block, write)}`).join('');
  return `<li${numberOf(marker)}>${write(text)}${inside}</li>`;
}

const numberOf = (marker: Marker): string => (typeof marker === 'number' ? ` value="${marker}"` : '');

function termsHtml({ terms }: Terms, write: Write): string {
  const lines = terms.map(
    ({ term, text }) => `<div><dt>${escapeHtml(term)}</dt><dd>${write(text)}</dd></div>`,
  );
  return `<dl>\n${lines.join('\n')}\n</dl>`;
}

/** Wide tables are moved sideways with a finger or the arrow keys, so they take the focus. */
function tableHtml({ columns, rows }: Table, write: Write): string {
  const side = (index: number): string => (columns[index]?.align === 'right' ? ' class="number"' : '');
  const head = columns.map(({ title }, index) => `<th scope="col"${side(index)}>${write(title)}</th>`);
  const body = rows.map(
    (row) => `<tr>${columns.map((_, at) => `<td${side(at)}>${write(row[at] ?? '')}</td>`).join('')}</tr>`,
  );
  const label = columns.map(({ title }) => title).join(', ');
  return `<div class="wide" role="group" tabindex="0" aria-label="Table: ${escapeHtml(label)}">
<table>
<thead><tr>${head.join('')}</tr></thead>
<tbody>
${body.join('\n')}
</tbody>
</table>
</div>`;
}

function barsHtml({ title, bars }: Bars, write: Write): string {
  const rows = bars.map(
    ({ label, score, words }) =>
      `<tr><th scope="row">${write(label)}</th><td>${bar(score)}<span class="value">${escapeHtml(words)}</span></td></tr>`,
  );
  return `<table class="bars">
<caption class="unseen">${escapeHtml(title)}, 0 to 100</caption>
<tbody>
${rows.join('\n')}
</tbody>
</table>`;
}
