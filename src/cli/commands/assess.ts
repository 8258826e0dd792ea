import { resolve } from 'node:path';
import { decodeText, mostBytes, readText, type TextResult } from '../../source/read-text-file.ts';
import { exitCode, type Environment } from '../environment.ts';
import { lookOf } from '../terminal/style.ts';
import type { AssessOptions } from './options/types.ts';
import { assessAnswers } from '../io/load-assessment.ts';
import type { InterviewMode } from '../interview/run.ts';
import { prepareReport, refused, type WriteReport } from '../io/write-report.ts';

/** Interviews a company, or reads its answers, and reports. */
export async function assess(environment: Environment, options: AssessOptions): Promise<number> {
  const { answers, file, guide } = options;
  const write = await prepareReport(environment, options);
  if (write === null) return refused;
  if (answers === undefined) return interview(environment, options, write);
  if (file !== undefined) {
    environment.stderr.write(
      'born-global: --answers asks nothing and writes no answers file; leave out one of the two.\n',
    );
    return exitCode.usage;
  }
  if (guide === 'triage') {
    environment.stderr.write(
      'born-global: --triage asks; --answers asks nothing. Leave out one of the two.\n',
    );
    return exitCode.usage;
  }
  const shown = answers === '-' ? '<stdin>' : answers;
  const read =
    answers === '-'
      ? await readStream(environment.stdin, shown)
      : readText(resolve(environment.cwd, answers), shown);
  if (read.ok && guide === 'quick')
    return (await import('./quick.ts')).quickStandingOf(environment, options, {
      file: shown,
      text: read.text,
    });
  if (read.ok) return report(environment, options, write, { file: shown, text: read.text });
  const { prettyDiagnostics } = await import('../diagnostics/pretty.ts');
  const look = lookOf(environment.stderr, environment, options);
  environment.stderr.write(prettyDiagnostics([read.diagnostic], new Map(), look));
  return exitCode.usage;
}

interface AnswersText {
  /** As shown in messages. */
  readonly file: string;
  readonly text: string;
}

/** Reports on the answers in a text. */
async function report(
  environment: Environment,
  options: AssessOptions,
  write: WriteReport,
  { file, text }: AnswersText,
): Promise<number> {
  const read = await assessAnswers(environment, { ...options, file }, text);
  return read.ok ? write(read.assessment, { ...options, file }) : read.code;
}

/** All of a stream, of bounded size. */
async function readStream(stream: Environment['stdin'], shown: string): Promise<TextResult> {
  const chunks: Uint8Array[] = [];
  let length = 0;
  for await (const chunk of stream) {
    const bytes: unknown = chunk;
    const piece = bytes instanceof Uint8Array ? bytes : Buffer.from(String(bytes));
    chunks.push(piece);
    length += piece.length;
    if (length > mostBytes) break;
  }
  return decodeText(Buffer.concat(chunks), shown);
}

async function interview(
  environment: Environment,
  options: AssessOptions,
  write: WriteReport,
): Promise<number> {
  const mode = modeOf(environment, options);
  if (mode === null) {
    environment.stderr.write(
      `born-global: there is ${options.input ? 'no terminal to ask on' : 'nobody to ask (--no-input)'}. Give the answers in a file:
  born-global assess --answers company.yaml
or as lines on standard input:
  born-global assess --accessible < lines.txt
`,
    );
    return exitCode.usage;
  }
  const { runInterview } = await import('../interview/run.ts');
  const interviewed = await runInterview(environment, options, mode);
  if (interviewed.kind === 'end') return interviewed.code;
  const { file: saved, text } = interviewed;
  const code = await report(environment, options, write, { file: saved, text });
  return code === exitCode.fine && !interviewed.whole ? exitCode.incomplete : code;
}

/** How to ask; null where nobody can be asked. */
function modeOf({ stdin, stderr, variables }: Environment, options: AssessOptions): InterviewMode | null {
  if (!options.input) return null;
  if (options.accessible) return 'plain';
  if (stdin.isTTY !== true || stderr.isTTY !== true) return null;
  return variables['TERM'] === 'dumb' ? 'plain' : 'screen';
}
