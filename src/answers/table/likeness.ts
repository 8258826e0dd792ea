import { normalize } from './option-names.ts';

/** A heading of a survey in its parts. */
export interface SurveyHeading {
  /** LimeSurvey: G01Q02, or what the author of the survey called the question; null where there is no code. */
  readonly code: string | null;
  readonly text: string;
  /** The option that the column stands for, by label or code; null where it stands for a whole question. */
  readonly option: string | null;
  readonly optionCode: string | null;
}

const coded = /^([A-Za-z][A-Za-z0-9_]*)(?:\[([^\]]*)\])?(?:\.\s+(.*))?$/su;
const numbered = /^\s*(?:\(?[Qq]?\d{1,3}[.):]\s+)/u;
const bracketed = /^(.*\S)\s*\[([^[\]]+)\]\s*$/su;

/** The parts of a heading as LimeSurvey writes it (code, text, or both) and Google Forms (text; rows of grids in brackets). */
export function surveyHeading(heading: string): SurveyHeading {
  const clean = heading
    .replaceAll(/<[^<>]*>/gu, ' ')
    .replaceAll('&nbsp;', ' ')
    .replaceAll(/\s+/gu, ' ')
    .trim();
  const [, code = null, optionCode = null, after] = coded.exec(clean) ?? [];
  const rest = code === null ? clean : (after ?? '');
  const [, before = rest, option = null] = bracketed.exec(rest) ?? [];
  return { code, optionCode, text: before.replace(numbered, '').replace(/[\s*:]+$/u, ''), option };
}

/** A name without what codes of surveys may not hold. */
export const codeOf = (name: string): string => name.toLowerCase().replaceAll(/[^a-z0-9]/gu, '');

/** How alike two texts are by their words: 0 to 1, the share of words that both have. */
export function similarity(a: string, b: string): number {
  const [first, second] = [wordsOf(a), wordsOf(b)];
  if (first.size === 0 || second.size === 0) return 0;
  const shared = [...first].filter((word) => second.has(word)).length;
  return (2 * shared) / (first.size + second.size);
}

/** Words that nearly every question has. */
const common = new Set(
  'a an and any are at by can do does for from has have how if in is it its many much of on or the there these this to what which who with you your'.split(
    ' ',
  ),
);

const wordsOf = (text: string): ReadonlySet<string> =>
  new Set((normalize(text).match(/[\p{L}\p{N}]+/gu) ?? []).filter((word) => !common.has(word)));

/** Whether texts ask the same, but for case, white space and signs at the end. */
export const sameText = (a: string, b: string): boolean => bare(a) === bare(b);

const bare = (text: string): string => normalize(text).replace(/[\s?.:*!]+$/u, '');
