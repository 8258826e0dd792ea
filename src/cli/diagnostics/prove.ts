import { checkExactly } from '../../rule-tools/prove/check-exactly.ts';
import type { LoadedPack } from '../../rule-pack/parse-rule-pack.ts';
import type { Diagnostic } from '../../source/diagnostic.ts';
import { terminologyOf } from '../../rule-pack/terminology.ts';

/** What the search of all companies proved, and a sentence on how far it went. */
export interface ProofResult {
  readonly diagnostics: readonly Diagnostic[];
  readonly note: string;
}

/** Most markets searched in one run: a real pack has a handful, and each takes a fraction of a second. */
const maxMarkets = 40;

/** Searches all companies if the rules have no error: with one, the search would only find its consequences. */
export function prove({ pack, files }: LoadedPack, linted: readonly Diagnostic[]): ProofResult {
  if (pack === null || linted.some(({ severity }) => severity === 'error'))
    return { diagnostics: [], note: 'All possible companies are searched once there is no error.' };
  if (pack.markets.length > maxMarkets) {
    const note = `Undecided: all possible companies are searched for up to ${maxMarkets} markets at once, and these are ${pack.markets.length}; check fewer files.`;
    return { diagnostics: [], note };
  }
  const started = performance.now();
  const { diagnostics, states } = checkExactly(pack, files);
  const seconds = ((performance.now() - started) / 1000).toFixed(1);
  const undecided = diagnostics.filter(({ evidence }) => evidence?.kind === 'undecided').length;
  const rest = undecided === 0 ? 'nothing undecided' : `${undecided} undecided`;
  const subject = terminologyOf(pack.manifest).subject.many;
  return {
    diagnostics,
    note: `All possible ${subject} searched: ${states.toLocaleString('en-GB')} states in ${seconds} s, ${rest}.`,
  };
}
