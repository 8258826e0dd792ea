import { resolve } from 'node:path';
import type { Diagnostic } from '../pack/diagnostic.ts';
import type { Pack } from '../pack/pack.ts';
import type { PackFolders } from '../pack/load-pack.ts';
import { compiledContent } from './compiled-content.ts';
import type { Environment } from './environment.ts';
import type { CommonOptions } from './options.ts';
import { ruleFiles, shippedFolders } from './shipped.ts';

export type Content =
  | { readonly ok: true; readonly pack: Pack }
  | { readonly ok: false; readonly diagnostics: readonly Diagnostic[] };

/**
 * The pack a command works with. The shipped one was read and checked when the tool was built; once a file of it has
 * been edited, or other folders are asked for, files are read and checked as they stand.
 */
export async function loadContent(
  environment: Pick<Environment, 'cwd' | 'today'>,
  options: Pick<CommonOptions, 'rules' | 'markets'>,
): Promise<Content> {
  if (options.rules === undefined && options.markets === undefined) {
    const pack = compiledContent();
    if (pack !== null) return { ok: true, pack };
  }
  const { loadPack } = await import('../pack/load-pack.ts');
  const { checkPack } = await import('../check/check-pack.ts');
  const loaded = await loadPack(contentFolders(environment, options));
  const found = [...loaded.diagnostics, ...checkPack(loaded, environment.today)];
  // Test cases are for `rules test`: they may name a market that the user's folder leaves out.
  const tests = new Set(loaded.files.filter(({ format }) => format === 'tests').map(({ file }) => file));
  const faults = found.filter((fault) => stopsAssessing(fault) && !tests.has(fault.file));
  return loaded.pack === null || faults.length > 0
    ? { ok: false, diagnostics: faults }
    : { ok: true, pack: loaded.pack };
}

/**
 * A handbook entry that no rule uses, or an example about a market that is not there, is for `rules check`: what the
 * rules do say holds all the same.
 */
const stopsAssessing = ({ severity, code }: Diagnostic): boolean =>
  severity === 'error' && code !== 'uncited-entry';

/**
 * The folders that options name: rules instead of the shipped ones, markets besides the shipped ones. A market file
 * takes the place of the shipped one of its name. Own rules with own markets come without any shipped market, as those
 * may ask what the own questionnaire does not.
 */
export function contentFolders(
  { cwd }: Pick<Environment, 'cwd'>,
  { rules, markets = [] }: Pick<CommonOptions, 'rules' | 'markets'>,
): PackFolders {
  const shipped = shippedFolders();
  const own = markets.map((path) => resolve(cwd, path));
  const taken = new Set(own.flatMap((path) => ruleFiles(path).map(({ name }) => name)));
  const kept =
    rules !== undefined && own.length > 0
      ? []
      : ruleFiles(shipped.markets).filter(({ name }) => !taken.has(name));
  return {
    rules: rules === undefined ? shipped.rules : resolve(cwd, rules),
    markets: [
      ...(taken.size === 0 && kept.length > 0 ? [shipped.markets] : kept.map(({ path }) => path)),
      ...own,
    ],
    cwd,
  };
}
