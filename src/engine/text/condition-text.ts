import type { Condition, Market, Test } from '../../schema/types.ts';
import { placeFormula } from '../conditions/to-formula.ts';
import { isComparison, partsOf, testsOf } from '../../rule-pack/traverse.ts';
import { negate, type Formula } from '../conditions/formula.ts';
import type { Layout, Place } from '../space/layout.ts';

export const notApplicableWords = 'Does not apply';

/** One test of a condition: what it asks, and what it expects. */
export interface AskedTest {
  readonly place: Place;
  readonly formula: Formula;
  readonly expected: string;
}

/** What rules say in words, whatever is answered, with the titles of markets filled in. Said once, and remembered. */
export class RuleWords {
  readonly #layout: Layout;
  readonly #titles: ReadonlyMap<string, string>;
  readonly #asked = new Map<Place, string>();
  readonly #options = new Map<Place, ReadonlyMap<string, string>>();
  readonly #tests = new Map<string | null, Map<Condition, readonly AskedTest[]>>();

  constructor(layout: Layout, markets: readonly Market[]) {
    this.#layout = layout;
    this.#titles = new Map(markets.map((market) => [market.id, market['in-text'] ?? market.title]));
  }

  /** A text of the pack for a market: {market} stands for its title. */
  fill(text: string, market: string | null): string {
    return market === null ? text : text.replaceAll('{market}', this.#titles.get(market) ?? market);
  }

  ask(place: Place): string {
    const known = this.#asked.get(place);
    if (known !== undefined) return known;
    const ask = this.fill(place.question.ask, place.market);
    this.#asked.set(place, ask);
    return ask;
  }

  option(place: Place, id: string): string {
    if (id === 'not-applicable') return notApplicableWords;
    let labels = this.#options.get(place);
    if (labels === undefined) {
      const { options = [] } = place.question;
      labels = new Map(options.map((option) => [option.id, this.fill(option.label, place.market)]));
      this.#options.set(place, labels);
    }
    return labels.get(id) ?? this.fill(id, place.market);
  }

  /** Every test of a condition, for rules of a market, those within a `not` turned round. */
  testsOf(condition: Condition, market: string | null): readonly AskedTest[] {
    let conditions = this.#tests.get(market);
    if (conditions === undefined) {
      conditions = new Map<Condition, readonly AskedTest[]>();
      this.#tests.set(market, conditions);
    }
    const known = conditions.get(condition);
    if (known !== undefined) return known;
    const found: AskedTest[] = [];
    this.#collect(condition, market, false, found);
    conditions.set(condition, found);
    return found;
  }

  #collect(condition: Condition, market: string | null, negated: boolean, found: AskedTest[]): void {
    for (const [question, tested] of testsOf(condition)) {
      const place = this.#layout.find(question, market);
      if (place === undefined) continue;
      const formula = placeFormula(place, tested);
      const expected = this.expected(place, tested);
      found.push({
        place,
        formula: negated ? negate(formula) : formula,
        expected: negated ? `not: ${expected}` : expected,
      });
    }
    for (const part of partsOf(condition))
      this.#collect(part, market, part === condition.not ? !negated : negated, found);
  }

  /** A test in words. */
  expected(place: Place, tested: Test): string {
    const either = (options: string | readonly string[]): string =>
      [options]
        .flat()
        .map((option) => this.option(place, option))
        .join(' or ');
    if (!isComparison(tested)) return either(tested);
    const unit = place.question.unit === undefined ? '' : ` ${place.question.unit}`;
    const bound = (words: string, value: string | number | undefined): readonly string[] => {
      if (value === undefined) return [];
      return [`${words} ${typeof value === 'number' ? `${value}${unit}` : this.option(place, value)}`];
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

const known = new WeakMap<Layout, RuleWords>();

/** Those of a pack that is laid out like this. */
export function ruleWordsOf(layout: Layout, markets: readonly Market[]): RuleWords {
  const before = known.get(layout);
  if (before !== undefined) return before;
  const words = new RuleWords(layout, markets);
  known.set(layout, words);
  return words;
}
