import { answerText } from '../../answers/answer-text.ts';
import { worded } from '../../answers/questions.ts';
import type { AnswerValue } from '../../schema/types.ts';
import { askedIn, type FlowState, type Questions } from '../state/navigation.ts';
import type { FlowEvent } from '../state/reducer.ts';
import { questionKey } from '../state/question-ref.ts';
import { progressOf } from '../state/progress.ts';
import type { Choice, Screen } from './screen.ts';
import { triedAnswers, type TryingStep } from '../state/what-if.ts';
import { whatIfLines } from './what-if-text.ts';
import { answerTo, refOf } from '../../schema/answer-file.ts';

/** Ids of the rows that are no questions; no question is called so, for they hold a colon. */
const rows = { back: ':back', forget: ':forget' };

/** What the answers tried so far would change, and the questions of which another answer can be tried. */
export function whatIfScreen(
  questions: Questions,
  state: FlowState,
  step: TryingStep,
): Omit<Screen, 'notices'> {
  const { tried } = step;
  const answers = triedAnswers(questions, state.answers, step);
  const row = (id: string, label: string, hint: string | null): Choice => ({ id, label, hint, group: null });
  const choices: readonly Choice[] = [
    row(rows.back, 'Back to the review', 'your answers stay as they are'),
    ...(tried.length === 0 ? [] : [row(rows.forget, 'Begin again', 'forget what was tried')]),
    ...askedIn(questions, answers).map((place) => {
      const name = refOf(place);
      const question = worded(questions.pack, place.question, place.market);
      const words = (value: AnswerValue | undefined): string =>
        value === undefined ? 'open' : answerText(value, question);
      const now = words(answerTo(answers, name));
      const isTried = tried.some((one) => questionKey(one) === questionKey(name));
      const was = words(answerTo(state.answers, name));
      return row(questionKey(name), question.ask, isTried ? `${was} \u2192 ${now} (tried)` : now);
    }),
  ];
  return {
    title: 'Born Global',
    progress: progressOf(questions, state),
    section: null,
    ask: 'What if\u2026',
    details:
      tried.length === 0
        ? ['Choose a question and try another answer. Nothing of it is saved.']
        : whatIfLines(questions.whatIf(state.answers, tried)),
    input: { kind: 'one', choices, selected: choices[0]?.id ?? null },
    help: null,
    note: null,
    before: null,
    commands: ['back', 'quit'],
  };
}

/** What choosing a row of that screen means. */
export function whatIfEvent(questions: Questions, state: FlowState, step: TryingStep, id: string): FlowEvent {
  if (id === rows.forget) return { kind: 'what-if', step: { kind: 'what-if', tried: [] } };
  const { tried } = step;
  const name = askedIn(questions, triedAnswers(questions, state.answers, step))
    .map(refOf)
    .find((one) => questionKey(one) === id);
  return name === undefined
    ? { kind: 'back' }
    : { kind: 'what-if', step: { kind: 'other-answer', tried, ...name } };
}
