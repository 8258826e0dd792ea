import { existsSync } from 'node:fs';
import { join, resolve } from 'node:path';
import type { LoadedPack } from '../../rule-pack/parse-rule-pack.ts';
import type { Diagnostic } from '../../source/diagnostic.ts';
import { compile } from '../../engine/compile/compile.ts';
import type { PackFolders } from '../../rule-pack/load-rule-pack.ts';
import type { Environment } from '../environment.ts';
import type { CommonOptions } from '../commands/options/types.ts';
import { everyPack, marketsOfPack, rulesFolder, type RulesFolder } from './pack-folders.ts';
import { isShippedName, shippedContent, shippedFor, type GoodContent } from './bundled.ts';
import { ruleFiles, shippedFolders } from './package-paths.ts';

export type Content = GoodContent | { readonly ok: false; readonly diagnostics: readonly Diagnostic[] };

/**
 * The pack a command works with. The shipped one was read and checked when the tool was built; once a file of it has
 * been edited, or other folders are asked for, files are read and checked as they stand.
 *
 * @param named the pack that answers were given to; where options name no rules, the shipped one of that name is meant
 */
export async function loadContent(
  environment: Pick<Environment, 'cwd' | 'today'>,
  options: Pick<CommonOptions, 'rules' | 'markets'>,
  named: string | null = null,
): Promise<Content> {
  const rules = options.rules ?? (named !== null && isShippedName(named) ? named : undefined);
  const shipped = options.rules === undefined ? shippedFor(named) : shippedName(environment, options.rules);
  const known = options.markets === undefined && shipped !== null ? shippedContent(shipped) : null;
  if (known !== null) return known;
  const { readPack } = await import('./read-pack.ts');
  return contentOf(await readPack(contentFolders(environment, { ...options, rules })), environment.today);
}

/** A pack that has been read, where nothing stops it from being worked with. */
export async function contentOf(loaded: LoadedPack, today: string): Promise<Content> {
  const { checkPack } = await import('../../rule-tools/lint/check-pack.ts');
  const found = [...loaded.diagnostics, ...checkPack(loaded, today)];
  // Test cases are for `rules test`: they may name a market that the user's folder leaves out.
  const tests = new Set(loaded.files.filter(({ format }) => format === 'tests').map(({ file }) => file));
  const faults = found.filter((fault) => stopsAssessing(fault) && !tests.has(fault.file));
  const { pack } = loaded;
  return pack === null || faults.length > 0
    ? { ok: false, diagnostics: faults }
    : { ok: true, pack, compile: () => compile(pack) };
}

/**
 * A handbook entry that no rule uses, or an example about a market that is not there, is for `rules check`: what the
 * rules do say holds all the same.
 */
const stopsAssessing = ({ severity, code }: Diagnostic): boolean =>
  severity === 'error' && code !== 'uncited-entry';

/**
 * The folders that options name: those of one pack, of several in a folder the main one. See `everyContentFolder`.
 */
export function contentFolders(
  environment: Pick<Environment, 'cwd'>,
  options: Pick<CommonOptions, 'rules' | 'markets'>,
): PackFolders {
  return foldersOf(environment, options, rulesFolder(rulesPath(environment, options)));
}

/** The folders of every pack that options name. */
export function everyContentFolder(
  environment: Pick<Environment, 'cwd'>,
  options: Pick<CommonOptions, 'rules' | 'markets'>,
): readonly PackFolders[] {
  const places = everyPack(rulesPath(environment, options));
  return places.map((place) => foldersOf(environment, options, place));
}

/** The folder that options name, or the shipped pack of that name. */
function rulesPath(
  { cwd }: Pick<Environment, 'cwd'>,
  { rules }: Pick<CommonOptions, 'rules' | 'markets'>,
): string {
  const shipped = shippedFolders().rules;
  if (rules === undefined) return shipped;
  const name = shippedName({ cwd }, rules);
  return name === null ? resolve(cwd, rules) : join(shipped, name);
}

/** The shipped pack that a name means; null where it means a folder of the user, or nothing. */
export const shippedName = ({ cwd }: Pick<Environment, 'cwd'>, rules: string): string | null =>
  !existsSync(resolve(cwd, rules)) && isShippedName(rules) ? rules : null;

/**
 * The folders of a pack: markets that it brings along, or else the shipped ones with the user's besides. A market file
 * takes the place of the shipped one of its name. Own rules with own markets come without any shipped market, as those
 * may ask what the own questionnaire does not.
 */
function foldersOf(
  { cwd }: Pick<Environment, 'cwd'>,
  { markets = [] }: Pick<CommonOptions, 'rules' | 'markets'>,
  place: RulesFolder,
): PackFolders {
  const brought = marketsOfPack(place);
  if (brought !== null) return { ...place, markets: [brought], cwd };
  const shipped = shippedFolders();
  const own = markets.map((path) => resolve(cwd, path));
  const taken = new Set(own.flatMap((path) => ruleFiles(path).map(({ name }) => name)));
  const kept =
    place.rules !== shipped.rules && own.length > 0
      ? []
      : ruleFiles(shipped.markets).filter(({ name }) => !taken.has(name));
  return {
    ...place,
    markets: [
      ...(taken.size === 0 && kept.length > 0 ? [shipped.markets] : kept.map(({ path }) => path)),
      ...own,
    ],
    cwd,
  };
}
