import type { QuestionPlace } from '../engine/question-places.ts';
import type { Pack } from '../pack/pack.ts';
import type { AnswerFile, AnswerValue } from '../schema/types.ts';
import { answerAt, askedPlaces, dependants, keyOf, nameOf, withAnswer, type PlaceName } from './places.ts';

/** What an interview rests on; it does not change while it runs. */
export interface Questions {
  readonly pack: Pack;
  /** The questions and whether they apply, given answers; from the engine. */
  readonly placesOf: (answers: AnswerFile) => readonly QuestionPlace[];
}

export type Step =
  | { readonly kind: 'welcome' | 'company' | 'respondent' | 'markets' | 'review' }
  | ({ readonly kind: 'question' | 'note' } & PlaceName)
  | { readonly kind: 'done'; readonly how: 'finished' | 'quit' };

/** Where an interview stands. Never changed: each event gives another. */
export interface FlowState {
  readonly answers: AnswerFile;
  readonly step: Step;
  /** Keys of answered places that are asked again, their answers preselected. */
  readonly reopened: ReadonlySet<string>;
  /** Answers for markets that have been taken off the list, should they come back. */
  readonly parked: NonNullable<AnswerFile['markets']>;
  /** The step was reached from the review, and leads back there. */
  readonly fromReview: boolean;
  /** Where the review was asked for. */
  readonly origin: Step | null;
  /** What the last event brought about that the user should know. */
  readonly news: News | null;
}

/** An edit re-opened answers, or set some aside that no longer apply. */
export interface News {
  readonly reopened: number;
  readonly hidden: number;
}

export type FlowEvent =
  | { readonly kind: 'begin'; readonly how: 'resume' | 'again' | 'review' | 'finish' }
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'markets'; readonly markets: readonly string[] }
  | { readonly kind: 'answer'; readonly value: AnswerValue }
  | { readonly kind: 'jump'; readonly to: Step }
  | { readonly kind: 'back' | 'forward' | 'note' | 'review' | 'continue' | 'finish' | 'quit' };

