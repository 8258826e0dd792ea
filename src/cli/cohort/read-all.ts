import type { Diagnostic } from '../../source/diagnostic.ts';
import { neutralise, quote } from '../../source/sanitize.ts';
import type { Pack } from '../../rule-pack/rule-pack.ts';
import type { Member } from '../../analysis/cohort/result.ts';
import type { Environment } from '../environment.ts';
import { lookOf } from '../terminal/style.ts';
import type { CommonOptions } from '../commands/options/types.ts';
import { prettyDiagnostics } from '../diagnostics/pretty.ts';
import type { MemberFile } from './member-files.ts';
import { memberReader, type MemberRead } from './read-members.ts';

export interface ReadAllOptions extends CommonOptions {
  readonly lenient: boolean;
  /** YYYY-MM-DD; that of the answers, else today, where not given. */
  readonly date?: string | undefined;
}

export interface ReadAll {
  readonly members: readonly Member[];
  /** Files left out for their faults. */
  readonly failed: number;
}

/** Fewer are read before anybody wonders. */
const worthShowing = 20;

/** Reads members one after the other, and tells the standard error what became of the rest. */
export function readAll(
  environment: Environment,
  options: ReadAllOptions,
  files: readonly MemberFile[],
  pack: Pack,
): ReadAll {
  const { stderr, cwd, today } = environment;
  const read = memberReader(pack, cwd, { lenient: options.lenient, date: options.date, today });
  const shown = stderr.isTTY === true && !options.accessible && files.length > worthShowing;
  const members: Member[] = [];
  let failed = 0;
  for (const [index, file] of files.entries()) {
    if (shown) stderr.write(`\r\u001b[2K${index + 1} of ${files.length}`);
    const one = read(file);
    const message = messageOf(environment, options, file, one);
    if (message !== '') stderr.write(`${shown ? '\r\u001b[2K' : ''}${message}`);
    if (one.kind === 'member') members.push(one.member);
    else if (one.kind === 'broken' || file.how === 'named') failed += 1;
  }
  if (shown) stderr.write('\r\u001b[2K');
  return { members, failed };
}

function messageOf(
  environment: Environment,
  options: ReadAllOptions,
  { file, how }: MemberFile,
  one: MemberRead,
): string {
  if (one.kind === 'skipped') {
    const reason = neutralise(one.reason);
    return how === 'found'
      ? `Skipped ${quote(file)}: ${reason}.\n`
      : `born-global: ${quote(file)}: ${reason}.\n`;
  }
  const look = lookOf(environment.stderr, environment, options);
  const faults = faultsText(one.diagnostics, file, one.text, look);
  if (one.kind === 'broken' || !one.otherRules) return faults;
  const { version } = one.member.assessment.pack;
  return `${faults}${quote(file)} was assessed by version ${neutralise(version)} of these rules, or by edited ones; its numbers are taken as they are.\n`;
}

const faultsText = (
  diagnostics: readonly Diagnostic[],
  file: string,
  text: string,
  look: ReturnType<typeof lookOf>,
): string => prettyDiagnostics(diagnostics, new Map([[file, text]]), look);
