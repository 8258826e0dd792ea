import type { Pack } from '../rule-pack/rule-pack.ts';
import type { Question } from '../schema/types.ts';
import { fillMarket, nameInText } from '../values/market-text.ts';

/** A question with its texts as they read for one market, or for the company. */
export function worded(pack: Pack, question: Question, market: string | null): Question {
  const definition = pack.markets.find(({ id }) => id === market);
  if (definition === undefined) return question;
  const name = nameInText(definition);
  const fill = (text: string): string => fillMarket(text, name);
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
