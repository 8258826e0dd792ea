import { mkdir } from 'node:fs/promises';
import { basename, extname, join, resolve } from 'node:path';
import { ownColumns, type Columns } from '../../answers/table/columns.ts';
import { draftMapping } from '../../answers/table/draft-mapping.ts';
import { fileNames } from '../../answers/table/file-names.ts';
import { mappedColumns } from '../../answers/table/mapping.ts';
import { companiesInRows } from '../../answers/table/orientation.ts';
import { readRows } from '../../answers/table/read-rows.ts';
import { cellName, type Table } from '../../answers/table/table.ts';
import { writeAnswers } from '../../answers/serialize.ts';
import { sortDiagnostics, type Diagnostic } from '../../source/diagnostic.ts';
import { neutralise, quote } from '../../source/sanitize.ts';
import type { Pack } from '../../rule-pack/rule-pack.ts';
import { readText } from '../../source/read-text-file.ts';
import { withoutHidden } from '../../report/renderers/json.ts';
import type { AnswerFile } from '../../schema/types.ts';
import { loadContent } from '../rule-source/resolve.ts';
import { deliver, writeProblem } from '../io/write-output.ts';
import { exitCode, type Environment } from '../environment.ts';
import type { CommonOptions } from './options/types.ts';
import { plural } from '../terminal/pluralize.ts';
import { readTable } from '../io/read-table.ts';
import { tellDiagnostics } from '../diagnostics/print.ts';

export interface ImportOptions extends CommonOptions {
  readonly file: string;
  /** File that says what the columns are. */
  readonly mapping?: string | undefined;
  /** Draft such a file instead of reading answers. */
  readonly init: boolean;
  /** Folder of the answers; with `init` the mapping, by default named after the table. */
  readonly output?: string | undefined;
  readonly dryRun: boolean;
  readonly lenient: boolean;
  readonly force: boolean;
  readonly json: boolean;
}

/** Reads the answers of companies from a table, and writes a file for each. */
export async function importTable(environment: Environment, options: ImportOptions): Promise<number> {
  const { stderr, cwd } = environment;
  const { file, init, output, dryRun, json } = options;
  if (!init && output === undefined && !dryRun && !json) {
    stderr.write('born-global: name a folder for the answers with --output, or look first with --dry-run.\n');
    return exitCode.usage;
  }
  const [content, read] = [await loadContent(environment, options), await readTable(cwd, file)];
  if (!content.ok || !read.ok) {
    const faults = content.ok ? [] : content.diagnostics;
    await tellDiagnostics(environment, options, [...faults, ...(read.ok ? [] : [read.diagnostic])]);
    return exitCode.usage;
  }
  const { pack } = content;
  const table = companiesInRows(read.table);
  if (init)
    return deliver(environment, draftMapping(table, pack), {
      ...options,
      output: output ?? mappingFor(file),
    });
  const columns = await columnsOf(environment, options, table, pack);
  if (columns === null) return exitCode.usage;
  const { companies, diagnostics } = readRows(table, columns, pack, options);
  const names = fileNames(companies.map(({ answers }) => answers?.company ?? null));
  const found = companies.map(({ from, answers }, index) => ({
    cell: cellName(from),
    file: names[index] ?? '',
    answers,
  }));
  const told = sortDiagnostics(diagnostics);
  await tellDiagnostics(environment, options, told);
  if (found.length === 0) {
    stderr.write(`born-global: ${quote(file)} holds no answers.\n`);
    return exitCode.findings;
  }
  const written = dryRun || output === undefined ? null : await writeAll(environment, options, found, pack);
  if (written?.ok === false) return exitCode.usage;
  environment.stdout.write(json ? jsonOf(file, found, told, written) : dryRun ? listOf(found) : '');
  const left = found.filter(({ answers }) => answers === null);
  const count = plural(found.length - left.length, 'company', 'companies');
  const lost = left.length === 0 ? '' : `; left out for faults: ${left.map(({ cell }) => cell).join(', ')}`;
  stderr.write(`${count} ${written === null ? 'read' : 'imported'}${lost}.\n`);
  const isFaulty = told.some(({ severity }) => severity === 'error') || written?.refused === true;
  return isFaulty ? exitCode.findings : exitCode.fine;
}

/** Where the mapping of a table is drafted: survey.mapping.yaml for survey.csv. */
const mappingFor = (file: string): string => `${basename(file, extname(file))}.mapping.yaml`;

/** What the columns are: by the mapping, or by headings of the tool's own; null, with the reason told, where nothing is. */
async function columnsOf(
  environment: Environment,
  options: ImportOptions,
  table: Table,
  pack: Pack,
): Promise<Columns | null> {
  const { mapping, file } = options;
  if (mapping === undefined) {
    const columns = ownColumns(table, pack);
    if (columns.columns.some(({ target }) => target.kind === 'answer')) return columns;
    environment.stderr.write(
      `born-global: no heading of ${quote(file)} is the id of a question. Draft a mapping with --init, confirm it, and name it with --mapping.\n`,
    );
    return null;
  }
  const read = readText(resolve(environment.cwd, mapping), mapping);
  if (!read.ok) {
    await tellDiagnostics(environment, options, [read.diagnostic]);
    return null;
  }
  const { columns, diagnostics } = mappedColumns(read.text, mapping, table, pack);
  await tellDiagnostics(environment, options, sortDiagnostics(diagnostics), new Map([[mapping, read.text]]));
  return columns;
}

interface Found {
  readonly cell: string;
  /** Its name in the folder. */
  readonly file: string;
  readonly answers: AnswerFile | null;
}

type Written =
  | { readonly ok: false }
  | { readonly ok: true; readonly refused: boolean; readonly files: ReadonlySet<string> };

async function writeAll(
  environment: Environment,
  { output = '', force }: ImportOptions,
  found: readonly Found[],
  pack: Pack,
): Promise<Written> {
  try {
    await mkdir(resolve(environment.cwd, output), { recursive: true });
  } catch (error) {
    const isFile = error instanceof Error && 'code' in error && error.code === 'EEXIST';
    const problem = isFile ? 'is a file; name a folder.' : writeProblem(error);
    environment.stderr.write(`born-global: ${quote(output)} ${problem}\n`);
    return { ok: false };
  }
  const files = new Set<string>();
  for (const { file, answers } of found) {
    if (answers === null) continue;
    const target = { output: join(output, file), force };
    if ((await deliver(environment, writeAnswers(answers, pack), target)) === exitCode.fine) files.add(file);
  }
  return { ok: true, refused: files.size < found.filter(({ answers }) => answers !== null).length, files };
}

const listOf = (found: readonly Found[]): string =>
  found
    .map(({ cell, file, answers }) => {
      if (answers === null) return `${cell}: left out\n`;
      const { company = 'without a name', markets = {} } = answers;
      const count = [answers.answers, ...Object.values(markets)].flatMap(Object.keys).length;
      const where = Object.keys(markets).join(', ');
      return `${cell}: ${neutralise(company)}, ${plural(count, 'answer')}${where === '' ? '' : `, ${where}`}: ${file}\n`;
    })
    .join('');

function jsonOf(
  file: string,
  found: readonly Found[],
  diagnostics: readonly Diagnostic[],
  written: Written | null,
): string {
  const files = written?.ok === true ? written.files : new Set<string>();
  const companies = found.map((one) => ({ ...one, written: files.has(one.file) }));
  return withoutHidden(
    `${JSON.stringify({ format: 'born-global/import/1', file, companies, diagnostics }, null, 2)}\n`,
  );
}
