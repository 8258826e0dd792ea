import type { AnswerValue, Question } from '../schema/types.ts';
import { dontKnow } from './questions.ts';
import { isList } from '../source/node.ts';

/** An answer as a person would say it. */
export function answerWords(value: AnswerValue, question: Question): string {
  const label = (option: string): string =>
    question.options?.find(({ id }) => id === option)?.label ?? option;
  if (value === dontKnow) return "Don't know";
  if (typeof value === 'string') return label(value);
  if (typeof value === 'number') return withUnit(String(value), question);
  if (isList(value)) return value.length === 0 ? 'None of these' : value.map(label).join('; ');
  if (value.between !== undefined) return withUnit(`between ${value.between.join(' and ')}`, question);
  return `Not certain: ${(value['one-of'] ?? []).map(label).join(', or ')}`;
}

const withUnit = (number: string, { unit }: Question): string =>
  unit === undefined ? number : `${number} ${unit}`;
