import { expect } from 'vitest';
import { parse as parseYaml } from 'yaml';
import { colourCode, unsafe } from '../report/page.ts';
import {
  csvRows,
  isWellFormed,
  looseAmpersand,
  structureOfMarkdown,
  structureOfPage,
  structureOfParts,
  tagsOf,
  xmlPartsOf,
} from './structure.ts';

/** The forms in which something is written; each has a law of its own. */
export type Form =
  | 'terminal'
  | 'coloured'
  | 'ascii'
  | 'json'
  | 'json-lines'
  | 'markdown'
  | 'html'
  | 'csv'
  | 'xlsx'
  | 'docx'
  | 'xml'
  | 'github'
  | 'yaml';

/** What a command wrote about hostile texts, and what it wrote about harmless ones in the same places. */
export interface Pair {
  readonly hostile: Uint8Array;
  readonly harmless: Uint8Array;
}

type Law = (hostile: string, harmless: string, pair: Pair) => void;

/** Nothing that a terminal obeys. */
const isCalm: Law = (hostile) => {
  expect(hostile).not.toMatch(unsafe);
};

/** The same parts, whatever their order: what is sorted by its name stands elsewhere under another name. */
function expectSame(hostile: readonly string[], harmless: readonly string[]): void {
  const [found, usual] = [counted(hostile), counted(harmless)];
  const differing = [...new Set([...found.keys(), ...usual.keys()])].filter(
    (part) => found.get(part) !== usual.get(part),
  );
  expect(differing.map((part) => [part, found.get(part) ?? 0, usual.get(part) ?? 0])).toEqual([]);
}

function counted(parts: readonly string[]): ReadonlyMap<string, number> {
  const counts = new Map<string, number>();
  for (const part of parts) counts.set(part, (counts.get(part) ?? 0) + 1);
  return counts;
}

const isPage: Law = (hostile, harmless) => {
  expect(hostile).not.toMatch(unsafe);
  expect(hostile.replace(/<style>[^<]*<\/style>/u, '')).not.toMatch(looseAmpersand);
  expectSame(structureOfPage(hostile), structureOfPage(harmless));
};

/** Besides what the standard knows, forges link names of people and addresses without a scheme. */
const linkedByForges = /(?<![\\\w])(?:@\w|www\.)/iu;

const isMarkdown: Law = (hostile, harmless) => {
  expect(hostile).not.toMatch(unsafe);
  const words = hostile
    .replaceAll(/^(`{3,})[^`]*^\1$/gmu, '')
    .replaceAll(/<https:[^>]*>|\(https:[^)]*\)/gu, '');
  expect(words).not.toMatch(linkedByForges);
  expectSame(structureOfMarkdown(hostile), structureOfMarkdown(harmless));
};

/** What a spreadsheet takes for a formula; a plain number is one, though it be negative. */
const formula = /^\s*[=+\-@\t\r\uff1d\uff0b\uff0d\uff20]/u;
const plainNumber = /^-?\d+(?:\.\d+)?$/u;

const isTable: Law = (hostile, harmless) => {
  // Line ends within cells and tabs are texts in CSV; a carriage return without a line feed is nowhere needed.
  expect(hostile.replaceAll('\r\n', '\n').replaceAll('\t', ' ')).not.toMatch(unsafe);
  const [rows, others] = [csvRows(hostile), csvRows(harmless)];
  expectSame(
    rows.map(({ length }) => `${length} cells`),
    others.map(({ length }) => `${length} cells`),
  );
  const run = rows.flat().filter((cell) => formula.test(cell) && !plainNumber.test(cell));
  expect(run).toEqual([]);
};

function isOffice(pair: Pair): ReadonlyMap<string, string> {
  const parts = xmlPartsOf(pair.hostile);
  for (const [path, text] of parts) {
    expect(text.replaceAll(/[\t\r]/gu, ''), path).not.toMatch(unsafe);
    expect(text, path).not.toMatch(/[\ufffe\uffff]/u);
    expect(text, path).not.toMatch(looseAmpersand);
    expect(isWellFormed(text), path).toBe(true);
  }
  expectSame(structureOfParts(parts), structureOfParts(xmlPartsOf(pair.harmless)));
  return parts;
}

