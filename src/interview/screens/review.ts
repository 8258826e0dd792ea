import { answerText } from '../../answers/answer-text.ts';
import { worded } from '../../answers/questions.ts';
import { askedIn, isOpen, openPlaces, type FlowState, type Questions } from '../state/navigation.ts';
import { type FlowEvent } from '../state/reducer.ts';
import { questionKey } from '../state/question-ref.ts';
import { progressOf, sectionOf } from '../state/progress.ts';
import type { Choice, Screen } from './screen.ts';
import { leftWords } from './text.ts';
import { answerTo, refOf } from '../../schema/answer-file.ts';

/** Ids of the rows of the review that are no questions; no question is called so, for they hold a colon. */
const rows = {
  continue: ':continue',
  finish: ':finish',
  company: ':company',
  respondent: ':respondent',
  markets: ':markets',
  whatIf: ':what-if',
};

/** Everything answered so far; each row leads to its question. */
export function reviewScreen(questions: Questions, state: FlowState): Omit<Screen, 'notices'> {
  const progress = progressOf(questions, state);
  const isComplete = openPlaces(questions, state).length === 0;
  const { answers } = state;
  const row = (id: string, label: string, hint: string | null, group: string | null): Choice => ({
    id,
    label,
    hint,
    group,
  });
  const chosen = questions.pack.markets.filter(({ id }) => answers.markets?.[id] !== undefined);
  const finish = isComplete ? 'Finish and see the report' : 'Finish here: the report shows what is open';
  const choices: readonly Choice[] = [
    ...(isComplete
      ? []
      : [row(rows.continue, `Go on with the next open question (${leftWords(progress)})`, null, null)]),
    row(rows.finish, finish, null, null),
    row(rows.whatIf, 'What if\u2026', 'try other answers without changing yours', null),
    row(rows.company, 'Company:', answers.company ?? 'left out', 'Who'),
    row(rows.respondent, 'Answered by:', answers.respondent ?? 'left out', 'Who'),
    ...(questions.pack.markets.length === 0
      ? []
      : [row(rows.markets, 'Markets:', chosen.map(({ title }) => title).join(', ') || 'not chosen', 'Who')]),
    ...askedIn(questions, answers).map((place): Choice => {
      const name = refOf(place);
      const question = worded(questions.pack, place.question, place.market);
      const value = answerTo(answers, name);
      const words = value === undefined ? 'open' : answerText(value, question);
      const again = value !== undefined && isOpen(state, name) ? ' (asked again)' : '';
      const noted = answers.notes?.some(
        (note) => note.question === name.question && (note.market ?? null) === name.market,
      );
      return row(
        questionKey(name),
        question.ask,
        `${words}${again}${noted === true ? ' [note]' : ''}`,
        sectionOf(questions, state, name)?.title ?? null,
      );
    }),
  ];
  return {
    title: 'Born Global',
    progress,
    section: null,
    ask: isComplete ? 'All questions are answered.' : 'Review',
    details: ['Choose a line to change its answer.'],
    input: { kind: 'one', choices, selected: choices[0]?.id ?? null },
    help: null,
    note: null,
    before: null,
    commands: ['back', 'quit'],
  };
}

/** What choosing a row of the review means. */
export function reviewEvent(questions: Questions, state: FlowState, id: string): FlowEvent {
  if (id === rows.continue) return { kind: 'continue' };
  if (id === rows.finish) return { kind: 'finish' };
  if (id === rows.whatIf) return { kind: 'what-if', step: { kind: 'what-if', tried: [] } };
  for (const kind of ['company', 'respondent', 'markets'] as const)
    if (id === rows[kind]) return { kind: 'jump', to: { kind } };
  const place = askedIn(questions, state.answers)
    .map(refOf)
    .find((name) => questionKey(name) === id);
  return place === undefined ? { kind: 'review' } : { kind: 'jump', to: { kind: 'question', ...place } };
}
