import { residualOf } from '../../../engine/scoring/barriers.ts';
import { marketScoreOf } from '../../../engine/scoring/market-choice.ts';
import { assemblePlan } from '../../../engine/planning/assemble.ts';
import type { Evaluation } from '../../../engine/scoring/evaluate.ts';
import { outcomeOf } from '../../../engine/scoring/outcome.ts';
import { gateStates, levelsOf, readinessScores } from '../../../engine/scoring/readiness.ts';
import type { TestExpectation } from '../../../schema/types.ts';

/** Fingerprints of the parts of an assessment, except its plan, that expectations refer to. */
export type Observed = ReadonlyMap<string, string>;

/** Cheap to compute. If these and the plan are unchanged, no expectation can fail. */
export function observe(evaluation: Evaluation): Observed {
  const scores = readinessScores(evaluation);
  const { modeRankings } = outcomeOf(evaluation);
  const seen = new Map<string, unknown>([
    ['readiness', scores],
    ['level', levelsOf(evaluation, scores.overall).capped],
    ['gates', gateStates(evaluation).map(({ state }) => state)],
  ]);
  for (const [index, market] of evaluation.markets.entries()) {
    const id = market.scope.market;
    const modeRanking = modeRankings[index];
    seen.set(`${id} ranking`, marketScoreOf(evaluation, market));
    seen.set(
      `${id} barriers`,
      market.scope.barriers.map((barrier) => residualOf(barrier, market.states)),
    );
    seen.set(`${id} modes`, [
      modeRanking?.outcome,
      modeRanking?.modes,
      modeRanking?.bestCandidate?.compiled.mode.id,
      modeRanking?.possible,
      modeRanking?.ranked.map(({ compiled, available, low, high }) => [
        compiled.mode.id,
        available,
        low,
        high,
      ]),
    ]);
  }
  return new Map([...seen].map(([part, value]) => [part, JSON.stringify(value)]));
}

const modeKeys: ReadonlySet<string> = new Set(['verdict', 'settled', 'nearest', 'modes', 'open-modes']);

/** The parts that an expectation depends on; all of them if it has a key unknown here. */
export function partsReferencedBy(expect: TestExpectation, observed: Observed): ReadonlySet<string> {
  const parts = new Set<string>();
  const all = [...observed.keys()];
  for (const key of Object.keys(expect)) {
    if (key === 'readiness' || key === 'dimensions') parts.add('readiness');
    else if (key === 'level' || key === 'gates') parts.add(key);
    else if (key === 'overall' || key === 'first-market')
      for (const part of all) {
        if (part.endsWith(' ranking') || part.endsWith(' modes')) parts.add(part);
      }
    else if (key !== 'actions' && key !== 'markets') return new Set(all);
  }
  for (const [market, expected] of Object.entries(expect.markets ?? {}))
    for (const key of Object.keys(expected)) {
      if (key === 'barriers') parts.add(`${market} barriers`);
      else if (key === 'fit' || key === 'ease') parts.add(`${market} ranking`);
      else if (modeKeys.has(key)) parts.add(`${market} modes`);
      else return new Set(all);
    }
  return parts;
}

/** The keys of the actions in order, each with its horizon. */
export function planFingerprint(evaluation: Evaluation): string {
  return assemblePlan(evaluation, outcomeOf(evaluation), null)
    .actions.map(({ candidate, horizon }) => `${candidate.key} ${horizon}`)
    .join();
}
