import { Option, type Command } from 'commander';
import { given, type Done } from './shared.ts';
import type { Environment } from '../../environment.ts';
import { commonOptions } from './parsers.ts';

/** The options of this command alone. */
interface ImportGiven {
  readonly mapping?: string;
  readonly init?: boolean;
  readonly output?: string;
  readonly dryRun?: boolean;
  readonly lenient?: boolean;
  readonly force?: boolean;
  readonly json?: boolean;
}

/** Declares `import`. */
export function declareImport(program: Command, environment: Environment, done: Done): void {
  program
    .command('import')
    .description('answers of many companies from a table: a filled form, or the export of an online survey')
    .argument('<file>', 'table in CSV or XLSX: a form of born-global form, or with --mapping any other')
    .option('--mapping <file>', 'what the columns are, as --init drafts it')
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
      'write one file of answers for each company; with --init: the file of the mapping',
    )
    .option('--dry-run', 'tell what would be written, and write nothing')
    .option('--lenient', "take faulty cells as don't know instead of leaving their company out")
    .option('--force', 'overwrite files that exist')
    .option('--json', 'tell what was read and written as JSON')
    .action(async (file: string, _options: unknown, command: Command) => {
      const { importTable } = await import('../import.ts');
      const {
        init = false,
        dryRun = false,
        lenient = false,
        force = false,
        json = false,
        mapping,
        output,
      } = command.opts<ImportGiven>();
      const own = { file, mapping, init, output, dryRun, lenient, force, json };
      done(await importTable(environment, { ...commonOptions(given(command)), ...own }));
    });
}
