import type { Progress, SectionProgress } from '../state/progress.ts';
import type { Command, Input, Screen } from './screen.ts';

/** Progress in words; "up to" where questions may yet turn out not to apply. */
export const progressWords = ({ answered, total, exact }: Progress): string =>
  `${answered} of ${exact ? '' : 'up to '}${total} answered`;

/** What is left to answer, in words. */
export function leftWords({ answered, total, exact }: Progress): string {
  const left = total - answered;
  return `${exact ? '' : 'up to '}${left === 1 ? '1 question' : `${left} questions`} left`;
}

export const sectionWords = ({ title, number, sections }: SectionProgress): string =>
  `${title} (section ${number} of ${sections})`;

export const questionWords = ({ question, questions }: SectionProgress): string =>
  `question ${question} of ${questions}`;

/** What a number may be, in words. */
export function numberWords(input: Input & { readonly kind: 'number' }): string {
  const { unit, minimum, maximum } = input;
  const from = minimum === null ? '' : ` from ${minimum}`;
  const to = maximum === null ? '' : ` to ${maximum}`;
  return `A whole number${unit === null ? '' : ` of ${unit}`}${from}${to}.`;
}

/** What is wrong with a number; null where nothing is. */
export function numberFault(input: Input & { readonly kind: 'number' }, typed: string): string | null {
  const value = Number(typed);
  const fits =
    /^-?\d{1,15}$/.test(typed) &&
    (input.minimum === null || value >= input.minimum) &&
    (input.maximum === null || value <= input.maximum);
  return fits ? null : numberWords(input);
}

export const nothingChosen = 'Nothing is chosen yet.';

/** Names of commands, as they stand in the line of keys. */
export const commandWords: Readonly<Record<Command, string>> = {
  'dont-know': "don't know",
  back: 'back',
  forward: 'next',
  note: 'note',
  help: 'why we ask',
  review: 'review',
  quit: 'save and quit',
};

/** Longest text that an answers file takes. */
export const longestText = 2000;

export const allows = ({ commands }: Screen, command: Command): boolean => commands.includes(command);

/** There is an answer from before that the input cannot show: a set, or "don't know". */
export function isBeforeApart({ before, input }: Screen): boolean {
  if (before === null) return false;
  if (input.kind === 'number') return input.value === null;
  return input.kind !== 'text' && input.selected === null;
}
