import {
  explainedCodes,
  pageText,
  parsePage,
  type DiagnosticPage,
  type Example,
} from '../../src/cli/diagnostics/docs-page.ts';
import type { SourceText } from '../../src/rule-pack/parse-rule-pack.ts';
import { parseDocument } from '../../src/source/document.ts';
import { isMapping } from '../../src/source/node.ts';
import { smallPackFiles } from '../fixtures/small-pack-files.ts';

/** A page under docs/diagnostics, as text and as `rules explain` reads it. */
export interface Page extends DiagnosticPage {
  readonly text: string;
}

export const pages: readonly Page[] = explainedCodes().map((code) => {
  const text = pageText(code);
  return { ...parsePage(code, text), text };
});

/** Where a text was put. */
export interface Put {
  readonly file: string;
  readonly from: number;
  readonly to: number;
}

export interface Shown {
  readonly texts: readonly SourceText[];
  readonly puts: readonly Put[];
}

/** The small pack with the examples in it. */
export function withExamples(examples: readonly Example[]): Shown {
  let texts = smallPackFiles;
  const puts: Put[] = [];
  for (const example of examples) {
    const index = texts.findIndex(({ name }) => name === example.file);
    const source = texts[index];
    if (source === undefined) throw new Error(`the small pack has no file ${example.file}`);
    const { from, to, lead } = placeOf(source.text, example);
    const inset = source.text.slice(source.text.lastIndexOf('\n', from - 1) + 1, from).replaceAll(/\S/g, ' ');
    const put = lead + example.yaml.replaceAll('\n', `\n${lead === '' ? inset : lead.slice(1)}`);
    puts.push({ file: source.file, from, to: from + put.length });
    texts = texts.with(index, { ...source, text: source.text.slice(0, from) + put + source.text.slice(to) });
  }
  return { texts, puts };
}

/** The whole file; or a key with its value, an item of a list with its dash, or the end of a list. */
function placeOf(
  text: string,
  { file, place, yaml }: Example,
): { readonly from: number; readonly to: number; readonly lead: string } {
  if (place === null) return { from: 0, to: text.length, lead: '' };
  const document = parseDocument(file, text);
  const names = place.split('/');
  const adds = names.at(-1) === '+';
  let value = document.value;
  const found = (adds ? names.slice(0, -1) : names).map((name) => {
    const key = Array.isArray(value) ? value.findIndex((item) => nameOf(item) === name) : name;
    value = Array.isArray(value) ? value[Number(key)] : isMapping(value) ? value[name] : undefined;
    if (value === undefined) throw new Error(`${file} has nothing at ${place}: ${name}`);
    return key;
  });
  if (adds) found.push(Array.isArray(value) ? value.length - 1 : 0);
  const start = document.keyRange(found)?.start.offset ?? 0;
  const end = document.valueRange(found)?.end.offset ?? 0;
  const to = start + text.slice(start, end).trimEnd().length;
  const from = typeof found.at(-1) === 'number' && yaml.startsWith('- ') ? start - 2 : start;
  const line = text.lastIndexOf('\n', from - 1);
  return adds
    ? { from: to, to, lead: text.slice(line, from).replaceAll(/\S/g, ' ') }
    : { from, to, lead: '' };
}

const nameOf = (item: unknown): unknown => (isMapping(item) ? (item['id'] ?? item['mode']) : item);
