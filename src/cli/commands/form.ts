import { extname } from 'node:path';
import { closestMatch } from '../../source/closest-match.ts';
import { quote } from '../../source/sanitize.ts';
import type { Pack } from '../../rule-pack/rule-pack.ts';
import { csvText } from '../../report/renderers/csv/stringify.ts';
import { withoutHidden } from '../../report/renderers/json.ts';
import type { AnswerFile } from '../../schema/types.ts';
import { formOf, type Form } from '../../analysis/form/form.ts';
import { formTable } from '../../analysis/form/form-table.ts';
import { loadContent } from '../rule-source/resolve.ts';
import { deliver } from '../io/write-output.ts';
import { exitCode, type Environment } from '../environment.ts';
import type { FormFormat } from './form-formats.ts';
import type { CommonOptions } from './options/types.ts';
import { readAnswerFiles } from '../io/read-answer-files.ts';
import { tellDiagnostics } from '../diagnostics/print.ts';

export interface FormOptions extends CommonOptions {
  /** Ids of the markets to ask about; all of the pack where not given. */
  readonly askedMarkets?: readonly string[] | undefined;
  /** Ask only the questions of the pack's first round. */
  readonly triage: boolean;
  /** Files of answers that fill columns of a table. */
  readonly answers: readonly string[];
  /** Columns of a table; more where more answers are given. */
  readonly companies: number;
  readonly format?: FormFormat | undefined;
  readonly output?: string | undefined;
  readonly force: boolean;
}

/** Writes the questionnaire for paper, or as a table to fill in. */
export async function form(environment: Environment, options: FormOptions): Promise<number> {
  const { stderr } = environment;
  const content = await loadContent(environment, options);
  if (!content.ok) {
    await tellDiagnostics(environment, options, content.diagnostics);
    return exitCode.usage;
  }
  const { pack } = content;
  const unknown = unknownMarket(options.askedMarkets ?? [], pack);
  if (unknown !== null) {
    stderr.write(`born-global: ${unknown}\n`);
    return exitCode.usage;
  }
  const questions = options.triage ? (pack.manifest.triage ?? null) : null;
  if (options.triage && questions === null) {
    stderr.write('born-global: these rules name no questions for a first round (triage in pack.yaml).\n');
    return exitCode.usage;
  }
  const format = options.format ?? formatOfEnding(options.output);
  if (options.answers.length > 0 && format !== 'csv' && format !== 'xlsx') {
    stderr.write('born-global: --answers fills a table: use --format xlsx or --format csv.\n');
    return exitCode.usage;
  }
  const companies = await readAnswerFiles(environment, options, pack);
  if (companies === null) return exitCode.usage;
  const asked = formOf(pack, { markets: options.askedMarkets ?? null, questions });
  const columns = Math.max(options.companies, companies.length);
  return deliver(environment, await written(asked, format, { pack, companies, columns }), options);
}

interface Around {
  readonly pack: Pack;
  readonly companies: readonly AnswerFile[];
  readonly columns: number;
}

async function written(asked: Form, format: FormFormat, around: Around): Promise<string | Uint8Array> {
  switch (format) {
    case 'html':
      return (await import('../../report/views/form/html.ts')).formHtml(asked);
    case 'markdown':
      return (await import('../../report/views/form/markdown.ts')).formMarkdown(asked);
    case 'json':
      return withoutHidden(`${JSON.stringify({ format: 'born-global/form/1', ...asked }, null, 2)}\n`);
    case 'csv':
    case 'xlsx': {
      const { pack, companies, columns } = around;
      const table = formTable(
        asked,
        pack,
        Array.from({ length: columns }, (_, index) => companies[index] ?? null),
      );
      const { formCsvRows, formSheets } = await import('../../report/views/form/sheet.ts');
      if (format === 'csv') return csvText(formCsvRows(table, columns), { byteOrderMark: true });
      const { writeWorkbook } = await import('../../report/renderers/xlsx/workbook.ts');
      return writeWorkbook(formSheets(table, columns), { title: asked.title, date: null });
    }
  }
}

const endings: Readonly<Record<string, FormFormat>> = {
  '.html': 'html',
  '.htm': 'html',
  '.md': 'markdown',
  '.csv': 'csv',
  '.xlsx': 'xlsx',
  '.json': 'json',
};

const formatOfEnding = (output: string | undefined): FormFormat =>
  endings[extname(output ?? '').toLowerCase()] ?? 'html';

function unknownMarket(markets: readonly string[], pack: Pack): string | null {
  const known = pack.markets.map(({ id }) => id);
  const wrong = markets.find((id) => !known.includes(id));
  if (wrong === undefined) return null;
  const near = closestMatch(wrong, known);
  const hint = near === null ? '' : `; did you mean ${quote(near)}?`;
  return `there is no market ${quote(wrong)}${hint} There are ${known.join(', ')}.`;
}
