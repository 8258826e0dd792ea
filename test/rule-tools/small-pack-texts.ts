import { readFileSync } from 'node:fs';
import {
  assemblePack,
  packFiles,
  type LoadedPack,
  type SourceText,
} from '../../src/rule-pack/parse-rule-pack.ts';
import type { Diagnostic } from '../../src/source/diagnostic.ts';
import { checkPack } from '../../src/rule-tools/lint/check-pack.ts';

const folder = new URL('../fixtures/small/', import.meta.url);

const read = (name: string, format: SourceText['format'], path = `rules/${name}`): SourceText => ({
  file: name,
  name,
  format,
  text: readFileSync(new URL(path, folder), 'utf8'),
});

/** The files of test/fixtures/small, which have no fault. */
export const smallTexts: readonly SourceText[] = [
  ...packFiles('company').map(({ name, format }) => read(name, format)),
  read('company/tests/verdicts.yaml', 'tests'),
  read('markets/atlantis.yaml', 'market', 'markets/atlantis.yaml'),
];

/** Replacements in one file; each text to replace stands there once. */
export type Edits = Readonly<Record<string, readonly (readonly [string, string])[]>>;

export function edited(edits: Edits): readonly SourceText[] {
  for (const name of Object.keys(edits))
    if (!smallTexts.some((text) => text.name === name)) throw new Error(`the small pack has no file ${name}`);
  return smallTexts.map((source) => {
    let { text } = source;
    for (const [from, to] of edits[source.name] ?? []) {
      if (text.split(from).length !== 2) throw new Error(`"${from}" does not stand once in ${source.name}`);
      text = text.replace(from, () => to);
    }
    return { ...source, text };
  });
}

export const today = '2026-11-23';

/** Everything found in a pack, as `rules check` finds it. */
export function faultsOf(texts: readonly SourceText[], day = today): readonly Diagnostic[] {
  const loaded = assemblePack(texts);
  return [...loaded.diagnostics, ...checkPack(loaded, day)];
}

export const smallLoaded = (): LoadedPack => assemblePack(smallTexts);

/** A fault as one line: file:line:column code | message | expected | suggestion. */
export const line = ({ file, start, code, message, suggestion }: Diagnostic): string =>
  `${file}:${start?.line ?? '?'}:${start?.column ?? '?'} ${code} ${message}${suggestion === null ? '' : ` -> ${suggestion}`}`;
