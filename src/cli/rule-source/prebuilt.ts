import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { PreparedPack } from '../../engine/compile/compile.ts';
import type { FormatName } from '../../rule-pack/validate.ts';
import type { Pack } from '../../rule-pack/rule-pack.ts';
import { marketsOfPack } from './pack-folders.ts';
import { ruleFiles, shippedFolders } from './package-paths.ts';

/** A shipped pack as the build compiled it: parsed, checked and free of errors. Its test cases are kept apart. */
export interface PrebuiltPack {
  /** The files it was compiled from, in the order in which they are read. */
  readonly sources: readonly PrebuiltSource[];
  readonly pack: Pack;
  readonly prepared: PreparedPack;
}

export interface PrebuiltSource {
  readonly name: string;
  readonly sha256: string;
  readonly format: FormatName;
  /** How many values the file holds. */
  readonly count: number;
}

/** The test cases of a shipped pack. */
export type PrebuiltTests = readonly (PrebuiltSource & { readonly value: unknown })[];

/** Where the build puts compiled packs, in `dist`. */
export const prebuiltFolder = 'packs';
export const prebuiltFile = (pack: string): string => `${pack}.json`;
export const prebuiltTestsFile = (pack: string): string => `${pack}.tests.json`;

export const sha256 = (content: string | Uint8Array): string =>
  createHash('sha256').update(content).digest('base64');

/** A pack compiled by the build; null if there is none, or if a shipped file was edited, added or removed since. */
export function readPrebuilt(name: string): PrebuiltPack | null {
  const prebuilt = readPrebuiltFile(prebuiltFile(name)) as PrebuiltPack | null;
  if (prebuilt === null) return null;
  const files = shippedFiles(name);
  const isUnchanged =
    files.length === prebuilt.sources.length &&
    files.every(({ name: file, path }, index) => {
      const source = prebuilt.sources[index];
      return source?.name === file && source.sha256 === sha256(readFileSync(path));
    });
  return isUnchanged ? prebuilt : null;
}

/** What the build wrote; null if it is missing. It is trusted: checking it again would cost what compiling it saves. */
export function readPrebuiltFile(file: string): unknown {
  try {
    const path = join(shippedFolders().root, 'dist', prebuiltFolder, file);
    return JSON.parse(readFileSync(path, 'utf8')) as unknown;
  } catch {
    return null;
  }
}

/** The files that a shipped pack is read from, without its tests, in a fixed order. */
export function shippedFiles(pack: string): readonly { readonly name: string; readonly path: string }[] {
  const { rules, markets } = shippedFolders();
  return [
    ...ruleFiles(rules),
    ...ruleFiles(join(rules, pack)).map(({ name, path }) => ({ name: `${pack}/${name}`, path })),
    ...ruleFiles(marketsOfPack({ rules, pack }) ?? markets).map(({ name, path }) => ({
      name: `markets/${name}`,
      path,
    })),
  ];
}
