import { checkExactly } from '../../rule-tools/prove/check-exactly.ts';
import type { LoadedPack } from '../../rule-pack/parse-rule-pack.ts';
import type { Diagnostic } from '../../source/diagnostic.ts';
import { packWords } from '../../rule-pack/terminology.ts';

/** What the search of all companies found, and a sentence on how far it looked. */
export interface SearchedFindings {
  readonly diagnostics: readonly Diagnostic[];
  readonly told: string;
}

/** Most markets searched in one run: a real pack has a handful, and each takes a part of a second. */
const mostMarkets = 40;

/** Searches all companies, where the rules have no error: with one, the search would find its consequences. */
export function exactFindings({ pack, files }: LoadedPack, found: readonly Diagnostic[]): SearchedFindings {
  if (pack === null || found.some(({ severity }) => severity === 'error'))
    return { diagnostics: [], told: 'All possible companies are searched once there is no error.' };
  if (pack.markets.length > mostMarkets) {
    const told = `Undecided: all possible companies are searched for up to ${mostMarkets} markets at once, and these are ${pack.markets.length}; check fewer files.`;
    return { diagnostics: [], told };
  }
  const started = performance.now();
  const { diagnostics, states } = checkExactly(pack, files);
  const seconds = ((performance.now() - started) / 1000).toFixed(1);
  const undecided = diagnostics.filter(({ evidence }) => evidence?.kind === 'undecided').length;
  const rest = undecided === 0 ? 'nothing undecided' : `${undecided} undecided`;
  return {
    diagnostics,
    told: `All possible ${packWords(pack.manifest).subject.many} searched: ${states.toLocaleString('en-GB')} states in ${seconds} s, ${rest}.`,
  };
}
