import { isUtf8 } from 'node:buffer';
import { readAnswers } from '../../answers/parse.ts';
import { summarize } from '../../engine/summarize.ts';
import { assess } from '../../engine/assess.ts';
import { compile } from '../../engine/compile/compile.ts';
import { fastAnswerReader } from '../../engine/fast-answers.ts';
import type { AnswerSets } from '../../engine/space/answer-space.ts';
import { type Diagnostic, fileDiagnostic } from '../../source/diagnostic.ts';
import type { Pack } from '../../rule-pack/rule-pack.ts';
import { maxBytes } from '../../source/read-text-file.ts';
import { briefLines } from '../../report/renderers/ndjson.ts';
import { withoutHidden } from '../../report/renderers/json.ts';
import type { AnswerFile } from '../../schema/types.ts';
import { newline } from './newline.ts';

export interface LineOptions {
  /** Numbers and ids alone, instead of the whole assessment. */
  readonly brief: boolean;
  readonly lenient: boolean;
  /** Day of the assessments whose answers name none. */
  readonly date: string;
}

/** Some whole lines of the input. */
export interface Block {
  readonly bytes: Uint8Array;
  /** Number of the first line, from 1. */
  readonly firstLine: number;
}

export interface AssessedBlock {
  /** One line for each line of the block that is not blank, in a buffer of its own. */
  readonly written: Uint8Array<ArrayBuffer>;
  readonly lines: number;
  readonly failed: number;
  /** Number of the first line that could not be assessed. */
  readonly firstFailed: number | null;
}

/** Assesses answers line by line; a line at fault becomes a line that tells what is wrong, and stops nothing. */
export function lineAssessor(pack: Pack, options: LineOptions): (block: Block) => AssessedBlock {
  const compiled = compile(pack);
  const plainly = fastAnswerReader(compiled);
  const briefLine = briefLines();
  const result = (answers: AnswerFile, sets?: AnswerSets): string =>
    options.brief
      ? briefLine(summarize(compiled, answers, sets))
      : lineOf(assess(compiled, { ...answers, date: answers.date ?? options.date }, sets));

  function assessLine(line: string, number: number): { readonly text: string; readonly ok: boolean } {
    const plain = plainly(parsed(line));
    if (plain !== null) return { text: result(plain.answers, plain.sets), ok: true };
    const read = readAnswers(line, streamName, pack, { lenient: options.lenient });
    if (read.answers !== null) return { text: result(read.answers), ok: true };
    const errors = read.diagnostics.filter(({ severity }) => severity === 'error');
    return { text: errorLine(number, errors), ok: false };
  }

  return ({ bytes, firstLine }) => {
    const wellFormed = isUtf8(bytes);
    const written: string[] = [];
    let failed = 0;
    let firstFailed: number | null = null;
    let number = firstLine - 1;
    for (const line of linesOf(bytes)) {
      number += 1;
      if (line.trim() === '') continue;
      const assessed =
        !wellFormed && line.includes('\ufffd')
          ? { text: errorLine(number, [encodingFault]), ok: false }
          : assessLine(line, number);
      written.push(assessed.text);
      if (assessed.ok) continue;
      failed += 1;
      firstFailed ??= number;
    }
    const text = written.length === 0 ? '' : `${written.join('\n')}\n`;
    return { written: encoded(text), lines: written.length, failed, firstFailed };
  };
}

/** The lines of a block, one after the other: as one text they would fill the space that is kept for large objects. */
function* linesOf(bytes: Uint8Array): Generator<string> {
  const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const isMarked = buffer.subarray(0, byteOrderMark.length).equals(byteOrderMark);
  for (let start = isMarked ? byteOrderMark.length : 0; start < buffer.length;) {
    const found = buffer.indexOf(newline, start);
    const end = found < 0 ? buffer.length : found;
    yield buffer.toString('utf8', start, end);
    start = end + 1;
  }
}

/** A file may begin with it. */
const byteOrderMark = Buffer.from('\ufeff');

/** Bytes that can be handed to another thread: small ones of a Buffer share theirs. */
export const encoded = (text: string): Uint8Array<ArrayBuffer> => new TextEncoder().encode(text);

const streamName = '<stdin>';

/** Undefined where the line is no JSON: what is wrong with it is told by reading it closely. */
function parsed(line: string): unknown {
  if (line.length > maxBytes) return undefined;
  try {
    return JSON.parse(line) as unknown;
  } catch {
    return undefined;
  }
}

/** What stands in the output where a line could not be assessed. */
export function errorLine(line: number, diagnostics: readonly Diagnostic[]): string {
  const placed = diagnostics.map(({ code, message, start, expected, suggestion }) => ({
    code,
    message,
    column: start?.column ?? null,
    expected,
    suggestion,
  }));
  return lineOf({ format: 'born-global/line-error/1', line, diagnostics: placed });
}

/** A line may be read on a terminal, and an answer or a message hold what should not reach one. */
const lineOf = (value: object): string => withoutHidden(JSON.stringify(value));

const streamFault = (code: Diagnostic['code'], message: string, expected: string): Diagnostic =>
  fileDiagnostic(streamName, code, message, { expected });

const encodingFault = streamFault('encoding', 'This is not UTF-8.', 'text in UTF-8');

export const tooLongFault = streamFault(
  'file-too-large',
  'The line is too long.',
  `at most ${maxBytes / 1000} kB for one company`,
);
