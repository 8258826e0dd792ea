import type { Question } from '../schema/types.ts';
import type { Pack } from './rule-pack.ts';

/** The questions asked once for the company, in the order in which they are asked. */
export const companyQuestions = (pack: Pack): readonly Question[] =>
  pack.questionnaire.questions.filter(({ per }) => per === undefined);

/** The questions asked for one market: those of every market, then its own. */
export function marketQuestions(pack: Pack, market: string): readonly Question[] {
  const own = pack.markets.find(({ id }) => id === market)?.questions ?? [];
  return [...pack.questionnaire.questions.filter(({ per }) => per === 'market'), ...own];
}

/** The questions asked in one scope: for the company (null), or for a market. */
export const questionsIn = (pack: Pack, market: string | null): readonly Question[] =>
  market === null ? companyQuestions(pack) : marketQuestions(pack, market);
