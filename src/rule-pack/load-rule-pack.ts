import { readdirSync, statSync } from 'node:fs';
import { basename, join, relative, sep } from 'node:path';
import { assemblePack, packFiles, type LoadedPack, type SourceText } from './parse-rule-pack.ts';
import { type Diagnostic, fileDiagnostic } from '../source/diagnostic.ts';
import { closestMatch } from '../source/closest-match.ts';
import type { KnownTexts } from '../source/fast-yaml/reader.ts';
import { readText, reasonOf, unreadable } from '../source/read-text-file.ts';

export interface PackFolders {
  /** Folder with sources.yaml and, beside it, the folders of packs. */
  readonly rules: string;
  /** Name of the folder of the pack. */
  readonly pack?: string;
  /** Folders of market files, or single market files. */
  readonly markets: readonly string[];
  /** Files are named relative to it in diagnostics. */
  readonly cwd: string;
}

/**
 * Reads a pack from its folders. Every fault of every file is a diagnostic; nothing is thrown.
 *
 * @param known texts that need not be read again
 */
export function loadPack(folders: PackFolders, known?: KnownTexts): Promise<LoadedPack> {
  const reader = new Reader(folders.cwd);
  reader.rules(folders.rules, folders.pack ?? 'company');
  for (const path of folders.markets) reader.markets(path);
  return Promise.resolve(assemblePack(reader.texts, reader.diagnostics, known));
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
    const file = this.#shown(path);
    const read = readText(path, file);
    if (read.ok) this.texts.push({ file, name, format, text: read.text });
    else this.diagnostics.push({ ...read.diagnostic, expected: read.diagnostic.expected ?? expected });
  }

  /** Names in a folder, sorted; null, with a diagnostic, where it cannot be read. */
  #list(folder: string): readonly string[] | null {
    try {
      return readdirSync(folder).sort();
    } catch (error) {
      this.diagnostics.push(unreadable(this.#shown(folder), reasonOf(error)).diagnostic);
      return null;
    }
  }

  #unknown(folder: string, names: readonly string[], expected: readonly string[]): void {
    for (const name of names) {
      if (!isYaml(name) || expected.includes(name)) continue;
      this.diagnostics.push(
        fileDiagnostic(
          this.#shown(join(folder, name)),
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

  #shown(path: string): string {
    const inside = relative(this.#cwd, path);
    return (inside.startsWith('..') || inside === '' ? path : inside).split(sep).join('/');
  }
}

function isFolder(path: string): boolean {
  try {
    return statSync(path).isDirectory();
  } catch {
    // What is wrong with it is told when it is read.
    return false;
  }
}
