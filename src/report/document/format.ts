import type { Interval, LevelRange, Reason, State } from '../../schema/types.ts';
import { faint, toned, type Citation, type Span, type Tone } from './document.ts';
import { scopedId } from '../../values/scoped-id.ts';
import { rangeText } from '../../values/range.ts';

/** Words for the closed vocabularies of the assessment, the same in every format. */

export const score = (interval: Interval | null): string =>
  interval === null ? 'does not apply' : rangeText(interval);

export const signed = (points: number): string => (points > 0 ? `+${points}` : `${points}`);

export const levelTitle = ({ low, high, settled }: LevelRange): string =>
  settled ? low.title : `${low.title} to ${high.title}`;

const evidenceWords = {
  handbook: 'the handbook of 2013',
  performance: 'studies of what works',
  propensity: 'studies of what firms choose',
  practitioner: 'practitioners',
  preference: 'what you say you want',
  derived: 'our own judgement',
} as const;

export const evidence = (kind: Reason['evidence']): string => evidenceWords[kind];

const stateTones: Readonly<Record<State, Tone>> = { true: 'good', false: 'bad', open: 'open' };

/** A state in words of the reader's choice; open is always called open. */
export function stateSpan(state: State, holds: string, fails: string): Span {
  return toned(stateTones[state], state === 'open' ? 'open' : state === 'true' ? holds : fails);
}

/** Something unwelcome: it holds, or may hold. */
export function alarm(state: State, holds: string, mayHold: string): Span {
  return state === 'open' ? toned('open', mayHold) : toned('bad', holds);
}

/** What the words before rest on; nothing where nothing is cited. */
export function cited(cites: readonly string[]): readonly Citation[] {
  return cites.length === 0 ? [] : [{ cites }];
}

/** An id as it is typed after `explain`. */
export const idSpan = (id: string, market: string | null = null): Span => faint(`(${scopedId(id, market)})`);

/** A stretch of the plan, in weeks from its beginning. */
export const weeks = ({
  startWeek,
  endWeek,
}: {
  readonly startWeek: number;
  readonly endWeek: number;
}): string => `${startWeek} to ${endWeek}`;

export const months = (start: number): string => (start === 0 ? 'at once' : `month ${start}`);

/** A place in the ranking; there is none while needed answers are missing. */
export const rankWords = (rank: number | null): string => (rank === null ? 'none yet' : `${rank}`);

/** The start of a line or heading. */
export const capital = (text: string): string => `${text.slice(0, 1).toUpperCase()}${text.slice(1)}`;

/** A title within a sentence; names and abbreviations keep their capitals as far as the second letter tells. */
export const uncapital = (text: string): string =>
  text.replace(/^\p{Lu}(?=\p{Ll}| )/u, (letter) => letter.toLowerCase());

/** A text as a sentence. */
export const ended = (text: string): string => (/[.!?]$/u.test(text) ? text : `${text}.`);

/** A day where it is one: an assessment that was kept by others may bear any words for its date. */
export const dayOf = (date: string | null): string | null =>
  date !== null && /^\d{4}-\d{2}-\d{2}$/u.test(date) ? date : null;