const isWorkbook: Law = (_hostile, _harmless, pair) => {
  const parts = isOffice(pair);
  const texts = [...(parts.get('xl/sharedStrings.xml') ?? '').matchAll(/<t[^>]*>([^<]*)<\/t>/gu)].map(
    ([, text = '']) => text,
  );
  const looks = (parts.get('xl/styles.xml')?.split('<cellXfs')[1] ?? '').match(/<xf .*?<\/xf>/gu) ?? [];
  for (const [path, text] of parts) {
    const tags = tagsOf(text);
    expect(
      tags.filter(({ name }) => ['f', 'hyperlink', 'hyperlinks', 'externalLink'].includes(name)),
      path,
    ).toEqual([]);
    expect(text, path).not.toContain('TargetMode="External"');
    for (const [, rule] of text.matchAll(/<formula1>([^<]*)/gu))
      expect(rule).toMatch(/^'Lists'!\$[A-Z]+\$2:\$[A-Z]+\$\d+$/u);
    for (const [, place = '', style, index] of text.matchAll(/<c r="([^"]*)" s="(\d+)" t="s"><v>(\d+)</gu)) {
      const shown = texts[Number(index)] ?? '';
      // Kept as text also when somebody goes into the cell and out again.
      if (formula.test(shown)) expect(looks[Number(style)], `${place} ${shown}`).toContain('quotePrefix="1"');
      // Spreadsheets take these for a character of that number.
      expect(shown.replaceAll('_x005F_', '')).not.toMatch(/_x[\da-f]{4}_/iu);
    }
  }
};

const isDocument: Law = (_hostile, _harmless, pair) => {
  for (const [path, text] of isOffice(pair)) {
    const targets = [...text.matchAll(/Target="([^"]*)" TargetMode="External"/gu)].map(
      ([, target]) => target,
    );
    for (const target of targets)
      expect(target, path).toMatch(/^https:\/\/[\w.-]+\/[\w.~:/?#@!$&()*+,;=%-]*$/u);
  }
};

const isXml: Law = (hostile, harmless) => {
  expect(hostile).not.toMatch(unsafe);
  expect(hostile).not.toMatch(looseAmpersand);
  expect(isWellFormed(hostile)).toBe(true);
  expectSame(
    tagsOf(hostile).map(({ name }) => name),
    tagsOf(harmless).map(({ name }) => name),
  );
};

/** All keys and the kinds of all values: a text stays one text. */
function shapeOf(value: unknown, path: string): readonly string[] {
  if (Array.isArray(value)) return value.flatMap((one: unknown) => shapeOf(one, `${path}[]`));
  // Null stands for a text, too: one that is too long to be told.
  if (value === null || typeof value === 'string') return [`${path} text`];
  if (typeof value !== 'object') return [`${path} ${typeof value}`];
  return Object.entries(value).flatMap(([key, one]) => shapeOf(one, `${path}/${key}`));
}

/** Characters that do not show are escaped too: an editor or a terminal would hide what they do. */
const hidden = /(?!\n)[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]|\p{Cs}/u;

const isJson: Law = (hostile, harmless) => {
  expect(hostile).not.toMatch(hidden);
  expectSame(shapeOf(JSON.parse(hostile), ''), shapeOf(JSON.parse(harmless), ''));
};

const isYaml: Law = (hostile, harmless) => {
  expect(hostile).not.toMatch(unsafe);
  expectSame(shapeOf(parseYaml(hostile), ''), shapeOf(parseYaml(harmless), ''));
};

/** One command of GitHub Actions a line, whose properties end where they should. */
const annotation =
  /^::(?:error|warning) file=[^,:\r\n]*(?:,(?:line|endLine|col|endColumn|title)=[^,:\r\n]*)*::[^\r\n]*$/u;

/** The law of each form. */
const laws: Readonly<Record<Form, Law>> = {
  terminal: isCalm,
  coloured: (hostile, harmless, pair) => {
    isCalm(hostile.replaceAll(colourCode, ''), harmless, pair);
    expect(hostile).toMatch(colourCode);
    // Of the tool's own colours alone.
    const own = new Set(harmless.match(colourCode));
    for (const code of hostile.match(colourCode) ?? []) expect(own).toContain(code);
  },
  ascii: (hostile) => {
    expect(hostile).toMatch(/^[\n -~]*$/u);
  },
  json: isJson,
  'json-lines': (hostile, harmless, pair) => {
    const lines = (text: string): readonly string[] => text.split('\n').filter((line) => line !== '');
    const others = lines(harmless);
    expect(lines(hostile).length).toBe(others.length);
    lines(hostile).forEach((line, index) => {
      isJson(line, others[index] ?? '', pair);
    });
  },
  markdown: isMarkdown,
  html: isPage,
  csv: isTable,
  xlsx: isWorkbook,
  docx: isDocument,
  xml: isXml,
  github: (hostile) => {
    expect(hostile).not.toMatch(unsafe);
    for (const line of hostile.trimEnd().split('\n')) expect(line).toMatch(annotation);
  },
  yaml: isYaml,
};

const decoder = new TextDecoder();

/** Holds what was written about hostile texts against the law of its form. */
export function expectLawful(form: Form, pair: Pair): void {
  laws[form](decoder.decode(pair.hostile), decoder.decode(pair.harmless), pair);
}
