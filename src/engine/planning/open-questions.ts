import type { FindOut } from '../../schema/types.ts';
import { attractivenessOf } from '../scoring/barriers.ts';
import { notApplicableBit } from '../space/domain.ts';
import { reevaluate, type Evaluation } from '../scoring/evaluate.ts';
import { slotsOf } from '../conditions/formula.ts';
import { formulaOf } from '../conditions/to-formula.ts';
import { outcomeOf, type Outcome } from '../scoring/outcome.ts';
import { gateStates } from '../scoring/readiness.ts';
import type { AnswerSets, Place } from '../space/layout.ts';
import { isOpen } from '../conditions/tristate.ts';
import type { Words } from '../text/answer-text.ts';

/** The questions still open, those that can change a verdict, level or showstopper first. */
export function findOutsOf(evaluation: Evaluation, outcome: Outcome, words: Words): readonly FindOut[] {
  const waiting = rulesWaiting(evaluation);
  return targetPlaces(evaluation)
    .filter((place) => isOpenPlace(place, evaluation.effective))
    .map((place): FindOut => {
      return {
        question: place.question.id,
        market: place.market,
        ask: words.ask(place),
        why: words.fill(place.question.why, place.market),
        options: words.possible(place),
        matters: matters(evaluation, outcome, place),
        rules: place.everySlot.reduce((sum, slot) => sum + (waiting.get(slot) ?? 0), 0),
      };
    })
    .sort((a, b) => Number(b.matters) - Number(a.matters) || b.rules - a.rules);
}

/** Places of the company and of the target markets. */
export function targetPlaces({ compiled, markets }: Evaluation): readonly Place[] {
  return [null, ...markets.map(({ scope }) => scope.market)].flatMap((market) => compiled.layout.of(market));
}

/** More than one answer is possible, whether or not the question applies. */
export function isOpenPlace(place: Place, effective: AnswerSets): boolean {
  for (let slot = place.slot; slot < place.slot + place.slots; slot += 1) {
    const set = (effective[slot] ?? 0) & ~notApplicableBit;
    if ((set & (set - 1)) !== 0) return true;
  }
  return false;
}

/** How many open rules look at each slot. */
function rulesWaiting(evaluation: Evaluation): ReadonlyMap<number, number> {
  const waiting = new Map<number, number>();
  for (const { scope, states } of [evaluation.company, ...evaluation.markets])
    for (const [number, condition] of scope.conditions.entries()) {
      if (!isOpen(states.at(number))) continue;
      for (const slot of slotsOf(formulaOf(condition, scope.market, evaluation.compiled.layout)))
        waiting.set(slot, (waiting.get(slot) ?? 0) + 1);
    }
  return waiting;
}

/** Whether the answers still possible at a place lead to different levels, showstoppers, verdicts or rankings. */
function matters(evaluation: Evaluation, outcome: Outcome, place: Place): boolean {
  const settled = settings(place, evaluation.raw).map(([slot, value]) => {
    const raw = evaluation.raw.slice();
    raw[slot] = value;
    return reevaluate(evaluation, raw);
  });
  const differ = (signature: (evaluation: Evaluation) => string): boolean => {
    const [first, ...others] = settled;
    if (first === undefined) return false;
    const expected = signature(first);
    return others.some((other) => signature(other) !== expected);
  };
  // The ranking needs barriers worked out too, so it is looked at last.
  return differ((one) => verdictSignature(one, outcome)) || differ(rankingSignature);
}

/** Each way to settle one slot of a place. */
function settings(place: Place, raw: AnswerSets): readonly (readonly [number, number])[] {
  return place.everySlot.flatMap((slot) => {
    const set = raw[slot] ?? 0;
    if ((set & (set - 1)) === 0) return [];
    return Array.from({ length: 31 }, (_, bit) => 1 << bit)
      .filter((bit) => (set & bit) !== 0)
      .map((bit) => [slot, bit] as const);
  });
}

function verdictSignature(evaluation: Evaluation, like: Outcome): string {
  const { level, standings } = outcomeOf(evaluation, like);
  const gates = gateStates(evaluation).map(({ state }) => state);
  const verdicts = standings.map(({ outcome, modes, possible }) => [outcome, modes, possible]);
  return JSON.stringify([level, gates, verdicts]);
}

/** For each two markets, which comes first, or that open answers still decide it. */
function rankingSignature(evaluation: Evaluation): string {
  const scores = evaluation.markets.map((market) => attractivenessOf(evaluation, market).score);
  return scores
    .flatMap((a, index) =>
      scores.slice(index + 1).map((b) => (a.low > b.high ? '>' : b.low > a.high ? '<' : '?')),
    )
    .join('');
}
