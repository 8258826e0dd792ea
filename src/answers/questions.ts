import type { Pack } from '../rule-pack/rule-pack.ts';
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

/** A question with its texts as they read for one market, or for the company. */
export function worded(pack: Pack, question: Question, market: string | null): Question {
  const place = pack.markets.find(({ id }) => id === market);
  if (place === undefined) return question;
  const fill = (text: string): string => text.replaceAll('{market}', () => place['in-text'] ?? place.title);
  const options = question.options?.map((option) => ({
    ...option,
    label: fill(option.label),
    ...(option.hint === undefined ? {} : { hint: fill(option.hint) }),
  }));
  return {
    ...question,
    ask: fill(question.ask),
    why: fill(question.why),
    ...(options === undefined ? {} : { options }),
  };
}
