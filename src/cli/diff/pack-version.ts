import { existsSync } from 'node:fs';
import { basename, join, resolve } from 'node:path';
import { checkPack } from '../../rule-tools/lint/check-pack.ts';
import {
  parseRulePack,
  packFiles,
  type LoadedPack,
  type SourceText,
} from '../../rule-pack/parse-rule-pack.ts';
import { sortDiagnostics, type Diagnostic, fileDiagnostic } from '../../source/diagnostic.ts';
import { quote } from '../../source/sanitize.ts';
import type { Pack } from '../../rule-pack/rule-pack.ts';
import { decodeText } from '../../source/read-text-file.ts';
import { packFolders, preventsAssessment } from '../rule-source/load-rules.ts';
import type { Environment } from '../environment.ts';
import { readPack } from '../rule-source/read-pack.ts';
import { sortRulePaths } from '../rule-source/rule-paths.ts';
import { mainPack } from '../rule-source/pack-folders.ts';
import { commitOf, filesOf, type CommittedFile } from './git.ts';

/** One of the two sides of a comparison. */
export type PackVersion =
  | { readonly kind: 'pack'; readonly name: string; readonly pack: Pack }
  | {
      readonly kind: 'faults';
      readonly diagnostics: readonly Diagnostic[];
      readonly texts: ReadonlyMap<string, string>;
    }
  /** The name means neither a folder nor a revision. */
  | { readonly kind: 'unknown'; readonly message: string };

/**
 * The rules that a name means: a folder as `rules check` takes it, or else a revision of git, of which `rules` and
 * `markets` of the working folder are read. Without a name: the working files, or the shipped ones where the working
 * folder has none.
 */
export async function packVersion(
  environment: Environment,
  given: string | undefined,
  date: string,
): Promise<PackVersion> {
  const { cwd } = environment;
  const working = existsSync(join(cwd, 'rules', mainPack)) ? '.' : undefined;
  const name = given ?? working;
  if (name === undefined || existsSync(resolve(cwd, name))) {
    const paths = sortRulePaths({ paths: name === undefined ? [] : [name] }, cwd);
    if (!paths.ok) return { kind: 'unknown', message: paths.message };
    const shown = given ?? (working === undefined ? 'shipped rules' : 'working files');
    return checked(await readPack(packFolders(environment, paths)), shown, date);
  }
  const commit = await commitOf(environment, name);
  if (commit === null)
    return { kind: 'unknown', message: `${quote(name)} is neither a folder nor a revision of git here` };
  const files = await filesOf(environment, commit, ['rules', 'markets']);
  if (!files.some(({ path }) => path.startsWith('rules/')))
    return { kind: 'unknown', message: `${quote(name)} has no folder of rules called rules here` };
  return checked(await loadCommitted(name, files), name, date);
}

function checked(loaded: LoadedPack, name: string, date: string): PackVersion {
  const tests = new Set(loaded.files.filter(({ format }) => format === 'tests').map(({ file }) => file));
  // Test cases say nothing of a company; a handbook entry that no rule uses stops no assessment either.
  const diagnostics = sortDiagnostics([...loaded.diagnostics, ...checkPack(loaded, date)]).filter(
    (diagnostic) => preventsAssessment(diagnostic) && !tests.has(diagnostic.file),
  );
  const { pack } = loaded;
  if (pack !== null && diagnostics.length === 0) return { kind: 'pack', name, pack };
  const texts = new Map(loaded.files.map(({ file, document }) => [file, document.text]));
  return { kind: 'faults', diagnostics, texts };
}

/** The files of a commit that a pack is read from. */
async function loadCommitted(name: string, files: readonly CommittedFile[]): Promise<LoadedPack> {
  const texts: SourceText[] = [];
  const faults: Diagnostic[] = [];
  for (const { path, read } of files) {
    const part = partOf(path);
    if (part === null) continue;
    const file = `${name}:${path}`;
    const decoded = decodeText(await read(), file);
    if (decoded.ok) texts.push({ ...part, file, text: decoded.text });
    else faults.push(decoded.diagnostic);
  }
  for (const { name: wanted } of packFiles(mainPack)) {
    const path = `rules/${wanted}`;
    if (files.some((one) => one.path === path)) continue;
    faults.push(
      fileDiagnostic(`${name}:${path}`, 'file-unreadable', 'The file does not exist.', {
        expected: 'every pack has this file',
      }),
    );
  }
  return parseRulePack(texts, faults);
}

/** Which part of a pack a file is; its tests are left out, as they decide nothing. */
function partOf(path: string): Pick<SourceText, 'name' | 'format'> | null {
  const known = packFiles(mainPack).find(({ name }) => `rules/${name}` === path);
  if (known !== undefined) return known;
  const isMarket = /^markets\/[^/]+\.(ya?ml|json)$/iu.test(path);
  return isMarket ? { name: `markets/${basename(path)}`, format: 'market' } : null;
}
