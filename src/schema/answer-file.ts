import type { AnswerFile, AnswerValue } from './types.ts';

/** The answer that leaves everything open; no option may have this id. */
export const dontKnow = 'dont-know';

/** Names a question in the scope in which it is asked. */
export interface QuestionRef {
  readonly question: string;
  /** Null for a question asked once for the company. */
  readonly market: string | null;
}

/** The answers for the company (null) or for a market. */
export const answersIn = ({ answers, markets }: AnswerFile, market: string | null): AnswerFile['answers'] =>
  (market === null ? answers : markets?.[market]) ?? {};

/** The answer to a question, or undefined if there is none. */
export function answerTo(file: AnswerFile, { question, market }: QuestionRef): AnswerValue | undefined {
  const answers = answersIn(file, market);
  return Object.hasOwn(answers, question) ? answers[question] : undefined;
}

/** The reference to a question that is given in full. */
export const refOf = (asked: {
  readonly question: { readonly id: string };
  readonly market: string | null;
}): QuestionRef => ({ question: asked.question.id, market: asked.market });
