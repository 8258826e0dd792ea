import type { ApplicableQuestion } from '../../engine/applicable-questions.ts';
import type { Pack } from '../../rule-pack/rule-pack.ts';
import type { AnswerFile } from '../../schema/types.ts';
import type { AnswerOverride } from '../../analysis/what-if/settings.ts';
import type { WhatIf } from '../../analysis/what-if/what-if.ts';
import type { Guide } from './question-order.ts';
import { answersExcept, askedPlaces, questionKey } from './question-ref.ts';
import { answerTo, type QuestionRef, refOf } from '../../schema/answer-file.ts';

/** What an interview rests on; it does not change while it runs. */
export interface Questions {
  readonly pack: Pack;
  /** The questions and whether they apply, given answers; from the engine. */
  readonly placesOf: (answers: AnswerFile) => readonly ApplicableQuestion[];
  /** Null: all questions are asked, in the order of the questionnaire. */
  readonly guide: Guide | null;
  /** What other answers would change. */
  readonly whatIf: (answers: AnswerFile, overrides: readonly AnswerOverride[]) => WhatIf;
}

export type Step =
  | { readonly kind: 'welcome' | 'company' | 'respondent' | 'markets' | 'review' | 'enough' | 'left' }
  | ({ readonly kind: 'question' | 'note' } & QuestionRef)
  /** Other answers are tried, and stay outside of the session. */
  | { readonly kind: 'what-if'; readonly tried: readonly AnswerOverride[] }
  | ({ readonly kind: 'other-answer'; readonly tried: readonly AnswerOverride[] } & QuestionRef)
  | { readonly kind: 'done'; readonly how: 'finished' | 'quit' };

/** Where an interview stands. Never changed: each event gives another. */
export interface FlowState {
  readonly answers: AnswerFile;
  readonly step: Step;
  /** Keys of answered places that are asked again, their answers preselected. */
  readonly reopened: ReadonlySet<string>;
  /** Guided: the guide says what comes next, where there is one; whole: the rest of the questionnaire is asked. */
  readonly course: 'guided' | 'whole';
  /** Keys of places in the order in which they were answered. */
  readonly trail: readonly string[];
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

export const askedIn = ({ placesOf }: Questions, answers: AnswerFile): readonly ApplicableQuestion[] =>
  askedPlaces(placesOf(answers), answers);

export const isOpen = ({ answers, reopened }: FlowState, name: QuestionRef): boolean =>
  answerTo(answers, name) === undefined || reopened.has(questionKey(name));

/** The guide leads: there is one, and the user has not gone on beyond it. */
export const isGuided = (
  questions: Questions,
  { course }: FlowState,
): questions is Questions & { readonly guide: Guide } => questions.guide !== null && course === 'guided';

/** What has been said and is not asked again. */
export const saidIn = ({ answers, reopened }: FlowState): AnswerFile => answersExcept(answers, reopened);

/** The open questions, in order. */
export const openPlaces = (questions: Questions, state: FlowState): readonly QuestionRef[] =>
  askedIn(questions, state.answers)
    .map(refOf)
    .filter((name) => isOpen(state, name));

/** Nothing is open, or the guide, where there is one, has asked enough. */
export function isEnough(questions: Questions, state: FlowState): boolean {
  const open = openPlaces(questions, state);
  return open.length === 0 || questions.guide?.next(saidIn(state), open) === null;
}

/** To the next open question, beyond what a guide holds to be enough. */
export function goOn(questions: Questions, state: FlowState): FlowState {
  const next = nextOpen(questions, state, null);
  const whole: FlowState = { ...state, course: 'whole' };
  if (next?.kind === 'enough')
    return { ...whole, step: nextOpen(questions, whole, null) ?? { kind: 'review' } };
  return { ...state, step: next ?? { kind: 'review' } };
}

/**
 * The question that the guide names, or that enough has been asked; without a guide the first open question after a
 * place, else the first of all. Null where nothing is open.
 */
export function nextOpen(questions: Questions, state: FlowState, after: QuestionRef | null): Step | null {
  if (isGuided(questions, state)) {
    const open = openPlaces(questions, state);
    if (open.length === 0) return null;
    const next = questions.guide.next(saidIn(state), open);
    return next === null ? { kind: 'enough' } : { kind: 'question', ...next };
  }
  const places = questions.placesOf(state.answers).map((place) => questionKey(refOf(place)));
  const from = after === null ? -1 : places.indexOf(questionKey(after));
  const open = openPlaces(questions, state);
  const next = open.find((name) => places.indexOf(questionKey(name)) > from) ?? open[0];
  return next === undefined ? null : { kind: 'question', ...next };
}

export function goBack(questions: Questions, state: FlowState): Partial<FlowState> {
  const { step, fromReview, origin } = state;
  if (step.kind === 'note') return { step: { ...step, kind: 'question' } };
  if (step.kind === 'what-if') return { step: { kind: 'review' } };
  if (step.kind === 'other-answer') return { step: { kind: 'what-if', tried: step.tried } };
  if (fromReview) return { step: { kind: 'review' }, fromReview: false };
  if (step.kind === 'left') return { step: origin ?? { kind: 'review' } };
  const before = stepsOf(questions, state);
  if (step.kind === 'review') {
    const from = before.find((one) => origin !== null && isSame(one, origin));
    return { step: from ?? before.at(-1) ?? step };
  }
  const at = before.findIndex((one) => isSame(one, step));
  return { step: before[at - 1] ?? step };
}

/** The step that follows in order, whether or not it is open. */
export function following(questions: Questions, state: FlowState): Step {
  const steps = stepsOf(questions, state);
  const at = steps.findIndex((one) => isSame(one, state.step));
  return at < 0 ? state.step : (steps[at + 1] ?? { kind: 'review' });
}

/** All steps in the order in which they come; with a guide those behind, and the one it leads to next. */
function stepsOf(questions: Questions, state: FlowState): readonly Step[] {
  const asked = askedIn(questions, state.answers).map(refOf);
  const steps = (names: readonly QuestionRef[]): readonly Step[] =>
    names.map((name): Step => ({ kind: 'question', ...name }));
  if (!isGuided(questions, state)) return [...openings(questions), ...steps(asked)];
  const behind = asked
    .filter((name) => !isOpen(state, name))
    .sort((a, b) => state.trail.indexOf(questionKey(a)) - state.trail.indexOf(questionKey(b)));
  const next = nextOpen(questions, state, null);
  return [...openings(questions), ...steps(behind), ...(next === null ? [] : [next])];
}

function openings({ pack }: Questions): readonly Step[] {
  const who = [{ kind: 'welcome' }, { kind: 'company' }, { kind: 'respondent' }] as const;
  return pack.markets.length === 0 ? who : [...who, { kind: 'markets' }];
}

function isSame(a: Step, b: Step): boolean {
  if (a.kind !== 'question' || b.kind !== 'question') return a.kind === b.kind;
  return questionKey(a) === questionKey(b);
}

export const firstOpen = (questions: Questions, state: FlowState): Step =>
  nextOpen(questions, state, null) ?? { kind: 'review' };
