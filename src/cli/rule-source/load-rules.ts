import { existsSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { compile } from '../../engine/compile/compile.ts';
import type { PackFolders } from '../../rule-pack/load-rule-pack.ts';
import type { LoadedPack } from '../../rule-pack/parse-rule-pack.ts';
import type { Diagnostic } from '../../source/diagnostic.ts';
import type { RuleSourceOptions } from '../commands/command.ts';
import type { Environment } from '../environment.ts';
import { everyPack, marketsOfPack, rulesFolder, type RulesFolder } from './pack-folders.ts';
import { ruleFiles, shippedFolders } from './package-paths.ts';
import { isShippedPack, shippedPackFor, shippedRules, type ValidRules } from './shipped-rules.ts';

export type RulesResult = ValidRules | { readonly ok: false; readonly diagnostics: readonly Diagnostic[] };

/**
 * The rules a command works with. The shipped ones were parsed and checked by the build; if one of their files was edited
 * since, or if options name other folders, the files are read and checked.
 *
 * @param packId the pack that answers were given to; it decides which shipped pack is used if options name no rules
 */
export async function loadRules(
  environment: Pick<Environment, 'cwd' | 'today'>,
  options: RuleSourceOptions,
  packId: string | null = null,
): Promise<RulesResult> {
  const rules = options.rules ?? (packId !== null && isShippedPack(packId) ? packId : undefined);
  const shipped =
    options.rules === undefined ? shippedPackFor(packId) : shippedName(environment, options.rules);
  const prebuilt = options.markets === undefined && shipped !== null ? shippedRules(shipped) : null;
  if (prebuilt !== null) return prebuilt;
  const { readPack } = await import('./read-pack.ts');
  return checkedRules(await readPack(packFolders(environment, { ...options, rules })), environment.today);
}

/** A pack that has been read, if no error keeps it from being used. */
export async function checkedRules(loaded: LoadedPack, today: string): Promise<RulesResult> {
  const { checkPack } = await import('../../rule-tools/lint/check-pack.ts');
  // Test cases are for `rules test`: they may name a market that the user's folder leaves out.
  const tests = new Set(loaded.files.filter(({ format }) => format === 'tests').map(({ file }) => file));
  const errors = [...loaded.diagnostics, ...checkPack(loaded, today)].filter(
    (diagnostic) => preventsAssessment(diagnostic) && !tests.has(diagnostic.file),
  );
  const { pack } = loaded;
  return pack === null || errors.length > 0
    ? { ok: false, diagnostics: errors }
    : { ok: true, pack, compile: () => compile(pack) };
}

/** A handbook entry that no rule cites is for `rules check`: the rules are right all the same. */
export const preventsAssessment = ({ severity, code }: Diagnostic): boolean =>
  severity === 'error' && code !== 'uncited-entry';

/** The folders of the pack that options name; if they name a folder of several packs, of the main one. */
export function packFolders(environment: Pick<Environment, 'cwd'>, options: RuleSourceOptions): PackFolders {
  return foldersOf(environment, options, rulesFolder(rulesPath(environment, options)));
}

/** The folders of every pack that options name. */
export function everyPackFolders(
  environment: Pick<Environment, 'cwd'>,
  options: RuleSourceOptions,
): readonly PackFolders[] {
  const folders = everyPack(rulesPath(environment, options));
  return folders.map((folder) => foldersOf(environment, options, folder));
}

/** The folder that options name, or the shipped pack of that name. */
function rulesPath({ cwd }: Pick<Environment, 'cwd'>, { rules }: RuleSourceOptions): string {
  const shipped = shippedFolders().rules;
  if (rules === undefined) return shipped;
  const name = shippedName({ cwd }, rules);
  return name === null ? resolve(cwd, rules) : join(shipped, name);
}

/** The shipped pack that a name stands for; null if it stands for a folder of the user, or for nothing. */
export const shippedName = ({ cwd }: Pick<Environment, 'cwd'>, rules: string): string | null =>
  !existsSync(resolve(cwd, rules)) && isShippedPack(rules) ? rules : null;

/**
 * The folders of a pack: its own markets, or else the shipped ones together with those of the user. A market file replaces
 * the shipped one of the same name. Own rules with own markets come without shipped markets, because those may ask for
 * questions that the own questionnaire lacks.
 */
function foldersOf(
  { cwd }: Pick<Environment, 'cwd'>,
  { markets = [] }: RuleSourceOptions,
  folder: RulesFolder,
): PackFolders {
  const packMarkets = marketsOfPack(folder);
  if (packMarkets !== null) return { ...folder, markets: [packMarkets], cwd };
  const shipped = shippedFolders();
  const userMarkets = markets.map((path) => resolve(cwd, path));
  const replaced = new Set(userMarkets.flatMap((path) => ruleFiles(path).map(({ name }) => name)));
  const remaining =
    folder.rules !== shipped.rules && userMarkets.length > 0
      ? []
      : ruleFiles(shipped.markets).filter(({ name }) => !replaced.has(name));
  const shippedMarkets =
    replaced.size === 0 && remaining.length > 0 ? [shipped.markets] : remaining.map(({ path }) => path);
  return { ...folder, markets: [...shippedMarkets, ...userMarkets], cwd };
}
