import { Option } from '@commander-js/extra-typings';
import { formOf, type Form } from '../../analysis/form/form.ts';
import { formTable } from '../../analysis/form/form-table.ts';
import { csvText } from '../../report/renderers/csv/stringify.ts';
import { withoutHidden } from '../../report/renderers/json.ts';
import type { Pack } from '../../rule-pack/rule-pack.ts';
import type { AnswerFile } from '../../schema/types.ts';
import { closestMatch } from '../../source/closest-match.ts';
import { quote } from '../../source/sanitize.ts';
import { printDiagnostics } from '../diagnostics/print.ts';
import { exitCode, type Environment } from '../environment.ts';
import { outputFormat } from '../io/output-format.ts';
import { readAnswerFiles } from '../io/read-answer-files.ts';
import { writeOutput } from '../io/write-output.ts';
import { loadRules } from '../rule-source/load-rules.ts';
import { usageError } from '../terminal/messages.ts';
import { collect, newCommand, type DeclareCommand, type OptionsOf } from './command.ts';
import { force, json, wholeNumber } from './options.ts';

const formats = ['html', 'markdown', 'csv', 'xlsx', 'json'] as const;
type FormFormat = (typeof formats)[number];

const declare = () =>
  newCommand('form')
    .addOption(
      new Option('--format <name>', "format of the form (default: by the output's ending, or html)").choices(
        formats,
      ),
    )
    .addOption(json)
    .option('--market <id>', 'ask about this market (repeatable; default: all)', collect)
    .option('--triage', 'only the questions of the first round')
    .option('--answers <file>', 'fill a column of the table with these answers (repeatable)', collect)
    .addOption(
      new Option('--companies <count>', 'columns of the table').argParser(wholeNumber(1, 500)).default(20),
    )
    .option('--output <file>', 'write the form to this file')
    .addOption(force);

type FormOptions = OptionsOf<typeof declare>;

export const formCommand: DeclareCommand = (run) =>
  declare().action((_options, command) => run((environment) => form(environment, command.optsWithGlobals())));

/** Writes the questionnaire for paper, or as a table to fill in. */
async function form(environment: Environment, options: FormOptions): Promise<number> {
  const { market: markets = null, triage = false, answers = [] } = options;
  const rules = await loadRules(environment, options);
  if (!rules.ok) {
    await printDiagnostics(environment, options, rules.diagnostics);
    return exitCode.usage;
  }
  const { pack } = rules;
  const unknown = unknownMarket(markets ?? [], pack);
  if (unknown !== null) return usageError(environment, unknown);
  const questions = triage ? (pack.manifest.triage ?? null) : null;
  if (triage && questions === null)
    return usageError(environment, 'these rules name no questions for a first round (triage in pack.yaml).');
  const format = outputFormat(environment, options, formats);
  if (format === null) return exitCode.usage;
  if (answers.length > 0 && format !== 'csv' && format !== 'xlsx')
    return usageError(environment, '--answers fills a table: use --format xlsx or --format csv.');
  const companies = await readAnswerFiles(environment, options, answers, pack);
  if (companies === null) return exitCode.usage;
  const columns = Math.max(options.companies, companies.length);
  const result = await render(formOf(pack, { markets, questions }), format, { pack, companies, columns });
  return writeOutput(environment, result, options);
}

interface TableContent {
  readonly pack: Pack;
  readonly companies: readonly AnswerFile[];
  readonly columns: number;
}

async function render(
  questions: Form,
  format: FormFormat,
  { pack, companies, columns }: TableContent,
): Promise<string | Uint8Array> {
  switch (format) {
    case 'html':
      return (await import('../../report/views/form/html.ts')).formHtml(questions);
    case 'markdown':
      return (await import('../../report/views/form/markdown.ts')).formMarkdown(questions);
    case 'json':
      return withoutHidden(`${JSON.stringify({ format: 'born-global/form/1', ...questions }, null, 2)}\n`);
    case 'csv':
    case 'xlsx': {
      const filled = Array.from({ length: columns }, (_, index) => companies[index] ?? null);
      const table = formTable(questions, pack, filled);
      const { formCsvRows, formSheets } = await import('../../report/views/form/sheet.ts');
      if (format === 'csv') return csvText(formCsvRows(table, columns), { byteOrderMark: true });
      const { writeWorkbook } = await import('../../report/renderers/xlsx/workbook.ts');
      return writeWorkbook(formSheets(table, columns), { title: questions.title, date: null });
    }
  }
}

function unknownMarket(markets: readonly string[], pack: Pack): string | null {
  const known = pack.markets.map(({ id }) => id);
  const unknown = markets.find((id) => !known.includes(id));
  if (unknown === undefined) return null;
  const nearest = closestMatch(unknown, known);
  const hint = nearest === null ? '' : `; did you mean ${quote(nearest)}?`;
  return `there is no market ${quote(unknown)}${hint} There are ${known.join(', ')}.`;
}
