import { resolve } from 'node:path';
import { Option } from '@commander-js/extra-typings';
import { decodeText, maxBytes, readTextFile, type TextResult } from '../../source/read-text-file.ts';
import { printDiagnostics } from '../diagnostics/print.ts';
import { exitCode, type Environment } from '../environment.ts';
import type { InterviewMode } from '../interview/run.ts';
import { assessText } from '../io/load-assessment.ts';
import { prepareReport, type WriteReport } from '../io/write-report.ts';
import { usageError } from '../terminal/messages.ts';
import type { DeclareCommand, OptionsOf } from './command.ts';
import { newReportCommand } from './options.ts';

const declare = () =>
  newReportCommand('assess')
    .argument('[file]', 'answers file to write, or to resume')
    .option('--answers <file>', 'read the answers from this file (- for standard input) and ask nothing')
    .addOption(
      new Option(
        '--quick',
        'ask what narrows the verdict most, until it is settled; with --answers: what is settled, what to ask next, and why',
      ).conflicts('triage'),
    )
    .option('--triage', 'ask only the questions of the first round');

export type AssessOptions = OptionsOf<typeof declare> & { readonly file?: string | undefined };

export const assessCommand: DeclareCommand = (run) =>
  declare().action((file, _options, command) =>
    run((environment) => assess(environment, { ...command.optsWithGlobals(), file })),
  );

/** Interviews a company, or reads its answers, and reports. */
async function assess(environment: Environment, options: AssessOptions): Promise<number> {
  const { answers, file, quick = false, triage = false } = options;
  const write = await prepareReport(environment, options);
  if (write === null) return exitCode.usage;
  if (answers === undefined) return interviewAndReport(environment, options, write);
  if (file !== undefined)
    return usageError(
      environment,
      '--answers asks nothing and writes no answers file; leave out one of the two.',
    );
  if (triage)
    return usageError(environment, '--triage asks; --answers asks nothing. Leave out one of the two.');
  const name = answers === '-' ? '<stdin>' : answers;
  const read =
    answers === '-'
      ? await readStream(environment.stdin, name)
      : readTextFile(resolve(environment.cwd, answers), name);
  if (!read.ok) {
    await printDiagnostics(environment, options, [read.diagnostic]);
    return exitCode.usage;
  }
  const named = { ...options, file: name };
  if (!quick) return report(environment, named, write, read.text);
  const { writeQuickStatus } = await import('../interview/quick-status.ts');
  return writeQuickStatus(environment, named, read.text);
}

async function report(
  environment: Environment,
  options: AssessOptions & { readonly file: string },
  write: WriteReport,
  text: string,
): Promise<number> {
  const result = await assessText(environment, options, text);
  return result.ok ? write(result.assessment, options) : result.code;
}

/** The whole text of a stream, up to the size of the largest file. */
async function readStream(stream: Environment['stdin'], name: string): Promise<TextResult> {
  const chunks: Uint8Array[] = [];
  let length = 0;
  for await (const chunk of stream) {
    const bytes = chunk instanceof Uint8Array ? chunk : Buffer.from(String(chunk));
    chunks.push(bytes);
    length += bytes.length;
    if (length > maxBytes) break;
  }
  return decodeText(Buffer.concat(chunks), name);
}

async function interviewAndReport(
  environment: Environment,
  options: AssessOptions,
  write: WriteReport,
): Promise<number> {
  const mode = interviewMode(environment, options);
  if (mode === null)
    return usageError(
      environment,
      `there is ${options.input ? 'no terminal to ask on' : 'nobody to ask (--no-input)'}. Give the answers in a file:
  born-global assess --answers company.yaml
or as lines on standard input:
  born-global assess --accessible < lines.txt
`.trimEnd(),
    );
  const { runInterview } = await import('../interview/run.ts');
  const outcome = await runInterview(environment, options, mode);
  if (outcome.kind === 'end') return outcome.code;
  const { file, text } = outcome;
  const code = await report(environment, { ...options, file }, write, text);
  return code === exitCode.success && !outcome.isComplete ? exitCode.incomplete : code;
}

/** How to ask; null if nobody can be asked. */
function interviewMode(
  { stdin, stderr, variables }: Environment,
  { input, accessible = false }: AssessOptions,
): InterviewMode | null {
  if (!input) return null;
  if (accessible) return 'plain';
  if (stdin.isTTY !== true || stderr.isTTY !== true) return null;
  return variables['TERM'] === 'dumb' ? 'plain' : 'screen';
}
