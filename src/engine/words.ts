import type { Condition, Market, Test, TestedAnswer } from '../schema/types.ts';
import { isComparison, partsOf, testsOf } from './conditions.ts';
import { noBit, notApplicableBit, yesBit } from './domain.ts';
import { negate, type Formula } from './formula.ts';
import { placeFormula } from './condition-formula.ts';
import type { AnswerSets, Layout, Place } from './slots.ts';
import { canFalse, canTrue, stateOf } from './state.ts';

const notApplicableWords = 'Does not apply';
const anythingWords = 'Not known';

/** Turns the places, sets and tests of one evaluation into words, with the titles of markets filled in. */
export class Words {
  readonly #layout: Layout;
  readonly #effective: AnswerSets;
  readonly #titles: ReadonlyMap<string, string>;
  readonly #asked = new Map<Place, string>();
  readonly #answered = new Map<Place, string>();

  constructor(layout: Layout, effective: AnswerSets, markets: readonly Market[]) {
    this.#layout = layout;
    this.#effective = effective;
    this.#titles = new Map(markets.map((market) => [market.id, market['in-text'] ?? market.title]));
  }

  /** A text of the pack for a market: {market} stands for its title. */
  fill(text: string, market: string | null): string {
    return market === null ? text : text.replaceAll('{market}', this.#titles.get(market) ?? market);
  }

  ask(place: Place): string {
    return remembered(this.#asked, place, () => this.fill(place.question.ask, place.market));
  }

  option(place: Place, id: string): string {
    if (id === 'not-applicable') return notApplicableWords;
    const option = place.question.options?.find((candidate) => candidate.id === id);
    return this.fill(option?.label ?? id, place.market);
  }

  /** The answers still possible at a place, one by one. */
  possible(place: Place, effective: AnswerSets = this.#effective): readonly string[] {
    const { domain, slot } = place;
    const set = effective[slot] ?? 0;
    const hidden = (set & notApplicableBit) !== 0 ? [notApplicableWords] : [];
    if (domain.type === 'number') return [...hidden, ...this.#bins(place, set)];
    if (domain.type === 'many') {
      return [...domain.bits].flatMap(([option, offset]) =>
        ((effective[slot + offset] ?? 0) & yesBit) !== 0 ? [this.option(place, option)] : [],
      );
    }
    const options = [...domain.bits].flatMap(([option, bit]) =>
      (set & bit) !== 0 ? [this.option(place, option)] : [],
    );
    return [...hidden, ...options];
  }

  #bins(place: Place, set: number): readonly string[] {
    if (place.domain.type !== 'number') return [];
    const { cuts } = place.domain;
    const unit = place.question.unit === undefined ? '' : ` ${place.question.unit}`;
    return Array.from({ length: cuts.length + 1 }, (_, bin): string | undefined => {
      if ((set & (1 << (bin + 1))) === 0) return undefined;
      const [from, to] = [cuts[bin - 1], cuts[bin]];
      const lower = from && (from.above ? `more than ${from.value}` : `at least ${from.value}`);
      const upper = to && (to.above ? `at most ${to.value}` : `less than ${to.value}`);
      return [lower, upper].filter((part) => part !== undefined).join(', ') + unit;
    }).filter((words) => words !== undefined);
  }

  /** The answer set at a place in words: one answer, those still possible, or that nothing is known. */
  answer(place: Place): string {
    return remembered(this.#answered, place, () => this.answerIn(place, this.#effective));
  }

  /** The same for other answer sets. */
  answerIn(place: Place, effective: AnswerSets): string {
    const { domain, slot } = place;
    const set = effective[slot] ?? 0;
    if (set === notApplicableBit) return notApplicableWords;
    if (domain.type === 'many') return this.#chosen(place, effective);
    if ((set | notApplicableBit) === domain.full) return anythingWords;
    return this.possible(place, effective).join(' or ');
  }

  #chosen(place: Place, effective: AnswerSets): string {
    const sets = [...(place.domain.type === 'many' ? place.domain.bits : [])].map(
      ([option, offset]) => [option, (effective[place.slot + offset] ?? 0) & ~notApplicableBit] as const,
    );
    const unsure = sets
      .filter(([, set]) => set === (noBit | yesBit))
      .map(([option]) => this.option(place, option));
    if (unsure.length === sets.length) return anythingWords;
    const chosen = sets.filter(([, set]) => set === yesBit).map(([option]) => this.option(place, option));
    const parts = [...chosen, ...unsure.map((option) => `perhaps ${option}`)];
    return parts.length === 0 ? 'None of these' : parts.join('; ');
  }

  /** Every answer that a condition looks at, with what it expects and whether that is so. */
  tested(condition: Condition | undefined, market: string | null): readonly TestedAnswer[] {
    const found: TestedAnswer[] = [];
    if (condition !== undefined) this.#collect(condition, market, false, found);
    return found;
  }

  #collect(condition: Condition, market: string | null, negated: boolean, found: TestedAnswer[]): void {
    for (const [question, tested] of testsOf(condition)) {
      const place = this.#layout.find(question, market);
      if (place === undefined) continue;
      const formula = placeFormula(place, tested);
      const expected = this.expected(place, tested);
      found.push({
        question,
        market: place.market,
        ask: this.ask(place),
        expected: negated ? `not: ${expected}` : expected,
        answer: this.answer(place),
        state: stateOf(holds(negated ? negate(formula) : formula, this.#effective)),
      });
    }
    for (const part of partsOf(condition)) {
      this.#collect(part, market, part === condition.not ? !negated : negated, found);
    }
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

function remembered(known: Map<Place, string>, place: Place, work: () => string): string {
  const before = known.get(place);
  if (before !== undefined) return before;
  const words = work();
  known.set(place, words);
  return words;
}

/** The state of a single test of one question; more than one part only where a list of options is included. */
function holds(formula: Formula, effective: AnswerSets): number {
  switch (formula.kind) {
    case 'constant':
      return formula.value ? canTrue : canFalse;
    case 'test': {
      const set = effective[formula.slot] ?? formula.full;
      return ((set & formula.mask) !== 0 ? canTrue : 0) | ((set & ~formula.mask) !== 0 ? canFalse : 0);
    }
    default: {
      const parts = formula.parts.map((part) => holds(part, effective));
      const any = formula.kind === 'any';
      const some = parts.reduce((joined, part) => joined | part, 0);
      const both = parts.reduce((joined, part) => joined & part, canTrue | canFalse);
      return any ? (some & canTrue) | (both & canFalse) : (both & canTrue) | (some & canFalse);
    }
  }
}
