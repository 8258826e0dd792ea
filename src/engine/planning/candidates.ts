import type { LeftOut, Recommendation } from '../../schema/types.ts';
import { reevaluate, type Evaluation } from '../scoring/evaluate.ts';
import { applyImprovements, improvementsOf, progressOf, type Improvement } from './effects.ts';
import { Blockers, type Blocker } from './blockers.ts';
import type { Outcome } from '../scoring/outcome.ts';
import { readinessScores } from '../scoring/readiness.ts';
import { isFalse, isTrue, type StateBits } from '../conditions/tristate.ts';
import { scopedId } from '../../values/scoped-id.ts';
import type { Months } from '../../values/duration.ts';
import type { CompiledRecommendation } from '../compile/compiled-rules.ts';

/** A recommendation that applies to the company, and what following it would change. */
export interface Candidate {
  readonly key: string;
  readonly recommendation: Recommendation;
  readonly market: string | null;
  readonly duration: Months;
  /** The answers that it raises, those below their target only. */
  readonly improvements: readonly Improvement[];
  /** Gain in points of overall readiness, comparing the lower bounds. */
  readonly gain: number;
  readonly unlocks: readonly Blocker[];
  readonly showstopper: boolean;
  readonly priority: {
    readonly total: number;
    readonly terms: readonly { readonly label: string; readonly points: number }[];
  };
}

/** The markets by rank, and the entry mode aimed at in each. */
export interface Aims {
  readonly ranked: readonly string[];
  readonly modes: ReadonlyMap<string, string | null>;
}

/** A recommendation that is left out of the plan, and why. */
export interface Excluded {
  readonly rule: Recommendation;
  readonly market: string | null;
  readonly reason: LeftOut['reason'];
  readonly improvements: readonly Improvement[];
}

/** Splits recommendations into those that apply, with their effects, and those that are excluded. */
export function sortRecommendations(
  evaluation: Evaluation,
  outcome: Outcome,
  aims: Aims,
): { readonly candidates: readonly Candidate[]; readonly excluded: readonly Excluded[] } {
  const candidates: Candidate[] = [];
  const excluded: Excluded[] = [];
  const today: Today = { evaluation, outcome, aims, blockers: new Blockers(evaluation, aims.modes) };

  for (const { scope, states } of [evaluation.company, ...evaluation.markets]) {
    const { market } = scope;
    for (const compiled of scope.recommendations) {
      const { rule, condition } = compiled;
      const improvements = improvementsOf(rule, market, evaluation.compiled.space);
      const reason = exclusionReason(evaluation, aims, { rule, market, improvements }, states.at(condition));
      if (reason !== undefined) excluded.push({ rule, market, reason, improvements });
      else candidates.push(candidate(today, compiled, market, improvements.filter(isBelow)));
    }
  }
  const replaced = new Set(
    candidates.flatMap(({ recommendation, market }) =>
      (recommendation.replaces ?? []).map((id) => scopedId(id, market)),
    ),
  );
  for (const { key, recommendation: rule, market, improvements } of candidates)
    if (replaced.has(key)) excluded.push({ rule, market, reason: 'replaced', improvements });
  return { candidates: candidates.filter(({ key }) => !replaced.has(key)), excluded };

  function isBelow(improvement: Improvement): boolean {
    return progressOf(improvement, evaluation.effective) === 'below';
  }
}

/** The baseline against which a recommendation is measured. */
interface Today {
  readonly evaluation: Evaluation;
  readonly outcome: Outcome;
  readonly aims: Aims;
  readonly blockers: Blockers;
}

/** Why a recommendation is excluded, or undefined if it is an action for this company. */
function exclusionReason(
  evaluation: Evaluation,
  aims: Aims,
  { rule, market, improvements }: Omit<Excluded, 'reason'>,
  when: StateBits,
): LeftOut['reason'] | undefined {
  if (isFalse(when)) return 'does-not-apply';
  const aimed = market === null ? [...aims.modes.values()] : [aims.modes.get(market)];
  if (rule.modes !== undefined && !rule.modes.some((mode) => aimed.includes(mode))) {
    return 'other-mode';
  }
  const progress = improvements.map((one) => progressOf(one, evaluation.effective));
  if (improvements.length > 0 && !progress.includes('below')) {
    if (progress.includes('unknown')) return 'open';
    return progress.includes('reached') ? 'done' : 'does-not-apply';
  }
  return isTrue(when) ? undefined : 'open';
}

function candidate(
  { evaluation, outcome, aims, blockers }: Today,
  { rule: recommendation, duration }: CompiledRecommendation,
  market: string | null,
  improvements: readonly Improvement[],
): Candidate {
  const after =
    improvements.length === 0
      ? evaluation
      : reevaluate(evaluation, applyImprovements(evaluation.raw, improvements));
  const unlocks = blockers.loweredBy(after);
  const [first] = aims.ranked;
  return {
    key: scopedId(recommendation.id, market),
    recommendation,
    market,
    duration,
    improvements,
    gain: after === evaluation ? 0 : readinessScores(after).overall.low - outcome.readiness.low,
    unlocks,
    showstopper: unlocks.some(
      (blocker) => blocker.kind !== 'barrier' && (blocker.market === null || blocker.market === first),
    ),
    priority: priorityOf(evaluation, aims, recommendation, market, unlocks),
  };
}

/** Priority as a sum of terms: impact, plus what it unlocks weighted by the rank of the market, minus effort. */
function priorityOf(
  { compiled }: Evaluation,
  aims: Aims,
  recommendation: Recommendation,
  market: string | null,
  unlocks: readonly Blocker[],
): Candidate['priority'] {
  const { priority } = compiled.pack.manifest;
  const multiplier = (id: string | null): number => {
    const rank = id === null ? 0 : aims.ranked.indexOf(id);
    return priority['market-rank'][rank] ?? priority['market-rank'].at(-1) ?? 1;
  };
  // Advice for the second market is worth less than the same advice for the first: few markets at a time (R4).
  const impact = Math.round((priority.impact[recommendation.impact] * multiplier(market)) / multiplier(null));
  const unlocked = (kind: Blocker['kind']): number =>
    unlocks
      .filter((blocker) => blocker.kind === kind)
      .reduce((sum, blocker) => sum + blocker.steps * multiplier(blocker.market) * priority[kind], 0);
  const terms = [
    { label: `Impact: ${recommendation.impact}`, points: impact },
    { label: 'Lifts showstoppers', points: unlocked('gate') },
    { label: 'Meets requirements', points: unlocked('requirement') },
    { label: 'Lowers barriers', points: unlocked('barrier') },
    { label: `Effort: ${recommendation.effort}`, points: 0 - priority.effort[recommendation.effort] },
  ].filter(({ points }) => points !== 0);
  return { total: terms.reduce((sum, { points }) => sum + points, 0), terms };
}
