import type { LoadedPack } from '../pack/assemble-pack.ts';
import { exists, field, items, root, textOf, texts, type Node } from '../pack/node.ts';
import { citationsOf, follow } from './places.ts';

/** What the lists of the formats hold, in words. */
const listTitles: Readonly<Record<string, string>> = {
  questions: 'question',
  dimensions: 'dimension',
  gates: 'showstopper',
  modes: 'entry mode',
  requires: 'requirement',
  factors: 'factor',
  then: 'route',
  helpers: 'helper',
  recommendations: 'recommendation',
  barriers: 'barrier',
  fit: 'fit',
  'entry-modes': 'entry mode',
  'entry-points': 'entry point',
  events: 'event',
};

/** A Markdown table of the entries of the handbook and the rules that cite each, or why none does. */
export function handbookTable({ files }: LoadedPack): string {
  const citing = new Map<string, string[]>();
  for (const { node, home } of citationsOf(files)) {
    const id = textOf(node) ?? '';
    const owner = ownerOf(node, home === null ? null : textOf(field(root(home), 'id')));
    citing.set(id, [...(citing.get(id) ?? []), owner]);
  }
  const rows = files
    .filter(({ format }) => format === 'sources')
    .flatMap(({ document }) => follow(root(document), 'sources/*'))
    .filter((source) => textOf(field(source, 'kind')) === 'handbook')
    .map((source) => {
      const id = textOf(field(source, 'id')) ?? '';
      const audience = texts(field(source, 'audience')).map(({ value }) => String(value));
      return [
        id,
        textOf(field(source, 'title')) ?? '',
        audience.join(', '),
        use(source, citing.get(id) ?? []),
      ];
    });
  const line = (cells: readonly string[]): string => `| ${cells.map(cell).join(' | ')} |`;
  return [
    line(['Entry', 'What it says', 'Speaks to', 'Cited by']),
    line(['---', '---', '---', '---']),
    ...rows.map(line),
    '',
  ].join('\n');
}

function use(source: Node, owners: readonly string[]): string {
  if (owners.length > 0) return [...new Set(owners)].join('; ');
  const excused = field(source, 'excused');
  return exists(excused)
    ? `Context only: ${textOf(excused) ?? ''}`
    : 'Nothing: it does not speak to small companies.';
}

/** What cites a source: its kind and id, with those around it. */
function ownerOf({ document, path }: Node, market: string | null): string {
  const names: string[] = market === null ? [] : [market];
  let part = root(document);
  for (const [index, segment] of path.entries()) {
    const list = path[index - 1];
    part = typeof segment === 'number' ? (items(part)[segment] ?? part) : field(part, segment);
    if (typeof segment !== 'number' || typeof list !== 'string' || list === 'cites') continue;
    const id = textOf(field(part, 'id')) ?? textOf(field(part, 'mode')) ?? textOf(field(part, 'title'));
    names.push(`${listTitles[list] ?? list}${id === null ? '' : ` ${id}`}`);
  }
  return names.join(', ');
}

/** Text in a cell of a table. */
const cell = (text: string): string => text.replaceAll(/\s+/g, ' ').replaceAll('|', '\\|').trim();
