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
  /** Only numbers and ids, instead of the whole assessment. */
  readonly brief: boolean;
  readonly lenient: boolean;
  /** Day of the assessments of answers without a date. */
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

/** Assesses answers line by line. A line with errors becomes a line that says what is wrong, and stops nothing. */
export function lineAssessor(pack: Pack, options: LineOptions): (block: Block) => AssessedBlock {
  const compiled = compile(pack);
  const encode = fastAnswerReader(compiled);
  const briefLine = briefLines();
  const result = (answers: AnswerFile, sets?: AnswerSets): string =>
    options.brief
      ? briefLine(summarize(compiled, answers, sets))
      : lineOf(assess(compiled, { ...answers, date: answers.date ?? options.date }, sets));

  function assessLine(line: string, number: number): { readonly text: string; readonly ok: boolean } {
    const valid = encode(parseJson(line));
    if (valid !== null) return { text: result(valid.answers, valid.sets), ok: true };
    const read = readAnswers(line, streamName, pack, { lenient: options.lenient });
    if (read.answers !== null) return { text: result(read.answers), ok: true };
    const errors = read.diagnostics.filter(({ severity }) => severity === 'error');
    return { text: errorLine(number, errors), ok: false };
  }

  return ({ bytes, firstLine }) => {
    const isWellFormed = isUtf8(bytes);
    const written: string[] = [];
    let failed = 0;
    let firstFailed: number | null = null;
    let number = firstLine - 1;
    for (const line of linesOf(bytes)) {
      number += 1;
      if (line.trim() === '') continue;
      const assessed =
        !isWellFormed && line.includes('\ufffd')
          ? { text: errorLine(number, [notUtf8]), ok: false }
          : assessLine(line, number);
      written.push(assessed.text);
      if (assessed.ok) continue;
      failed += 1;
      firstFailed ??= number;
    }
    const text = written.length === 0 ? '' : `${written.join('\n')}\n`;
    return { written: encodeText(text), lines: written.length, failed, firstFailed };
  };
}

/** The lines of a block, decoded one by one: the whole text would be a large object, which V8 collects late. */
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

/** May be at the start of a file. */
const byteOrderMark = Buffer.from('\ufeff');

/** Bytes in a buffer of their own, so that they can be transferred to another thread. */
export const encodeText = (text: string): Uint8Array<ArrayBuffer> => new TextEncoder().encode(text);

const streamName = '<stdin>';

/** Undefined if the line is not JSON: parsing it with positions then reports what is wrong. */
function parseJson(line: string): unknown {
  if (line.length > maxBytes) return undefined;
  try {
    return JSON.parse(line) as unknown;
  } catch {
    return undefined;
  }
}

/** The output for a line that could not be assessed. */
export function errorLine(line: number, diagnostics: readonly Diagnostic[]): string {
  const onLine = diagnostics.map(({ code, message, start, expected, suggestion }) => ({
    code,
    message,
    column: start?.column ?? null,
    expected,
    suggestion,
  }));
  return lineOf({ format: 'born-global/line-error/1', line, diagnostics: onLine });
}

/** One line of JSON. Somebody may read it on a terminal, so it must not hold control characters. */
const lineOf = (value: object): string => withoutHidden(JSON.stringify(value));

const streamDiagnostic = (code: Diagnostic['code'], message: string, expected: string): Diagnostic =>
  fileDiagnostic(streamName, code, message, { expected });

const notUtf8 = streamDiagnostic('encoding', 'This is not UTF-8.', 'text in UTF-8');

export const lineTooLong = streamDiagnostic(
  'file-too-large',
  'The line is too long.',
  `at most ${maxBytes / 1000} kB for one company`,
);
