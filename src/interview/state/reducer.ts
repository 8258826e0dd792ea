import type { AnswerFile, AnswerValue } from '../../schema/types.ts';
import {
  askedIn,
  firstOpen,
  following,
  goBack,
  goOn,
  nextOpen,
  type FlowState,
  type News,
  type Questions,
  type Step,
} from './navigation.ts';
import { dependants, questionKey, withAnswer } from './question-ref.ts';
import { trying, type TryingStep } from './what-if.ts';
import { answerTo, type QuestionRef, refOf } from '../../schema/answer-file.ts';

export type FlowEvent =
  | { readonly kind: 'begin'; readonly how: 'resume' | 'again' | 'review' | 'finish' }
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'markets'; readonly markets: readonly string[] }
  | { readonly kind: 'answer'; readonly value: AnswerValue }
  | { readonly kind: 'jump'; readonly to: Step }
  | { readonly kind: 'what-if'; readonly step: TryingStep }
  | {
      readonly kind:
        'back' | 'forward' | 'note' | 'review' | 'continue' | 'enough' | 'left' | 'finish' | 'quit';
    };

export const startOf = (answers: AnswerFile): FlowState => ({
  answers,
  step: { kind: 'welcome' },
  reopened: new Set(),
  course: 'guided',
  trail: [],
  parked: {},
  fromReview: false,
  origin: null,
  news: null,
});

/** Where an event leads. An event that makes no sense at this step leads nowhere. */
export function advance(questions: Questions, before: FlowState, event: FlowEvent): FlowState {
  const state = { ...before, news: null };
  const to = (step: Step): FlowState => ({ ...state, step, fromReview: false });
  switch (event.kind) {
    case 'quit':
      return to({ kind: 'done', how: 'quit' });
    case 'finish':
      return to({ kind: 'done', how: 'finished' });
    case 'review':
      return { ...to({ kind: 'review' }), origin: state.step };
    case 'begin':
      return begin(questions, state, event.how);
    case 'continue':
      return goOn(questions, to(state.step));
    case 'enough':
    case 'left':
      return { ...to({ kind: event.kind }), origin: state.step };
    case 'jump':
      return { ...to(event.to), fromReview: true };
    case 'what-if':
      return { ...state, step: event.step };
    case 'note':
      return state.step.kind === 'question' ? { ...state, step: { ...state.step, kind: 'note' } } : state;
    case 'back':
      return { ...state, ...goBack(questions, state) };
    case 'forward':
      return to(following(questions, state));
    case 'text':
      return takeText(questions, state, event.text);
    case 'markets':
      return takeMarkets(questions, state, event.markets);
    case 'answer':
      return takeAnswer(questions, state, event.value);
  }
}

function begin(
  questions: Questions,
  state: FlowState,
  how: 'resume' | 'again' | 'review' | 'finish',
): FlowState {
  const asked = askedIn(questions, state.answers);
  switch (how) {
    case 'review':
      return { ...state, step: { kind: 'review' } };
    case 'finish':
      return { ...state, step: { kind: 'done', how: 'finished' } };
    case 'again': {
      const answered = asked.map(refOf).filter((name) => answerTo(state.answers, name) !== undefined);
      return { ...state, step: { kind: 'company' }, reopened: new Set(answered.map(questionKey)) };
    }
    case 'resume':
      return { ...state, step: resumeAt(questions, state) };
  }
}

function resumeAt(questions: Questions, state: FlowState): Step {
  const { answers, markets } = state.answers;
  const hasChosen = questions.pack.markets.length === 0 || Object.keys(markets ?? {}).length > 0;
  if (!hasChosen) return { kind: Object.keys(answers).length === 0 ? 'company' : 'markets' };
  return firstOpen(questions, state);
}

