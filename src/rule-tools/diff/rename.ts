import type { Pack } from '../../rule-pack/rule-pack.ts';
import type {
  Condition,
  EntryMode,
  Factor,
  Market,
  Question,
  Recommendation,
  Requirement,
  Test,
} from '../../schema/types.ts';

/** Maps old ids of questions and options to new ones. */
export interface NewNames {
  readonly question: (id: string) => string;
  /** @param by its old id */
  readonly option: (question: string, id: string) => string;
}

/** The pack with new ids for questions and options, in all rules that use them. */
export function renamedPack(pack: Pack, names: NewNames): Pack {
  const rename = new Rename(names);
  return {
    ...pack,
    questionnaire: { ...pack.questionnaire, questions: pack.questionnaire.questions.map(rename.question) },
    readiness: { ...pack.readiness, gates: pack.readiness.gates.map(rename.rule) },
    entryModes: { modes: pack.entryModes.modes.map(rename.mode) },
    recommendations: {
      ...pack.recommendations,
      recommendations: pack.recommendations.recommendations.map(rename.recommendation),
    },
    markets: pack.markets.map(rename.market),
  };
}

/** A question with new ids for itself, its options and the questions in its condition. */
export const renamedQuestion = (question: Question, names: NewNames): Question =>
  new Rename(names).question(question);

class Rename {
  readonly #names: NewNames;

  constructor(names: NewNames) {
    this.#names = names;
  }

  readonly rule = <Rule extends { readonly when: Condition }>(rule: Rule): Rule => ({
    ...rule,
    when: this.condition(rule.when),
  });

  readonly question = (question: Question): Question => ({
    ...question,
    id: this.#names.question(question.id),
    ...(question['show-when'] === undefined ? {} : { 'show-when': this.condition(question['show-when']) }),
    ...(question.options === undefined
      ? {}
      : {
          options: question.options.map((option) => ({
            ...option,
            id: this.#names.option(question.id, option.id),
          })),
        }),
  });

  readonly mode = (mode: EntryMode): EntryMode => ({
    ...mode,
    requires: mode.requires.map(this.rule<Requirement>),
    factors: mode.factors.map(this.rule<Factor>),
    ...(mode.then === undefined
      ? {}
      : {
          then: mode.then.map((step) => ({
            ...step,
            ...(step.when === undefined ? {} : { when: this.condition(step.when) }),
          })),
        }),
  });

  readonly recommendation = (recommendation: Recommendation): Recommendation => ({
    ...recommendation,
    ...(recommendation.when === undefined ? {} : { when: this.condition(recommendation.when) }),
    ...(recommendation.improves === undefined
      ? {}
      : {
          improves: Object.fromEntries(
            Object.entries(recommendation.improves).map(([question, to]) => [
              this.#names.question(question),
              typeof to === 'string' ? this.#names.option(question, to) : to,
            ]),
          ),
        }),
  });

  readonly market = (market: Market): Market => ({
    ...market,
    questions: (market.questions ?? []).map(this.question),
    fit: market.fit.map(this.rule<Factor>),
    recommendations: (market.recommendations ?? []).map(this.recommendation),
    'entry-modes': (market['entry-modes'] ?? []).map((added) => ({
      ...added,
      requires: (added.requires ?? []).map(this.rule<Requirement>),
      factors: (added.factors ?? []).map(this.rule<Factor>),
    })),
    barriers: market.barriers.map((barrier) => ({
      ...barrier,
      ...(barrier['applies-when'] === undefined
        ? {}
        : { 'applies-when': this.condition(barrier['applies-when']) }),
      ...(barrier['reduced-by'] === undefined
        ? {}
        : {
            'reduced-by': barrier['reduced-by'].map((reduction) => ({
              ...reduction,
              when: this.condition(reduction.when),
            })),
          }),
    })),
  });

  condition(condition: Condition): Condition {
    const parts = Object.entries(condition).map(([key, value]): readonly [string, Condition[string]] => {
      if (key === 'all' || key === 'any') {
        const inner = condition[key];
        return [key, inner?.map((part) => this.condition(part))];
      }
      if (key === 'not')
        return [key, condition.not === undefined ? undefined : this.condition(condition.not)];
      return [this.#names.question(key), isTest(value) ? this.#test(key, value) : value];
    });
    return Object.fromEntries(parts);
  }

  #test(question: string, tested: Test): Test {
    const name = (option: string): string => this.#names.option(question, option);
    if (typeof tested === 'string') return name(tested);
    if (isList(tested)) return tested.map(name);
    return Object.fromEntries(
      Object.entries(tested).map(([key, value]) => [
        key,
        typeof value === 'number' ? value : typeof value === 'string' ? name(value) : value.map(name),
      ]),
    );
  }
}

/** True for the test of a question. */
const isTest = (value: Condition[string]): value is Test => value !== undefined;

const isList = (tested: Test): tested is readonly string[] => Array.isArray(tested);
