import type { RuleSourceOptions } from '../commands/command.ts';

/** The options that an interview is resumed with. */
export interface ResumeOptions extends RuleSourceOptions {
  readonly accessible?: boolean | undefined;
  readonly quick?: boolean | undefined;
  readonly triage?: boolean | undefined;
}

/** The command that resumes an interview. */
export function resumeCommand(
  file: string,
  { rules, markets = [], accessible = false, quick = false, triage = false }: ResumeOptions,
): string {
  return [
    'born-global assess',
    ...(accessible ? ['--accessible'] : []),
    ...(quick ? ['--quick'] : []),
    ...(triage ? ['--triage'] : []),
    ...(rules === undefined ? [] : [`--rules ${shellQuoted(rules)}`]),
    ...markets.map((folder) => `--markets ${shellQuoted(folder)}`),
    shellQuoted(file.startsWith('-') ? `../${file}` : file),
  ].join(' ');
}

/** A word as it can be pasted into a shell. */
export const shellQuoted = (word: string): string =>
  /^[\w./~+:@%-]+$/.test(word) ? word : `'${word.replaceAll("'", "'\\''")}'`;
