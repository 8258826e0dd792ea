import type { Member } from '../../analysis/cohort/result.ts';
import type { Pack } from '../../rule-pack/rule-pack.ts';
import { sanitize, quote } from '../../source/sanitize.ts';
import { printDiagnostics } from '../diagnostics/print.ts';
import type { Environment } from '../environment.ts';
import { printMessage } from '../terminal/messages.ts';
import type { StyleOptions } from '../terminal/style.ts';
import type { MemberFile } from './member-files.ts';
import { memberReader, type MemberResult } from './read-members.ts';

export interface ReadAllOptions extends StyleOptions {
  readonly lenient?: boolean | undefined;
  /** YYYY-MM-DD; else that of the answers, else today. */
  readonly date?: string | undefined;
}

export interface Members {
  readonly members: readonly Member[];
  /** Files left out because of errors. */
  readonly failed: number;
}

/** Fewer files are read before anybody wonders. */
const minFilesForProgress = 20;

const eraseLine = '\r\u001b[2K';

/** Reads members one after the other, and prints to standard error what is wrong with the others. */
export async function readAllMembers(
  environment: Environment,
  options: ReadAllOptions,
  files: readonly MemberFile[],
  pack: Pack,
): Promise<Members> {
  const { stderr, cwd, today } = environment;
  const { lenient = false, date, accessible = false } = options;
  const read = memberReader(pack, cwd, { lenient, date, today });
  const showsProgress = stderr.isTTY === true && !accessible && files.length > minFilesForProgress;
  const members: Member[] = [];
  let failed = 0;
  for (const [index, file] of files.entries()) {
    if (showsProgress) stderr.write(`${eraseLine}${index + 1} of ${files.length}`);
    const result = read(file);
    if (showsProgress && isWorthReporting(result)) stderr.write(eraseLine);
    await printResult(environment, options, file, result);
    if (result.kind === 'member') members.push(result.member);
    else if (result.kind === 'invalid' || file.isNamed) failed += 1;
  }
  if (showsProgress) stderr.write(eraseLine);
  return { members, failed };
}

const isWorthReporting = (result: MemberResult): boolean =>
  result.kind !== 'member' || result.diagnostics.length > 0 || result.byOtherRules;

async function printResult(
  environment: Environment,
  options: ReadAllOptions,
  { file, isNamed }: MemberFile,
  result: MemberResult,
): Promise<void> {
  const { stderr } = environment;
  if (result.kind === 'skipped') {
    if (isNamed) printMessage(environment, `${quote(file)}: ${result.reason}.`);
    else stderr.write(`Skipped ${quote(file)}: ${sanitize(result.reason)}.\n`);
    return;
  }
  await printDiagnostics(environment, options, result.diagnostics, new Map([[file, result.text]]));
  if (result.kind === 'invalid' || !result.byOtherRules) return;
  const { version } = result.member.assessment.pack;
  stderr.write(
    `${quote(file)} was assessed by version ${sanitize(version)} of these rules, or by edited ones; its numbers are used as they are.\n`,
  );
}
