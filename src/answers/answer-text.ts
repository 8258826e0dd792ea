import type { AnswerValue, Question } from '../schema/types.ts';
import { isList } from '../source/node.ts';
import { dontKnow } from '../schema/answer-file.ts';
import { withUnit } from '../values/quantity.ts';

/** An answer as a person would say it. */
export function answerText(value: AnswerValue, question: Question): string {
  const label = (option: string): string =>
    question.options?.find(({ id }) => id === option)?.label ?? option;
  if (value === dontKnow) return "Don't know";
  if (typeof value === 'string') return label(value);
  if (typeof value === 'number') return withUnit(value, question.unit);
  if (isList(value)) return value.length === 0 ? 'None of these' : value.map(label).join('; ');
  if (value.between !== undefined) return withUnit(`between ${value.between.join(' and ')}`, question.unit);
  return `Not certain: ${(value['one-of'] ?? []).map(label).join(', or ')}`;
}
