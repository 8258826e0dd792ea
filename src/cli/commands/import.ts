import { mkdir } from 'node:fs/promises';
import { basename, extname, join, resolve } from 'node:path';
import { Option } from '@commander-js/extra-typings';
import { ownColumns, type Columns } from '../../answers/table/columns.ts';
import { draftMapping } from '../../answers/table/draft-mapping.ts';
import { fileNames } from '../../answers/table/file-names.ts';
import { mappedColumns } from '../../answers/table/mapping.ts';
import { companiesInRows } from '../../answers/table/orientation.ts';
import { readRows } from '../../answers/table/read-rows.ts';
import { cellName, type Table } from '../../answers/table/table.ts';
import { writeAnswers } from '../../answers/serialize.ts';
import { withoutHidden } from '../../report/renderers/json.ts';
import type { Pack } from '../../rule-pack/rule-pack.ts';
import type { AnswerFile } from '../../schema/types.ts';
import { sortDiagnostics, type Diagnostic } from '../../source/diagnostic.ts';
import { readTextFile } from '../../source/read-text-file.ts';
import { sanitize, quote } from '../../source/sanitize.ts';
import { printDiagnostics } from '../diagnostics/print.ts';
import { exitCode, type Environment } from '../environment.ts';
import { readTable } from '../io/read-table.ts';
import { codeOf, writeProblem } from '../io/write-file.ts';
import { writeOutput } from '../io/write-output.ts';
import { loadRules } from '../rule-source/load-rules.ts';
import { usageError } from '../terminal/messages.ts';
import { plural } from '../terminal/pluralize.ts';
import { newCommand, type DeclareCommand, type OptionsOf } from './command.ts';

const declare = () =>
  newCommand('import')
    .argument('<file>', 'table in CSV or XLSX: a form of born-global form, or with --mapping any other')
    .option('--mapping <file>', 'what the columns mean, as --init drafts it')
    .addOption(
      new Option('--init', 'draft a mapping from the headings, for you to confirm').conflicts([
        'mapping',
        'dryRun',
        'lenient',
        'json',
      ]),
    )
    .option(
      '--output <folder>',
      'write one file of answers per company; with --init: the file of the mapping',
    )
    .option('--dry-run', 'show what would be written, and write nothing')
    .option('--lenient', "take invalid cells as don't know instead of leaving their company out")
    .option('--force', 'overwrite files that exist')
    .option('--json', 'report what was read and written as JSON');

type ImportOptions = OptionsOf<typeof declare> & { readonly file: string };

export const importCommand: DeclareCommand = (run) =>
  declare().action((file, _options, command) =>
    run((environment) => importTable(environment, { ...command.optsWithGlobals(), file })),
  );

/** Reads the answers of companies from a table, and writes a file for each. */
async function importTable(environment: Environment, options: ImportOptions): Promise<number> {
  const { stdout, stderr, cwd } = environment;
  const { file, init = false, output, dryRun = false, json = false, lenient = false } = options;
  if (!init && output === undefined && !dryRun && !json)
    return usageError(
      environment,
      'name a folder for the answers with --output, or look first with --dry-run.',
    );
  const [rules, read] = [await loadRules(environment, options), await readTable(cwd, file)];
  if (!rules.ok || !read.ok) {
    const diagnostics = [...(rules.ok ? [] : rules.diagnostics), ...(read.ok ? [] : [read.diagnostic])];
    await printDiagnostics(environment, options, diagnostics);
    return exitCode.usage;
  }
  const { pack } = rules;
  const table = companiesInRows(read.table);
  if (init)
    return writeOutput(environment, draftMapping(table, pack), {
      ...options,
      output: output ?? mappingFileFor(file),
    });
  const columns = await columnsOf(environment, options, table, pack);
  if (columns === null) return exitCode.usage;
  const { companies, diagnostics: unsorted } = readRows(table, columns, pack, { lenient });
  const names = fileNames(companies.map(({ answers }) => answers?.company ?? null));
  const imported = companies.map(({ from, answers }, index) => ({
    cell: cellName(from),
    file: names[index] ?? '',
    answers,
  }));
  const diagnostics = sortDiagnostics(unsorted);
  await printDiagnostics(environment, options, diagnostics);
  if (imported.length === 0) {
    usageError(environment, `${quote(file)} holds no answers.`);
    return exitCode.problems;
  }
  const written =
    dryRun || output === undefined ? null : await writeAll(environment, options, imported, pack);
  if (written?.ok === false) return exitCode.usage;
  if (json) stdout.write(jsonOf(file, imported, diagnostics, written));
  else if (dryRun) stdout.write(listOf(imported));
  const excluded = imported.filter(({ answers }) => answers === null);
  const count = plural(imported.length - excluded.length, 'company', 'companies');
  const rest =
    excluded.length === 0
      ? ''
      : `; left out because of errors: ${excluded.map(({ cell }) => cell).join(', ')}`;
  stderr.write(`${count} ${written === null ? 'read' : 'imported'}${rest}.\n`);
  const hasErrors = diagnostics.some(({ severity }) => severity === 'error') || written?.refused === true;
  return hasErrors ? exitCode.problems : exitCode.success;
}

