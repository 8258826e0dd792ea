import type { Condition, Market, TestedAnswer } from '../../schema/types.ts';
import { noBit, notApplicableBit, yesBit, type Cut } from '../space/domain.ts';
import type { Formula } from '../conditions/formula.ts';
import { notApplicableWords, ruleWordsOf, type RuleWords } from './condition-text.ts';
import type { AnswerSets, Layout, Place } from '../space/layout.ts';
import { canFalse, canTrue, stateOf } from '../conditions/tristate.ts';

const anythingWords = 'Not known';

/** Turns the places, sets and tests of one evaluation into words, with the titles of markets filled in. */
export class Words {
  readonly #rules: RuleWords;
  readonly #effective: AnswerSets;
  readonly #answered = new Map<Place, string>();

  constructor(layout: Layout, effective: AnswerSets, markets: readonly Market[]) {
    this.#rules = ruleWordsOf(layout, markets);
    this.#effective = effective;
  }

  /** A text of the pack for a market: {market} stands for its title. */
  fill(text: string, market: string | null): string {
    return this.#rules.fill(text, market);
  }

  ask(place: Place): string {
    return this.#rules.ask(place);
  }

  option(place: Place, id: string): string {
    return this.#rules.option(place, id);
  }

  /** The answers still possible at a place, one by one. */
  possible(place: Place, effective: AnswerSets = this.#effective): readonly string[] {
    const { domain, slot } = place;
    const set = effective[slot] ?? 0;
    const hidden = (set & notApplicableBit) !== 0 ? [notApplicableWords] : [];
    if (domain.type === 'number') return [...hidden, ...binWords(domain.cuts, set, unitOf(place))];
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

  /** The answer set at a place in words: one answer, those still possible, or that nothing is known. */
  answer(place: Place): string {
    const known = this.#answered.get(place);
    if (known !== undefined) return known;
    const words = this.answerIn(place, this.#effective);
    this.#answered.set(place, words);
    return words;
  }

  /** The same for other answer sets. */
  answerIn(place: Place, effective: AnswerSets): string {
    const { domain, slot } = place;
    const set = effective[slot] ?? 0;
    if (set === notApplicableBit) return notApplicableWords;
    if (domain.type === 'many') return this.#chosen(place, domain.bits, effective);
    if ((set | notApplicableBit) === domain.full) return anythingWords;
    return this.possible(place, effective).join(' or ');
  }

  #chosen(place: Place, choices: ReadonlyMap<string, number>, effective: AnswerSets): string {
    const sets = [...choices].map(
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
    if (condition === undefined) return [];
    return this.#rules.testsOf(condition, market).map(({ place, formula, expected }): TestedAnswer => ({
      question: place.question.id,
      market: place.market,
      ask: this.ask(place),
      expected,
      answer: this.answer(place),
      state: stateOf(holds(formula, this.#effective)),
    }));
  }
}

const unitOf = ({ question }: Place): string => (question.unit === undefined ? '' : ` ${question.unit}`);

/** The ranges of a number that are still possible, each by its bounds. */
function binWords(cuts: readonly Cut[], set: number, unit: string): readonly string[] {
  const from = ({ above, value }: Cut): string => (above ? `more than ${value}` : `at least ${value}`);
  const to = ({ above, value }: Cut): string => (above ? `at most ${value}` : `less than ${value}`);
  return Array.from({ length: cuts.length + 1 }, (_, bin) => {
    const bounds = [...cuts.slice(0, bin).slice(-1).map(from), ...cuts.slice(bin, bin + 1).map(to)];
    return (set & (2 << bin)) === 0 ? [] : [bounds.join(', ') + unit];
  }).flat();
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
