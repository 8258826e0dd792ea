import { createReadStream } from 'node:fs';
import { open } from 'node:fs/promises';
import { resolve } from 'node:path';
import { Option } from '@commander-js/extra-typings';
import type { Assessment, BriefAssessment } from '../../schema/types.ts';
import { quote } from '../../source/sanitize.ts';
import { describeReadError } from '../../source/read-text-file.ts';
import { lineAssessor, type AssessedBlock, type LineOptions } from '../batch/assess-lines.ts';
import { blocksOf } from '../batch/blocks.ts';
import { csvPieces } from '../batch/csv-pieces.ts';
import { inOrder } from '../batch/in-order.ts';
import type { PieceSource } from '../batch/pieces.ts';
import { openTarget } from '../batch/target.ts';
import { printDiagnostics } from '../diagnostics/print.ts';
import { exitCode, type Environment } from '../environment.ts';
import { loadRules } from '../rule-source/load-rules.ts';
import { printMessage, usageError } from '../terminal/messages.ts';
import { plural } from '../terminal/pluralize.ts';
import { newCommand, type DeclareCommand, type OptionsOf } from './command.ts';
import { assessmentDate, force, lenient, wholeNumber } from './options.ts';

const declare = () =>
  newCommand('batch')
    .argument('[file]', 'answers, one company per line (default: standard input)')
    .addOption(
      new Option(
        '--from <form>',
        'one JSON object per line, or a CSV table whose first row names the questions',
      )
        .choices(['json', 'csv'])
        .default('json'),
    )
    .option('--brief', 'numbers and ids only, without plan and reasons: a hundred times as fast')
    .addOption(lenient)
    .addOption(
      new Option('--jobs <count>', 'threads that work in parallel').argParser(wholeNumber(1, 64)).default(1),
    )
    .option('--output <file>', 'write the results to this file')
    .addOption(force)
    .addOption(
      new Option('--resume', 'continue the output file of a run that was stopped').conflicts('force'),
    )
    .addOption(assessmentDate);

type BatchOptions = OptionsOf<typeof declare> & { readonly file?: string | undefined };

export const batchCommand: DeclareCommand = (run) =>
  declare().action((file, _options, command) =>
    run((environment) => batch(environment, { ...command.optsWithGlobals(), file })),
  );

/** Bytes of input assessed together: full results are fifty times as long as the answers. */
const blockBytes = { brief: 1 << 18, full: 1 << 13 } as const;

/** Assesses a stream of companies: one line of answers in, one line of assessment out. */
async function batch(environment: Environment, options: BatchOptions): Promise<number> {
  const { stdin, stderr, cwd, today } = environment;
  const { file = '-', from, brief = false, lenient = false, jobs, date = today } = options;
  if (file === '-' && stdin.isTTY === true)
    return usageError(
      environment,
      'batch reads one company per line: born-global batch < companies.ndjson, or name a file',
    );
  if (options.resume === true && options.output === undefined)
    return usageError(environment, '--resume continues a file: name it with --output');
  const rules = await loadRules(environment, options);
  if (!rules.ok) {
    await printDiagnostics(environment, options, rules.diagnostics);
    return exitCode.usage;
  }
  const { pack } = rules;
  const size = brief ? blockBytes.brief : blockBytes.full;
  const source = file === '-' ? stdin : await fileStream(resolve(cwd, file), size);
  if (typeof source === 'string') return usageError(environment, `${quote(file)} ${source}`);
  const lines: LineOptions = { brief, lenient, date };
  const input: PieceSource =
    from === 'csv'
      ? await csvPieces(source, pack, { file: file === '-' ? '<stdin>' : file, lenient, size })
      : { ok: true, pieces: (skip) => blocksOf(source, size, skip) };
  if (!input.ok) return usageError(environment, input.problem);
  const format = `"${brief ? briefFormat : assessmentFormat}"`;
  const target = await openTarget(
    environment,
    options,
    (line) => line.includes(format) && line.includes(pack.hash),
  );
  if (!target.ok) return usageError(environment, target.problem);
  const pool =
    jobs === 1 ? null : (await import('../batch/pool.ts')).poolOf(jobs, jobOf(environment, options, lines));
  const assess = pool?.assess ?? lineAssessor(pack, lines);
  try {
    const results = inOrder(input.pieces(target.done), assess, jobs === 1 ? 1 : jobs * 2);
    const total = await writeAll(environment, options, results, target.write);
    if (target.done > 0) stderr.write(`${plural(target.done, 'line')} had been done before.\n`);
    return conclude(environment, total);
  } catch (error) {
    const problem = streamProblem(error);
    if (problem === null) throw error;
    return usageError(environment, problem);
  } finally {
    await pool?.close();
    await target.close();
  }
}

const jobOf = ({ cwd, today }: Environment, { rules, markets }: BatchOptions, lines: LineOptions) => ({
  source: { cwd, today, rules, markets },
  lines,
});

const briefFormat: BriefAssessment['format'] = 'born-global/brief/1';
const assessmentFormat: Assessment['format'] = 'born-global/assessment/2';

type Total = Omit<AssessedBlock, 'written'>;

async function writeAll(
  { stderr }: Environment,
  { accessible = false, output }: BatchOptions,
  results: AsyncIterable<AssessedBlock>,
  write: (bytes: Uint8Array) => Promise<void>,
): Promise<Total> {
  // Results that scroll by on the same terminal show the progress themselves.
  const showsProgress = stderr.isTTY === true && !accessible && output !== undefined;
  let total: Total = { lines: 0, failed: 0, firstFailed: null };
  for await (const { written, lines, failed, firstFailed } of results) {
    await write(written);
    total = {
      lines: total.lines + lines,
      failed: total.failed + failed,
      firstFailed: total.firstFailed ?? firstFailed,
    };
    if (!showsProgress) continue;
    const failures = total.failed === 0 ? '' : `, ${total.failed} failed`;
    stderr.write(`\r\u001b[2K${total.lines.toLocaleString('en-GB')} assessed${failures}`);
  }
  if (showsProgress) stderr.write('\r\u001b[2K');
  return total;
}

function conclude(environment: Environment, { lines, failed, firstFailed }: Total): number {
  if (failed === 0) return exitCode.success;
  printMessage(
    environment,
    `${failed} of ${plural(lines, 'line')} could not be assessed, the first is line ${firstFailed ?? 1}; their results say what is wrong`,
  );
  return exitCode.problems;
}

/** The bytes of a file, block by block; a text says why it cannot be read. */
async function fileStream(path: string, highWaterMark: number): Promise<AsyncIterable<Uint8Array> | string> {
  try {
    const handle = await open(path);
    if ((await handle.stat()).isFile()) return createReadStream(path, { fd: handle, highWaterMark });
    await handle.close();
    return 'is not an ordinary file.';
  } catch (error) {
    return describeReadError(error);
  }
}

/** What the user can do something about; null if the error is one of the tool. */
function streamProblem(error: unknown): string | null {
  if (!(error instanceof Error) || !('code' in error)) return null;
  return /^(E[A-Z]+|CSV_\w+)$/.test(String(error.code))
    ? `reading the answers or writing the results failed: ${error.message}`
    : null;
}
