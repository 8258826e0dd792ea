import type { AssessOptions, CommonOptions } from '../commands/options/types.ts';

type ResumeOptions = Pick<CommonOptions, 'rules' | 'markets' | 'accessible'> &
  Partial<Pick<AssessOptions, 'guide'>>;

/** The command that goes on with an interview. */
export function resumeCommand(
  file: string,
  { rules, markets = [], accessible, guide = null }: ResumeOptions,
): string {
  return [
    'born-global assess',
    ...(accessible ? ['--accessible'] : []),
    ...(guide === null ? [] : [`--${guide}`]),
    ...(rules === undefined ? [] : [`--rules ${shellWord(rules)}`]),
    ...markets.map((folder) => `--markets ${shellWord(folder)}`),
    shellWord(file.startsWith('-') ? `../${file}` : file),
  ].join(' ');
}

/** A word as it can be pasted into a shell. */
export const shellWord = (word: string): string =>
  /^[\w./~+:@%-]+$/.test(word) ? word : `'${word.replaceAll("'", "'\\''")}'`;
