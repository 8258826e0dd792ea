import type { CommonOptions } from './options.ts';

/** The command that goes on with an interview. */
export function resumeCommand(
  file: string,
  { rules, markets = [], accessible }: Pick<CommonOptions, 'rules' | 'markets' | 'accessible'>,
): string {
  return [
    'born-global assess',
    ...(accessible ? ['--accessible'] : []),
    ...(rules === undefined ? [] : [`--rules ${shellWord(rules)}`]),
    ...markets.map((folder) => `--markets ${shellWord(folder)}`),
    shellWord(file.startsWith('-') ? `./${file}` : file),
  ].join(' ');
}

const shellWord = (word: string): string =>
  /^[\w./~+:@%-]+$/.test(word) ? word : `'${word.replaceAll("'", "'\\''")}'`;