function takeText(questions: Questions, state: FlowState, text: string): FlowState {
  const { step, answers, fromReview } = state;
  if (step.kind === 'note')
    return { ...state, step: { ...step, kind: 'question' }, answers: withNote(answers, step, text) };
  if (step.kind !== 'company' && step.kind !== 'respondent') return state;
  const updated = text === '' ? without(answers, step.kind) : { ...answers, [step.kind]: text };
  const next: Step = fromReview ? { kind: 'review' } : following(questions, state);
  return {
    ...state,
    answers: updated,
    fromReview: false,
    step: isQuestion(next) ? firstOpen(questions, state) : next,
  };
}

const isQuestion = ({ kind }: Step): boolean => kind === 'question';

function withNote(answers: AnswerFile, { question, market }: QuestionRef, text: string): AnswerFile {
  const others = (answers.notes ?? []).filter(
    (note) => note.question !== question || (note.market ?? null) !== market,
  );
  const note = { question, ...(market === null ? {} : { market }), text };
  const notes = text === '' ? others : [...others, note];
  return notes.length === 0 ? without(answers, 'notes') : { ...answers, notes };
}

function without(answers: AnswerFile, key: 'company' | 'respondent' | 'notes'): AnswerFile {
  const rest = { ...answers };
  if (key === 'company') delete rest.company;
  else if (key === 'respondent') delete rest.respondent;
  else delete rest.notes;
  return rest;
}

function takeMarkets(questions: Questions, state: FlowState, chosen: readonly string[]): FlowState {
  if (state.step.kind !== 'markets') return state;
  const known = { ...state.parked, ...(state.answers.markets ?? {}) };
  const ids = questions.pack.markets.map(({ id }) => id);
  const pick = (wanted: (id: string) => boolean): NonNullable<AnswerFile['markets']> =>
    Object.fromEntries(ids.filter(wanted).map((id) => [id, known[id] ?? {}]));
  const answers = { ...state.answers, markets: pick((id) => chosen.includes(id)) };
  const next = { ...state, answers, parked: pick((id) => !chosen.includes(id)), fromReview: false };
  return { ...next, step: firstOpen(questions, next) };
}

function takeAnswer(questions: Questions, state: FlowState, value: AnswerValue): FlowState {
  const { step } = state;
  if (step.kind === 'other-answer') return { ...state, step: trying(step, value) };
  if (step.kind !== 'question') return state;
  const before = answerTo(state.answers, step);
  const answers = withAnswer(state.answers, step, value);
  const isEdit = before !== undefined && JSON.stringify(before) !== JSON.stringify(value);
  const reopened = new Set(state.reopened);
  reopened.delete(questionKey(step));
  const news = isEdit ? reopen(questions, state.answers, answers, step, reopened) : null;
  const key = questionKey(step);
  const trail = state.trail.includes(key) ? state.trail : [...state.trail, key];
  const next = { ...state, answers, reopened, trail, news, fromReview: false };
  return { ...next, step: nextOpen(questions, next, step) ?? { kind: 'review' } };
}

/** Adds the answers that depended on an edited one to those that are asked again. */
function reopen(
  { placesOf }: Questions,
  before: AnswerFile,
  after: AnswerFile,
  edited: QuestionRef,
  reopened: Set<string>,
): News | null {
  const places = placesOf(after);
  const depending = dependants(places, edited);
  const answered = places.filter(
    (place) => depending.has(questionKey(refOf(place))) && answerTo(after, refOf(place)) !== undefined,
  );
  const hiddenBefore = new Set(
    placesOf(before)
      .filter(({ applies }) => applies === 'false')
      .map((place) => questionKey(refOf(place))),
  );
  const again = answered.filter(({ applies }) => applies !== 'false');
  const hidden = answered.filter(
    (place) => place.applies === 'false' && !hiddenBefore.has(questionKey(refOf(place))),
  );
  for (const place of answered) reopened.add(questionKey(refOf(place)));
  return again.length + hidden.length === 0 ? null : { reopened: again.length, hidden: hidden.length };
}
