import { withOverrides } from '../../analysis/what-if/what-if.ts';
import type { AnswerFile, AnswerValue } from '../../schema/types.ts';
import type { Questions, Step } from './navigation.ts';
import { questionKey } from './question-ref.ts';

/** A step at which other answers are tried; the session's own stay as they are. */
export type TryingStep = Extract<Step, { readonly kind: 'what-if' | 'other-answer' }>;

/** The answers with those tried in their place. */
export const triedAnswers = ({ pack }: Questions, answers: AnswerFile, { tried }: TryingStep): AnswerFile =>
  withOverrides({ pack }, answers, tried);

/** The step once another answer is tried. */
export function trying(step: TryingStep & { readonly kind: 'other-answer' }, value: AnswerValue): TryingStep {
  const { question, market, tried } = step;
  const others = tried.filter((one) => questionKey(one) !== questionKey(step));
  return { kind: 'what-if', tried: [...others, { question, market, value }] };
}