/** Where the mapping of a table is drafted: survey.mapping.yaml for survey.csv. */
const mappingFileFor = (file: string): string => `${basename(file, extname(file))}.mapping.yaml`;

/** What the columns mean: by the mapping, or by headings of the tool's own forms. Null after printing errors. */
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
    usageError(
      environment,
      `no heading of ${quote(file)} is the id of a question. Draft a mapping with --init, confirm it, and name it with --mapping.`,
    );
    return null;
  }
  const read = readTextFile(resolve(environment.cwd, mapping), mapping);
  if (!read.ok) {
    await printDiagnostics(environment, options, [read.diagnostic]);
    return null;
  }
  const { columns, diagnostics } = mappedColumns(read.text, mapping, table, pack);
  const texts = new Map([[mapping, read.text]]);
  await printDiagnostics(environment, options, sortDiagnostics(diagnostics), texts);
  return columns;
}

interface ImportedCompany {
  readonly cell: string;
  /** Its name in the folder. */
  readonly file: string;
  /** Null if errors exclude the company. */
  readonly answers: AnswerFile | null;
}

type WrittenFiles =
  | { readonly ok: false }
  | { readonly ok: true; readonly refused: boolean; readonly files: ReadonlySet<string> };

async function writeAll(
  environment: Environment,
  { output = '', force = false }: ImportOptions,
  companies: readonly ImportedCompany[],
  pack: Pack,
): Promise<WrittenFiles> {
  try {
    await mkdir(resolve(environment.cwd, output), { recursive: true });
  } catch (error) {
    const problem = codeOf(error) === 'EEXIST' ? 'is a file; name a folder.' : writeProblem(error);
    usageError(environment, `${quote(output)} ${problem}`);
    return { ok: false };
  }
  const files = new Set<string>();
  let refused = false;
  for (const { file, answers } of companies) {
    if (answers === null) continue;
    const target = { output: join(output, file), force };
    const code = await writeOutput(environment, writeAnswers(answers, pack), target);
    if (code === exitCode.success) files.add(file);
    else refused = true;
  }
  return { ok: true, refused, files };
}

const listOf = (companies: readonly ImportedCompany[]): string =>
  companies
    .map(({ cell, file, answers }) => {
      if (answers === null) return `${cell}: left out\n`;
      const { company = 'without a name', markets = {} } = answers;
      const count = [answers.answers, ...Object.values(markets)].flatMap(Object.keys).length;
      const where = Object.keys(markets).join(', ');
      return `${cell}: ${sanitize(company)}, ${plural(count, 'answer')}${where === '' ? '' : `, ${where}`}: ${file}\n`;
    })
    .join('');

function jsonOf(
  file: string,
  imported: readonly ImportedCompany[],
  diagnostics: readonly Diagnostic[],
  written: WrittenFiles | null,
): string {
  const files = written?.ok === true ? written.files : new Set<string>();
  const companies = imported.map((company) => ({ ...company, written: files.has(company.file) }));
  return withoutHidden(
    `${JSON.stringify({ format: 'born-global/import/1', file, companies, diagnostics }, null, 2)}\n`,
  );
}
