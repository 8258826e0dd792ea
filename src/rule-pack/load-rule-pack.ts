import { readdirSync, statSync } from 'node:fs';
import { basename, join, relative, sep } from 'node:path';
import { parseRulePack, packFiles, type LoadedPack, type SourceText } from './parse-rule-pack.ts';
import { type Diagnostic, fileDiagnostic } from '../source/diagnostic.ts';
import { closestMatch } from '../source/closest-match.ts';
import type { ParseCache } from '../source/document.ts';
import { readTextFile, describeReadError, unreadable } from '../source/read-text-file.ts';

export interface PackFolders {
  /** Folder with sources.yaml and the folders of packs. */
  readonly rules: string;
  /** Name of the folder of the pack. */
  readonly pack?: string;
  /** Folders of market files, or single market files. */
  readonly markets: readonly string[];
  /** Diagnostics name files relative to this folder. */
  readonly cwd: string;
}

/**
 * Loads a pack from its folders. Problems in files become diagnostics; nothing is thrown.
 *
 * @param cache values of texts parsed earlier
 */
export function loadRulePack(folders: PackFolders, cache?: ParseCache): Promise<LoadedPack> {
  const reader = new Reader(folders.cwd);
  reader.rules(folders.rules, folders.pack ?? 'company');
  for (const path of folders.markets) reader.markets(path);
  return Promise.resolve(parseRulePack(reader.texts, reader.diagnostics, cache));
}

const isYaml = (name: string): boolean => /\.(ya?ml|json)$/i.test(name);

class Reader {
  readonly texts: SourceText[] = [];
  readonly diagnostics: Diagnostic[] = [];
  readonly #cwd: string;

  constructor(cwd: string) {
    this.#cwd = cwd;
  }

  rules(folder: string, pack: string): void {
    const names = this.#list(folder);
    if (names === null) return;
    const own = this.#list(join(folder, pack)) ?? [];
    for (const { name, format } of packFiles(pack)) {
      const path = join(folder, ...name.split('/'));
      this.#read(path, name, format, 'every pack has this file');
    }
    this.#unknown(folder, names, ['sources.yaml']);
    this.#unknown(
      join(folder, pack),
      own,
      packFiles(pack).flatMap(({ name }) => (name.includes('/') ? [basename(name)] : [])),
    );
    if (!own.includes('tests')) return;
    this.#readAll(join(folder, pack, 'tests'), `${pack}/tests`, 'tests');
  }

  markets(path: string): void {
    if (isFolder(path)) this.#readAll(path, 'markets', 'market');
    else this.#read(path, `markets/${basename(path)}`, 'market');
  }

  /** Reads the YAML files in a folder. */
  #readAll(path: string, folder: string, format: SourceText['format']): void {
    for (const name of this.#list(path) ?? [])
      if (isYaml(name)) this.#read(join(path, name), `${folder}/${name}`, format);
  }

  #read(path: string, name: string, format: SourceText['format'], expected: string | null = null): void {
    const file = this.#displayPath(path);
    const read = readTextFile(path, file);
    if (read.ok) this.texts.push({ file, name, format, text: read.text });
    else this.diagnostics.push({ ...read.diagnostic, expected: read.diagnostic.expected ?? expected });
  }

  /** The sorted names in a folder; null, with a diagnostic, if it cannot be read. */
  #list(folder: string): readonly string[] | null {
    try {
      return readdirSync(folder).sort();
    } catch (error) {
      this.diagnostics.push(unreadable(this.#displayPath(folder), describeReadError(error)).diagnostic);
      return null;
    }
  }

  #unknown(folder: string, names: readonly string[], expected: readonly string[]): void {
    for (const name of names) {
      if (!isYaml(name) || expected.includes(name)) continue;
      this.diagnostics.push(
        fileDiagnostic(
          this.#displayPath(join(folder, name)),
          'unknown-file',
          'No part of a pack is read from a file of this name.',
          {
            severity: 'warning',
            expected: `one of ${expected.join(', ')}`,
            suggestion: closestMatch(name, expected),
          },
        ),
      );
    }
  }

  #displayPath(path: string): string {
    const inside = relative(this.#cwd, path);
    return (inside.startsWith('..') || inside === '' ? path : inside).split(sep).join('/');
  }
}

function isFolder(path: string): boolean {
  try {
    return statSync(path).isDirectory();
  } catch {
    // Reading it reports the reason.
    return false;
  }
}
