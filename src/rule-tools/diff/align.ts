import type { Pack } from '../../rule-pack/rule-pack.ts';
import type { Market, Question } from '../../schema/types.ts';
import { alignQuestions, type ScopedQuestion, type QuestionPair, type PackSide } from './align-questions.ts';
import { renamedPack, type NewNames } from './rename.ts';

/**
 * Two packs made comparable: the same questions with the same options in the same order, under the ids of the new pack,
 * each pack with its own rules, scores and visibility. A question of one pack only is added to the other, where no rule
 * tests it. So one company answers both, and answer sets of one are answer sets of the other.
 */
export interface Aligned {
  readonly old: Pack;
  readonly new: Pack;
  readonly questions: readonly QuestionPair[];
  /** Ids in the aligned packs for questions and options of the old one. */
  readonly names: NewNames;
}

export function align(before: Pack, after: Pack): Aligned {
  const common = after.markets.filter(({ id }) => before.markets.some((market) => market.id === id));
  const ids = new Set(common.map(({ id }) => id));
  const oldMarkets = before.markets.filter(({ id }) => ids.has(id));
  const { pairs, names } = alignQuestions(
    scopedQuestions(before, oldMarkets),
    scopedQuestions(after, common),
  );
  const renamed = renamedPack({ ...before, markets: oldMarkets }, names);
  return {
    old: withQuestions(renamed, renamed.markets, pairs, 'old'),
    new: withQuestions(after, common, pairs, 'new'),
    questions: pairs,
    names,
  };
}

const scopedQuestions = (pack: Pack, markets: readonly Market[]): readonly ScopedQuestion[] => [
  ...pack.questionnaire.questions.map((question) => ({ question, market: null })),
  ...markets.flatMap(({ id, questions = [] }) => questions.map((question) => ({ question, market: id }))),
];

function withQuestions(
  pack: Pack,
  markets: readonly Market[],
  pairs: readonly QuestionPair[],
  side: PackSide,
): Pack {
  const of = (market: string | null): readonly Question[] =>
    pairs.filter((pair) => pair.market === market).map((pair) => pair.aligned[side]);
  return {
    ...pack,
    questionnaire: { ...pack.questionnaire, questions: of(null) },
    markets: markets.map((market) => ({ ...market, questions: of(market.id) })),
  };
}
