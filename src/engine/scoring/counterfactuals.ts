import type { MarketScope } from '../compile/compile.ts';
import { verdictQuestions } from './verdict-inputs.ts';
import { noBit, notApplicableBit, yesBit } from '../space/domain.ts';
import { reevaluate, type Evaluation, type ScopeStates } from './evaluate.ts';
import { isUndecided, type AnswerSets, type QuestionInstance } from '../space/answer-space.ts';
import { rankModes, tie, type ModeRanking } from './verdict.ts';

/** A change of one answer. */
export interface AnswerOverride {
  readonly instance: QuestionInstance;
  readonly variable: number;
  readonly value: number;
}

export interface Counterfactual {
  readonly overrides: readonly AnswerOverride[];
  readonly modeRanking: ModeRanking;
}

const maxCounterfactuals = 3;

/**
 * The smallest changes of answers that change the verdict in a market: single answers, or pairs if no single answer
 * does. Considers answered, changeable questions on which the market's entry modes depend. Pairs are found by branch and
 * bound: with both answers left open, the interval evaluation must leave another outcome possible.
 */
export function findCounterfactuals(
  cache: EvaluationCache,
  market: ScopeStates<MarketScope>,
  modeRanking: ModeRanking,
): readonly Counterfactual[] {
  const { today } = cache;
  const number = today.markets.indexOf(market);
  const instances = verdictQuestions(today, market.scope).filter(
    (instance) => instance.question.changeable !== false && !isUndecided(instance, today.effective),
  );
  const choices = instances
    .map((instance) => otherValues(instance, today.effective))
    .filter((overrides) => overrides.length > 0);
  const rankingIn = (evaluation: Evaluation): ModeRanking =>
    rankModes(evaluation, evaluation.markets[number] ?? market, modeRanking);
  // A tie between other modes is another verdict.
  const mayChangeVerdict = (overrides: readonly AnswerOverride[]): boolean =>
    rankingIn(cache.relaxed(overrides)).possible.some(
      (outcome) => outcome !== modeRanking.outcome || outcome === tie,
    );
  const counterfactualsWith = (overrides: readonly AnswerOverride[]): readonly Counterfactual[] => {
    const after = rankingIn(cache.with(overrides));
    return differs(after, modeRanking) ? [{ overrides, modeRanking: after }] : [];
  };
  const single = choices
    .filter(mayChangeVerdict)
    .flatMap((overrides) => overrides.flatMap((one) => counterfactualsWith([one])));
  if (single.length > 0) return distinct(single);
  const pairs: Counterfactual[] = [];
  for (const [index, first] of choices.entries())
    for (const second of choices.slice(index + 1)) {
      // All pairs are equally small, so the first few are enough.
      if (pairs.length >= maxCounterfactuals) return distinct(pairs);
      if (!mayChangeVerdict([...first, ...second])) continue;
      pairs.push(...first.flatMap((a) => second.flatMap((b) => counterfactualsWith([a, b]))));
    }
  return distinct(pairs);
}

/** Evaluates changes of answers. Changes of one question are cached, because every market asks for them. */
export class EvaluationCache {
  readonly today: Evaluation;
  readonly #cached = new Map<string, Evaluation>();

  constructor(today: Evaluation) {
    this.today = today;
  }

  /** The evaluation with these answers instead of those of today. */
  with(overrides: readonly AnswerOverride[]): Evaluation {
    return this.#evaluate(overrides, (_, value) => value);
  }

  /** The evaluation with these answers possible in addition to those of today. */
  relaxed(overrides: readonly AnswerOverride[]): Evaluation {
    return this.#evaluate(overrides, (set, value) => set | value);
  }

  #evaluate(
    overrides: readonly AnswerOverride[],
    change: (set: number, value: number) => number,
  ): Evaluation {
    const raw = this.today.raw.slice();
    for (const { variable, value } of overrides) raw[variable] = change(raw[variable] ?? 0, value);
    const [first] = overrides;
    if (first === undefined || overrides.some(({ instance }) => instance !== first.instance))
      return reevaluate(this.today, raw);
    const { variable, variableCount } = first.instance;
    const key = `${variable} ${raw.slice(variable, variable + variableCount).join(' ')}`;
    const evaluation = this.#cached.get(key) ?? reevaluate(this.today, raw);
    this.#cached.set(key, evaluation);
    return evaluation;
  }
}

/** Puts the first, smallest change for each outcome before the others. */
function distinct(counterfactuals: readonly Counterfactual[]): readonly Counterfactual[] {
  const seen = new Set<string>();
  const firsts = counterfactuals.filter(({ modeRanking }) => {
    const known = seen.has(modeRanking.outcome);
    seen.add(modeRanking.outcome);
    return !known;
  });
  const rest = counterfactuals.filter((counterfactual) => !firsts.includes(counterfactual));
  return [...firsts, ...rest].slice(0, maxCounterfactuals);
}

function differs(a: ModeRanking, b: ModeRanking): boolean {
  return a.outcome !== b.outcome || a.modes.join(' ') !== b.modes.join(' ');
}

/** The other values of a question, those nearest to today's first. */
function otherValues(instance: QuestionInstance, effective: AnswerSets): readonly AnswerOverride[] {
  const { variable, variableCount, domain } = instance;
  const set = effective[variable] ?? 0;
  if ((set & notApplicableBit) !== 0) return [];
  if (domain.type === 'many') {
    return Array.from({ length: variableCount }, (_, offset): AnswerOverride => {
      const chosen = effective[variable + offset] === yesBit;
      return { instance, variable: variable + offset, value: chosen ? noBit : yesBit };
    });
  }
  const today = 31 - Math.clz32(set);
  const last = 31 - Math.clz32(domain.full);
  return Array.from({ length: last }, (_, index) => index + 1)
    .filter((bit) => bit !== today)
    .sort((a, b) => Math.abs(a - today) - Math.abs(b - today) || b - a)
    .map((bit) => ({ instance, variable, value: 1 << bit }));
}
