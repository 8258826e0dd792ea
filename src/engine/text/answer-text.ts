import type { Condition, Market, TestedAnswer } from '../../schema/types.ts';
import { noBit, notApplicableBit, yesBit, type Breakpoint } from '../space/domain.ts';
import type { Formula } from '../conditions/formula.ts';
import { notApplicableText, conditionTextOf, type ConditionText } from './condition-text.ts';
import type { AnswerSets, AnswerSpace, QuestionInstance } from '../space/answer-space.ts';
import { canFalse, canTrue, stateOf } from '../conditions/tristate.ts';
import { withUnit } from '../../values/quantity.ts';

const unknownText = 'Not known';

/** Renders the questions, answers and tests of one evaluation as text, with the titles of markets filled in. */
export class AnswerText {
  readonly #rules: ConditionText;
  readonly #effective: AnswerSets;
  readonly #answered = new Map<QuestionInstance, string>();

  constructor(space: AnswerSpace, effective: AnswerSets, markets: readonly Market[]) {
    this.#rules = conditionTextOf(space, markets);
    this.#effective = effective;
  }

  /** Replaces {market} in a text of the pack by the title of the market. */
  fill(text: string, market: string | null): string {
    return this.#rules.fill(text, market);
  }

  question(instance: QuestionInstance): string {
    return this.#rules.question(instance);
  }

  option(instance: QuestionInstance, id: string): string {
    return this.#rules.option(instance, id);
  }

  /** The answers still possible to a question, one by one. */
  possibleAnswers(instance: QuestionInstance, effective: AnswerSets = this.#effective): readonly string[] {
    const { domain, variable } = instance;
    const set = effective[variable] ?? 0;
    const hidden = (set & notApplicableBit) !== 0 ? [notApplicableText] : [];
    if (domain.type === 'number')
      return [...hidden, ...bucketTexts(domain.breakpoints, set, instance.question.unit)];
    if (domain.type === 'many') {
      return [...domain.bits].flatMap(([option, offset]) =>
        ((effective[variable + offset] ?? 0) & yesBit) !== 0 ? [this.option(instance, option)] : [],
      );
    }
    const options = [...domain.bits].flatMap(([option, bit]) =>
      (set & bit) !== 0 ? [this.option(instance, option)] : [],
    );
    return [...hidden, ...options];
  }

  /** The answer to a question as text: one answer, those still possible, or that nothing is known. */
  answer(instance: QuestionInstance): string {
    const known = this.#answered.get(instance);
    if (known !== undefined) return known;
    const text = this.answerIn(instance, this.#effective);
    this.#answered.set(instance, text);
    return text;
  }

  /** The same, for other answer sets. */
  answerIn(instance: QuestionInstance, effective: AnswerSets): string {
    const { domain, variable } = instance;
    const set = effective[variable] ?? 0;
    if (set === notApplicableBit) return notApplicableText;
    if (domain.type === 'many') return this.#chosen(instance, domain.bits, effective);
    if ((set | notApplicableBit) === domain.full) return unknownText;
    return this.possibleAnswers(instance, effective).join(' or ');
  }

  #chosen(instance: QuestionInstance, choices: ReadonlyMap<string, number>, effective: AnswerSets): string {
    const sets = [...choices].map(
      ([option, offset]) =>
        [option, (effective[instance.variable + offset] ?? 0) & ~notApplicableBit] as const,
    );
    const unsure = sets
      .filter(([, set]) => set === (noBit | yesBit))
      .map(([option]) => this.option(instance, option));
    if (unsure.length === sets.length) return unknownText;
    const chosen = sets.filter(([, set]) => set === yesBit).map(([option]) => this.option(instance, option));
    const parts = [...chosen, ...unsure.map((option) => `perhaps ${option}`)];
    return parts.length === 0 ? 'None of these' : parts.join('; ');
  }

  /** Every answer that a condition tests, with what it expects and whether that holds. */
  testedAnswers(condition: Condition | undefined, market: string | null): readonly TestedAnswer[] {
    if (condition === undefined) return [];
    return this.#rules.testsOf(condition, market).map(({ instance, formula, expected }): TestedAnswer => ({
      question: instance.question.id,
      market: instance.market,
      ask: this.question(instance),
      expected,
      answer: this.answer(instance),
      state: stateOf(stateOfTest(formula, this.#effective)),
    }));
  }
}

/** The possible ranges of a number, each by its bounds. */
function bucketTexts(
  breakpoints: readonly Breakpoint[],
  set: number,
  unit: string | undefined,
): readonly string[] {
  const from = ({ above, value }: Breakpoint): string => (above ? `more than ${value}` : `at least ${value}`);
  const to = ({ above, value }: Breakpoint): string => (above ? `at most ${value}` : `less than ${value}`);
  return Array.from({ length: breakpoints.length + 1 }, (_, bucket) => {
    const bounds = [
      ...breakpoints.slice(0, bucket).slice(-1).map(from),
      ...breakpoints.slice(bucket, bucket + 1).map(to),
    ];
    return (set & (2 << bucket)) === 0 ? [] : [withUnit(bounds.join(', '), unit)];
  }).flat();
}

/** The state of a single test of one question, which has several parts only if it includes several options. */
function stateOfTest(formula: Formula, effective: AnswerSets): number {
  switch (formula.kind) {
    case 'constant':
      return formula.value ? canTrue : canFalse;
    case 'test': {
      const set = effective[formula.variable] ?? formula.full;
      return ((set & formula.mask) !== 0 ? canTrue : 0) | ((set & ~formula.mask) !== 0 ? canFalse : 0);
    }
    default: {
      const parts = formula.parts.map((part) => stateOfTest(part, effective));
      const any = formula.kind === 'any';
      const some = parts.reduce((joined, part) => joined | part, 0);
      const both = parts.reduce((joined, part) => joined & part, canTrue | canFalse);
      return any ? (some & canTrue) | (both & canFalse) : (both & canTrue) | (some & canFalse);
    }
  }
}
