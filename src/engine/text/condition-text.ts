import type { Condition, Market, Test } from '../../schema/types.ts';
import { instanceFormula } from '../conditions/to-formula.ts';
import { negate, type Formula } from '../conditions/formula.ts';
import type { AnswerSpace, QuestionInstance } from '../space/answer-space.ts';
import { testsOf, partsOf, isComparison } from '../../rule-pack/condition.ts';
import { fillMarket, nameInText } from '../../values/market-text.ts';
import { withUnit } from '../../values/quantity.ts';

export const notApplicableText = 'Does not apply';

/** One test of a condition: the question it asks, and the answer it expects. */
export interface TestText {
  readonly instance: QuestionInstance;
  readonly formula: Formula;
  readonly expected: string;
}

/** Renders questions and conditions as text, independent of any answers; rendered texts are cached. */
export class ConditionText {
  readonly #layout: AnswerSpace;
  readonly #titles: ReadonlyMap<string, string>;
  readonly #asked = new Map<QuestionInstance, string>();
  readonly #options = new Map<QuestionInstance, ReadonlyMap<string, string>>();
  readonly #tests = new Map<string | null, Map<Condition, readonly TestText[]>>();

  constructor(space: AnswerSpace, markets: readonly Market[]) {
    this.#layout = space;
    this.#titles = new Map(markets.map((market) => [market.id, nameInText(market)]));
  }

  /** Replaces {market} in a text of the pack by the title of the market. */
  fill(text: string, market: string | null): string {
    return market === null ? text : fillMarket(text, this.#titles.get(market) ?? market);
  }

  question(instance: QuestionInstance): string {
    const known = this.#asked.get(instance);
    if (known !== undefined) return known;
    const ask = this.fill(instance.question.ask, instance.market);
    this.#asked.set(instance, ask);
    return ask;
  }

  option(instance: QuestionInstance, id: string): string {
    if (id === 'not-applicable') return notApplicableText;
    let labels = this.#options.get(instance);
    if (labels === undefined) {
      const { options = [] } = instance.question;
      labels = new Map(options.map((option) => [option.id, this.fill(option.label, instance.market)]));
      this.#options.set(instance, labels);
    }
    return labels.get(id) ?? this.fill(id, instance.market);
  }

  /** Every test of a condition, for rules of a market; tests within a `not` are negated. */
  testsOf(condition: Condition, market: string | null): readonly TestText[] {
    let conditions = this.#tests.get(market);
    if (conditions === undefined) {
      conditions = new Map<Condition, readonly TestText[]>();
      this.#tests.set(market, conditions);
    }
    const known = conditions.get(condition);
    if (known !== undefined) return known;
    const found: TestText[] = [];
    this.#collect(condition, market, false, found);
    conditions.set(condition, found);
    return found;
  }

  #collect(condition: Condition, market: string | null, negated: boolean, found: TestText[]): void {
    for (const [question, tested] of testsOf(condition)) {
      const instance = this.#layout.find(question, market);
      if (instance === undefined) continue;
      const formula = instanceFormula(instance, tested);
      const expected = this.expected(instance, tested);
      found.push({
        instance,
        formula: negated ? negate(formula) : formula,
        expected: negated ? `not: ${expected}` : expected,
      });
    }
    for (const part of partsOf(condition))
      this.#collect(part, market, part === condition.not ? !negated : negated, found);
  }

  /** The text of what a test expects. */
  expected(instance: QuestionInstance, tested: Test): string {
    const either = (options: string | readonly string[]): string =>
      [options]
        .flat()
        .map((option) => this.option(instance, option))
        .join(' or ');
    if (!isComparison(tested)) return either(tested);
    const bound = (comparison: string, value: string | number | undefined): readonly string[] => {
      if (value === undefined) return [];
      return [
        `${comparison} ${typeof value === 'number' ? withUnit(value, instance.question.unit) : this.option(instance, value)}`,
      ];
    };
    return [
      ...bound('at least', tested['at-least']),
      ...bound('more than', tested['more-than']),
      ...bound('at most', tested['at-most']),
      ...bound('less than', tested['less-than']),
      ...(tested.includes === undefined ? [] : [`includes ${either(tested.includes)}`]),
    ].join(' and ');
  }
}

const known = new WeakMap<AnswerSpace, ConditionText>();

/** The cached texts of the pack with this answer space. */
export function conditionTextOf(space: AnswerSpace, markets: readonly Market[]): ConditionText {
  const before = known.get(space);
  if (before !== undefined) return before;
  const text = new ConditionText(space, markets);
  known.set(space, text);
  return text;
}