export const startOf = (answers: AnswerFile): FlowState => ({
  answers,
  step: { kind: 'welcome' },
  reopened: new Set(),
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
      return to(nextOpen(questions, state, null) ?? { kind: 'review' });
    case 'jump':
      return { ...to(event.to), fromReview: true };
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
      const answered = asked.map(nameOf).filter((name) => answerAt(state.answers, name) !== undefined);
      return { ...state, step: { kind: 'company' }, reopened: new Set(answered.map(keyOf)) };
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

export const askedIn = ({ placesOf }: Questions, answers: AnswerFile): readonly QuestionPlace[] =>
  askedPlaces(placesOf(answers), answers);

export const isOpen = ({ answers, reopened }: FlowState, name: PlaceName): boolean =>
  answerAt(answers, name) === undefined || reopened.has(keyOf(name));

/** The open questions, in order. */
export const openPlaces = (questions: Questions, state: FlowState): readonly PlaceName[] =>
  askedIn(questions, state.answers)
    .map(nameOf)
    .filter((name) => isOpen(state, name));

/** The first open question after a place, else the first of all; null where nothing is open. */
function nextOpen(questions: Questions, state: FlowState, after: PlaceName | null): Step | null {
  const places = questions.placesOf(state.answers).map((place) => keyOf(nameOf(place)));
  const from = after === null ? -1 : places.indexOf(keyOf(after));
  const open = openPlaces(questions, state);
  const next = open.find((name) => places.indexOf(keyOf(name)) > from) ?? open[0];
  return next === undefined ? null : { kind: 'question', ...next };
}

function goBack(questions: Questions, { answers, step, fromReview, origin }: FlowState): Partial<FlowState> {
  if (step.kind === 'note') return { step: { ...step, kind: 'question' } };
  if (fromReview) return { step: { kind: 'review' }, fromReview: false };
  const before: readonly Step[] = [...openings(questions), ...questionSteps(questions, answers)];
  if (step.kind === 'review') {
    const from = before.find((one) => origin !== null && isSame(one, origin));
    return { step: from ?? before.at(-1) ?? step };
  }
  const at = before.findIndex((one) => isSame(one, step));
  return { step: before[at - 1] ?? step };
}

/** The step that follows in order, whether or not it is open. */
function following(questions: Questions, { answers, step }: FlowState): Step {
  const steps: readonly Step[] = [...openings(questions), ...questionSteps(questions, answers)];
  const at = steps.findIndex((one) => isSame(one, step));
  return at < 0 ? step : (steps[at + 1] ?? { kind: 'review' });
}

function openings({ pack }: Questions): readonly Step[] {
  const who = [{ kind: 'welcome' }, { kind: 'company' }, { kind: 'respondent' }] as const;
  return pack.markets.length === 0 ? who : [...who, { kind: 'markets' }];
}

const questionSteps = (questions: Questions, answers: AnswerFile): readonly Step[] =>
  askedIn(questions, answers).map((place): Step => ({ kind: 'question', ...nameOf(place) }));

function isSame(a: Step, b: Step): boolean {
  if (a.kind !== 'question' || b.kind !== 'question') return a.kind === b.kind;
  return keyOf(a) === keyOf(b);
}

function takeText(questions: Questions, state: FlowState, text: string): FlowState {
  const { step, answers, fromReview } = state;
  if (step.kind === 'note')
    return { ...state, step: { ...step, kind: 'question' }, answers: withNote(answers, step, text) };
  if (step.kind !== 'company' && step.kind !== 'respondent') return state;
  const told = text === '' ? without(answers, step.kind) : { ...answers, [step.kind]: text };
  const next: Step = fromReview ? { kind: 'review' } : following(questions, state);
  return {
    ...state,
    answers: told,
    fromReview: false,
    step: isQuestion(next) ? firstOpen(questions, state) : next,
  };
}

const isQuestion = ({ kind }: Step): boolean => kind === 'question';

const firstOpen = (questions: Questions, state: FlowState): Step =>
  nextOpen(questions, state, null) ?? { kind: 'review' };

function withNote(answers: AnswerFile, { question, market }: PlaceName, text: string): AnswerFile {
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
  if (step.kind !== 'question') return state;
  const before = answerAt(state.answers, step);
  const answers = withAnswer(state.answers, step, value);
  const isEdit = before !== undefined && JSON.stringify(before) !== JSON.stringify(value);
  const reopened = new Set(state.reopened);
  reopened.delete(keyOf(step));
  const news = isEdit ? reopen(questions, state.answers, answers, step, reopened) : null;
  const next = { ...state, answers, reopened, news, fromReview: false };
  return { ...next, step: nextOpen(questions, next, step) ?? { kind: 'review' } };
}

/** Adds the answers that depended on an edited one to those that are asked again. */
function reopen(
  { placesOf }: Questions,
  before: AnswerFile,
  after: AnswerFile,
  edited: PlaceName,
  reopened: Set<string>,
): News | null {
  const places = placesOf(after);
  const depending = dependants(places, edited);
  const answered = places.filter(
    (place) => depending.has(keyOf(nameOf(place))) && answerAt(after, nameOf(place)) !== undefined,
  );
  const hiddenBefore = new Set(
    placesOf(before)
      .filter(({ applies }) => applies === 'false')
      .map((place) => keyOf(nameOf(place))),
  );
  const again = answered.filter(({ applies }) => applies !== 'false');
  const hidden = answered.filter(
    (place) => place.applies === 'false' && !hiddenBefore.has(keyOf(nameOf(place))),
  );
  for (const place of answered) reopened.add(keyOf(nameOf(place)));
  return again.length + hidden.length === 0 ? null : { reopened: again.length, hidden: hidden.length };
}
