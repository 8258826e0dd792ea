import type { ApplicableQuestion } from '../../engine/applicable-questions.ts';
import { askedIn, isOpen, type FlowState, type Questions } from './navigation.ts';
import { questionKey } from './question-ref.ts';
import { type QuestionRef, refOf } from '../../schema/answer-file.ts';

/** How far an interview has come. Questions that do not apply count nowhere. */
export interface Progress {
  readonly answered: number;
  readonly total: number;
  /** False: some questions may yet turn out not to apply, so that the total is the most there can be. */
  readonly exact: boolean;
}

export interface SectionProgress {
  readonly title: string;
  readonly intro: string | null;
  /** Place of the section among the sections, from 1. */
  readonly number: number;
  readonly sections: number;
  /** Place of the question in the section, from 1. */
  readonly question: number;
  readonly questions: number;
}

export function progressOf(questions: Questions, state: FlowState): Progress {
  const places = questions.placesOf(state.answers).filter(({ applies }) => applies !== 'false');
  const answered = askedIn(questions, state.answers).filter((place) => !isOpen(state, refOf(place)));
  return {
    answered: answered.length,
    total: places.length,
    exact: places.every(({ applies }) => applies === 'true'),
  };
}

export function sectionOf(questions: Questions, state: FlowState, at: QuestionRef): SectionProgress | null {
  const places = questions.placesOf(state.answers).filter(({ applies }) => applies !== 'false');
  const place = places.find((one) => questionKey(refOf(one)) === questionKey(at));
  if (place === undefined) return null;
  const groups = [...new Set(places.map(groupOf))];
  const group = places.filter((one) => groupOf(one) === groupOf(place));
  const section = questions.pack.questionnaire.sections.find(({ id }) => id === place.question.section);
  const title = section?.title ?? place.question.section;
  return {
    title: place.marketTitle === null ? title : `${place.marketTitle}: ${title}`,
    intro: group[0] === place ? (section?.intro ?? null) : null,
    number: groups.indexOf(groupOf(place)) + 1,
    sections: groups.length,
    question: group.indexOf(place) + 1,
    questions: group.length,
  };
}

const groupOf = ({ question, market }: ApplicableQuestion): string => `${market ?? ''} ${question.section}`;
