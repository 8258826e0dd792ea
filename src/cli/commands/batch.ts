import { createReadStream } from 'node:fs';
import { open } from 'node:fs/promises';
import { resolve } from 'node:path';
import { quote } from '../../source/sanitize.ts';
import { reasonOf } from '../../source/read-text-file.ts';
import { lineAssessor, type AssessedBlock, type LineOptions } from '../batch/assess-lines.ts';
import { blocksOf } from '../batch/blocks.ts';
import { inOrder } from '../batch/in-order.ts';
import { targetOf } from '../batch/target.ts';
import { loadContent } from '../rule-source/resolve.ts';
import { exitCode, type Environment } from '../environment.ts';
import { lookOf } from '../terminal/style.ts';
import type { CommonOptions } from './options/types.ts';
import { plural } from '../terminal/pluralize.ts';
import { prettyDiagnostics } from '../diagnostics/pretty.ts';

export interface BatchOptions extends CommonOptions {
  /** Of answers; the standard input where not given, or where `-`. */
  readonly file?: string | undefined;
  readonly from: 'json' | 'csv';
  /** Numbers and ids alone. */
  readonly brief: boolean;
  readonly lenient: boolean;
  /** Threads that assess side by side. */
  readonly jobs: number;
  readonly output?: string | undefined;
  readonly force: boolean;
  /** Go on where the output file ends. */
  readonly resume: boolean;
  readonly date?: string | undefined;
}

/** Bytes of input assessed together: results in full are fifty times as long as the answers. */
const blockBytes = { brief: 1 << 18, full: 1 << 13 } as const;

/** Assesses a stream of companies: one line of answers in, one line of assessment out. */
export async function batch(environment: Environment, options: BatchOptions): Promise<number> {
  const { stdin, stderr, cwd, today } = environment;
  const { file = '-', brief, jobs, date = today } = options;
  const refuse = (message: string): number => {
    stderr.write(`born-global: ${message}\n`);
    return exitCode.usage;
  };
  if (file === '-' && stdin.isTTY === true)
    return refuse('batch reads one company a line: born-global batch < companies.ndjson, or name a file');
  if (options.resume && options.output === undefined)
    return refuse('--resume goes on with a file: name it with --output');
  const content = await loadContent(environment, options);
  if (!content.ok) {
    stderr.write(prettyDiagnostics(content.diagnostics, new Map(), lookOf(stderr, environment, options)));
    return exitCode.usage;
  }
  const { pack } = content;
  const size = brief ? blockBytes.brief : blockBytes.full;
  const source = file === '-' ? stdin : await fileStream(resolve(cwd, file), size);
  if (typeof source === 'string') return refuse(`${quote(file)} ${source}`);
  const table =
    options.from === 'csv' ? await (await import('../batch/csv-lines.ts')).csvLines(source, pack) : null;
  if (table?.ok === false) return refuse(table.problem);
  const format = `"born-global/${brief ? 'brief' : 'assessment'}/1"`;
  const target = await targetOf(
    environment,
    options,
    (line) => line.includes(format) && line.includes(pack.hash),
  );
  if (!target.ok) return refuse(target.problem);
  const pieces = blocksOf(table?.lines ?? source, size, {
    skip: target.done,
    firstLine: table === null ? 1 : 2,
  });
  const lines: LineOptions = { brief, lenient: options.lenient, date };
  const pool =
    jobs === 1 ? null : (await import('../batch/pool.ts')).poolOf(jobs, jobOf(environment, options, lines));
  const assess = pool?.assess ?? lineAssessor(pack, lines);
  try {
    const results = inOrder(pieces, assess, jobs === 1 ? 1 : jobs * 2);
    const total = await writeAll(environment, options, results, target.write);
    if (target.done > 0) stderr.write(`${plural(target.done, 'line')} had been done before.\n`);
    return conclude(environment, total);
  } catch (error) {
    const problem = streamProblem(error);
    if (problem === null) throw error;
    return refuse(problem);
  } finally {
    await pool?.close();
    await target.close();
  }
}

const jobOf = ({ cwd, today }: Environment, { rules, markets }: BatchOptions, lines: LineOptions) => ({
  place: { cwd, today, rules, markets },
  lines,
});

type Total = Omit<AssessedBlock, 'written'>;

async function writeAll(
  { stderr }: Environment,
  { accessible, output }: BatchOptions,
  results: AsyncIterable<AssessedBlock>,
  write: (bytes: Uint8Array) => Promise<void>,
): Promise<Total> {
  // Results that scroll by on the same terminal are progress enough.
  const shown = stderr.isTTY === true && !accessible && output !== undefined;
  let total: Total = { lines: 0, failed: 0, firstFailed: null };
  for await (const { written, lines, failed, firstFailed } of results) {
    await write(written);
    total = {
      lines: total.lines + lines,
      failed: total.failed + failed,
      firstFailed: total.firstFailed ?? firstFailed,
    };
    if (!shown) continue;
    const faulty = total.failed === 0 ? '' : `, ${total.failed} at fault`;
    stderr.write(`\r\u001b[2K${total.lines.toLocaleString('en-GB')} assessed${faulty}`);
  }
  if (shown) stderr.write('\r\u001b[2K');
  return total;
}

function conclude({ stderr }: Environment, { lines, failed, firstFailed }: Total): number {
  if (failed === 0) return exitCode.fine;
  stderr.write(
    `born-global: ${failed} of ${plural(lines, 'line')} could not be assessed, the first is line ${firstFailed ?? 1}; their results say what is wrong\n`,
  );
  return exitCode.findings;
}

/** The bytes of a file, some at a time; or why it cannot be read. */
async function fileStream(path: string, highWaterMark: number): Promise<AsyncIterable<Uint8Array> | string> {
  try {
    const handle = await open(path);
    if ((await handle.stat()).isFile()) return createReadStream(path, { fd: handle, highWaterMark });
    await handle.close();
    return 'is not an ordinary file.';
  } catch (error) {
    return reasonOf(error);
  }
}

/** What the user can mend about a stream; null where the fault is the tool's. */
function streamProblem(error: unknown): string | null {
  if (!(error instanceof Error) || !('code' in error)) return null;
  return /^(E[A-Z]+|CSV_\w+)$/.test(String(error.code))
    ? `the answers cannot be read on, or the results not written: ${error.message}`
    : null;
}
