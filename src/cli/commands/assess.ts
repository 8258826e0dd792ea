import { resolve } from 'node:path';
import { decodeText, mostBytes, readText, type TextResult } from '../../pack/read-text.ts';
import { reportFormats } from '../../report/registry.ts';
import { deliver } from '../deliver.ts';
import { exitCode, type Environment } from '../environment.ts';
import { lookOf } from '../look.ts';
import type { AssessOptions } from '../options.ts';
import { prettyDiagnostics } from '../pretty-diagnostics.ts';
import { assessAnswers } from '../read-assessment.ts';
import { reportContext } from '../report-context.ts';
import { reportFormatOf } from '../report-format.ts';

/** Interviews a company, or reads its answers, and reports. */
export async function assess(environment: Environment, options: AssessOptions): Promise<number> {
  const { answers, file } = options;
  if (answers === undefined) return interview(environment, options);
  if (file !== undefined) {
    environment.stderr.write(
      'born-global: --answers asks nothing and writes no answers file; leave out one of the two.\n',
    );
    return exitCode.usage;
  }
  const shown = answers === '-' ? '<stdin>' : answers;
  const read =
    answers === '-'
      ? await readStream(environment.stdin, shown)
      : await readText(resolve(environment.cwd, answers), shown);
  if (read.ok) return report(environment, options, shown, read.text);
  const look = lookOf(environment.stderr, environment, options);
  environment.stderr.write(prettyDiagnostics([read.diagnostic], new Map(), look));
  return exitCode.usage;
}

/** Reports on the answers in a text. */
async function report(
  environment: Environment,
  options: AssessOptions,
  file: string,
  text: string,
): Promise<number> {
  const read = await assessAnswers(environment, { ...options, file }, text);
  if (!read.ok) return read.code;
  const write = await reportFormats[reportFormatOf(options)]();
  return deliver(environment, write(read.assessment, reportContext(environment, options)), options);
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

async function interview(environment: Environment, options: AssessOptions): Promise<number> {
  environment.stderr.write(options.input ? 'Not built yet.\n' : '');
  return Promise.resolve(exitCode.internal);
}
