import type { Pack } from '../pack/pack.ts';
import type { Question } from '../schema/types.ts';

/** The answer that leaves everything open; no option may be called so. */
export const dontKnow = 'dont-know';

/** The questions asked once for the company, in the order in which they are asked. */
export const companyQuestions = (pack: Pack): readonly Question[] =>
  pack.questionnaire.questions.filter(({ per }) => per === undefined);

/** The questions asked for one market: those of every market, then its own. */
export function marketQuestions(pack: Pack, market: string): readonly Question[] {
  const own = pack.markets.find(({ id }) => id === market)?.questions ?? [];
  return [...pack.questionnaire.questions.filter(({ per }) => per === 'market'), ...own];
}

/** The questions asked in one place: for the company (null), or for a market. */
export const questionsAt = (pack: Pack, market: string | null): readonly Question[] =>
  market === null ? companyQuestions(pack) : marketQuestions(pack, market);

/** The text of a question as it is asked, for one market or for the company. */
export function askOf(pack: Pack, question: Question, market: string | null): string {
  return fillMarket(pack, question.ask, market);
}

/** A text in which `{market}` stands for the title of a market. */
export function fillMarket(pack: Pack, text: string, market: string | null): string {
  const title = pack.markets.find(({ id }) => id === market)?.title;
  return title === undefined ? text : text.replaceAll('{market}', () => title);
}
