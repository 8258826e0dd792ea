import { fstatSync, writeSync } from 'node:fs';
import { resolve } from 'node:path';
import { packNameIn } from '../answers/pack-name.ts';
import { assess } from '../engine/assess.ts';
import { readPlainYaml } from '../source/fast-yaml/reader.ts';
import { readText } from '../source/read-text-file.ts';
import type { ReportContext, TextReport } from '../report/report.ts';
import type { Assessment } from '../schema/types.ts';
import { faultless } from './io/fast-answers.ts';
import { localDay } from './environment-date.ts';
import { reportContext } from './io/report-context.ts';
import { shippedContent, shippedFor } from './rule-source/bundled.ts';

/**
 * The short way through the commonest command line, an assessment of answers from a file, without loading what all the
 * others need.
 *
 * @returns false, with nothing said or done, where the command line, the answers or the rules are in any way peculiar: the
 *   whole program then does what is asked for, or tells what is wrong
 */
export async function shortWay(given: readonly string[]): Promise<boolean> {
  const [first, ...others] = given;
  const options = first === 'assess' ? optionsIn(others) : null;
  const assessment = options === null ? null : assessed(options);
  if (options === null || assessment === null) return false;
  const report = await reportOf(options);
  write(report(assessment, contextOf(options)));
  return true;
}

const reportOf = async ({ json }: Options): Promise<TextReport> =>
  json
    ? (await import('../report/renderers/json.ts')).jsonReport
    : (await import('../report/renderers/terminal/terminal.ts')).terminalReport;

interface Options {
  readonly answers: string;
  readonly json: boolean;
  readonly brief: boolean;
  readonly full: boolean;
  readonly ascii: boolean;
  readonly colour: 'auto' | 'always' | 'never';
}

/** The options of `assess` that the short way knows: each whole, and none twice. */
const flags: ReadonlySet<string> = new Set([
  '--json',
  '--brief',
  '--full',
  '--ascii',
  '--color',
  '--no-color',
]);

function optionsIn(words: readonly string[]): Options | null {
  const found = new Set<string>();
  let answers: string | undefined;
  for (let index = 0; index < words.length; index += 1) {
    const word = words[index] ?? '';
    if (word === '--answers' && answers === undefined) {
      index += 1;
      answers = words[index];
    } else if (flags.has(word) && !found.has(word)) found.add(word);
    else return null;
  }
  if (answers === undefined || answers.startsWith('-')) return null;
  const [always, never] = [found.has('--color'), found.has('--no-color')];
  if (always && never) return null;
  if (found.has('--brief') && found.has('--full')) return null;
  return {
    answers,
    json: found.has('--json'),
    brief: found.has('--brief'),
    full: found.has('--full'),
    ascii: found.has('--ascii'),
    colour: always ? 'always' : never ? 'never' : 'auto',
  };
}

function assessed({ answers: file }: Options): Assessment | null {
  const read = readText(resolve(file), file);
  const plain = read.ok ? readPlainYaml(read.text)?.value : undefined;
  const content = plain === undefined ? null : shippedContent(shippedFor(packNameIn(plain)));
  if (content === null) return null;
  const compiled = content.compile();
  const found = faultless(compiled, plain);
  if (found === null) return null;
  const { answers, sets } = found;
  return assess(compiled, { ...answers, date: answers.date ?? localDay(new Date()) }, sets);
}

function contextOf({ answers, brief, full, ascii, colour }: Options): ReportContext {
  // To make the stream takes longer than all else here: only a terminal is asked for its width and colours.
  const stdout = isDevice(output) ? process.stdout : {};
  return reportContext(
    { stdout, variables: process.env },
    { file: answers, brief, full, ascii, colour, accessible: false, input: true },
  );
}

const output = 1;

function isDevice(file: number): boolean {
  try {
    return fstatSync(file).isCharacterDevice();
  } catch {
    // Closed, or of a kind that cannot be asked: the stream knows how to deal with it.
    return true;
  }
}

/** Writes to the standard output; what its reader is not ready for yet is left to the stream. */
function write(text: string): void {
  if (isDevice(output)) {
    process.stdout.write(text);
    return;
  }
  const bytes = Buffer.from(text);
  let written = 0;
  try {
    while (written < bytes.length) written += writeSync(output, bytes, written);
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? error.code : undefined;
    // A reader that has seen enough closes the pipe.
    if (code === 'EPIPE') return;
    if (code !== 'EAGAIN') throw error;
    process.stdout.write(bytes.subarray(written));
  }
}
