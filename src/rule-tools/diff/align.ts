import type { Pack } from '../../rule-pack/rule-pack.ts';
import type { Market, Question } from '../../schema/types.ts';
import { alignQuestions, type PlacedQuestion, type QuestionPair, type Side } from './align-questions.ts';
import { renamedPack, type Names } from './rename.ts';

/**
 * Two packs made comparable: the same questions with the same options in the same order, under the names of the new
 * pack, each with its own rules, scores and visibility. A question of one pack only is asked in the other too, where no
 * rule looks at it. So one company answers both, and answer sets of one are answer sets of the other.
 */
export interface Aligned {
  readonly old: Pack;
  readonly new: Pack;
  readonly questions: readonly QuestionPair[];
  /** Names of old questions and options as they are in the aligned packs. */
  readonly names: Names;
}

export function align(before: Pack, after: Pack): Aligned {
  const common = after.markets.filter(({ id }) => before.markets.some((market) => market.id === id));
  const ids = new Set(common.map(({ id }) => id));
  const oldMarkets = before.markets.filter(({ id }) => ids.has(id));
  const { pairs, names } = alignQuestions(placed(before, oldMarkets), placed(after, common));
  const renamed = renamedPack({ ...before, markets: oldMarkets }, names);
  return {
    old: withQuestions(renamed, renamed.markets, pairs, 'old'),
    new: withQuestions(after, common, pairs, 'new'),
    questions: pairs,
    names,
  };
}

const placed = (pack: Pack, markets: readonly Market[]): readonly PlacedQuestion[] => [
  ...pack.questionnaire.questions.map((question) => ({ question, market: null })),
  ...markets.flatMap(({ id, questions = [] }) => questions.map((question) => ({ question, market: id }))),
];

function withQuestions(
  pack: Pack,
  markets: readonly Market[],
  pairs: readonly QuestionPair[],
  side: Side,
): Pack {
  const of = (market: string | null): readonly Question[] =>
    pairs.filter((pair) => pair.market === market).map((pair) => pair.aligned[side]);
  return {
    ...pack,
    questionnaire: { ...pack.questionnaire, questions: of(null) },
    markets: markets.map((market) => ({ ...market, questions: of(market.id) })),
  };
}
