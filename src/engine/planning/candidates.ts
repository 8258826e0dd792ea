import type { LeftOut, Recommendation } from '../../schema/types.ts';
import { reevaluate, type Evaluation } from '../scoring/evaluate.ts';
import { applyImprovements, improvementsOf, progressOf, type Improvement } from './effects.ts';
import { Blockers, type Blocker } from './blockers.ts';
import { readinessScores } from '../scoring/readiness.ts';
import { isFalse, isTrue, type StateBits } from '../conditions/tristate.ts';
import { terminologyOf } from '../../rule-pack/terminology.ts';
import { scopedId } from '../../values/scoped-id.ts';
import type { Weeks } from '../../values/duration.ts';
import type { CompiledRecommendation } from '../compile/compiled-rules.ts';
import { servesForm, servesMode, type Aims } from './aims.ts';

/** A recommendation that applies to the company, and what following it would change. */
export interface Candidate {
  readonly key: string;
  readonly recommendation: Recommendation;
  readonly market: string | null;
  readonly duration: Weeks;
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

/** A recommendation that is not in the plan, and why. */
export interface Excluded {
  readonly rule: Recommendation;
  readonly market: string | null;
  readonly reason: LeftOut['reason'];
  readonly improvements: readonly Improvement[];
}

/** Splits recommendations into those that apply, with their effects, and those that are excluded. */
export function sortRecommendations(
  evaluation: Evaluation,
  aims: Aims,
): { readonly candidates: readonly Candidate[]; readonly excluded: readonly Excluded[] } {
  const candidates: Candidate[] = [];
  const excluded: Excluded[] = [];
  const today: Today = { evaluation, aims, blockers: new Blockers(evaluation, aims.byMarket) };

  for (const { scope, states } of [evaluation.company, ...evaluation.markets]) {
    const { market } = scope;
    for (const compiled of scope.recommendations) {
      const { rule, condition, doneIf } = compiled;
      const improvements = improvementsOf(rule, market, evaluation.compiled.space);
      const isDone = doneIf !== null && isTrue(states.at(doneIf));
      const reason = isDone
        ? 'done'
        : exclusionReason(evaluation, aims, { rule, market, improvements }, states.at(condition));
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
  const aimed = [...aims.byMarket].flatMap(([id, aim]) => (market === null || id === market ? [aim] : []));
  const served = aimed.filter(({ mode }) => servesMode(rule, mode));
  if (served.length === 0) return 'other-mode';
  if (!served.some(({ mode, form }) => servesForm(rule, mode, form))) return 'other-form';
  const progress = improvements.map((one) => progressOf(one, evaluation.effective));
  if (improvements.length > 0 && !progress.includes('below')) {
    if (progress.includes('unknown')) return 'open';
    return progress.includes('reached') ? 'done' : 'does-not-apply';
  }
  return isTrue(when) ? undefined : 'open';
}

function candidate(
  { evaluation, aims, blockers }: Today,
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
    gain: after === evaluation ? 0 : readinessFor(after, first) - readinessFor(evaluation, first),
    unlocks,
    showstopper: unlocks.some(
      (blocker) => blocker.kind !== 'barrier' && (blocker.market === null || blocker.market === first),
    ),
    priority: priorityOf(evaluation, aims, recommendation, market, unlocks),
  };
}

/** Lower bound of readiness for the first market, or of the company where there is none. */
function readinessFor(evaluation: Evaluation, first: string | undefined): number {
  const market = evaluation.markets.find(({ scope }) => scope.market === first) ?? null;
  return readinessScores(evaluation, market).overall.low;
}

/** A sum that can be printed: impact, what is unlocked weighted by the rank of its market, less effort. */
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
  const ofMarket = (points: number): number => Math.round((points * multiplier(market)) / multiplier(null));
  const unlocked = (kind: Blocker['kind']): number =>
    unlocks
      .filter((blocker) => blocker.kind === kind)
      .reduce((sum, blocker) => sum + blocker.steps * multiplier(blocker.market) * priority[kind], 0);
  const terms = [
    { label: `Impact: ${recommendation.impact}`, points: ofMarket(priority.impact[recommendation.impact]) },
    {
      label: `Serves the ${terminologyOf(compiled.pack.manifest).mode.one}`,
      points: recommendation.modes === undefined ? 0 : ofMarket(priority.mode ?? 0),
    },
    { label: 'Lifts showstoppers', points: unlocked('gate') },
    { label: 'Meets requirements', points: unlocked('requirement') },
    { label: 'Lowers barriers', points: unlocked('barrier') },
    { label: `Effort: ${recommendation.effort}`, points: 0 - priority.effort[recommendation.effort] },
  ].filter(({ points }) => points !== 0);
  return { total: terms.reduce((sum, { points }) => sum + points, 0), terms };
}
