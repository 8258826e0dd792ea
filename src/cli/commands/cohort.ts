import { resolve } from 'node:path';
import { Option } from '@commander-js/extra-typings';
import { cohort as analyseCohort } from '../../analysis/cohort/cohort.ts';
import type { Member } from '../../analysis/cohort/result.ts';
import { packIdOf } from '../../answers/parse.ts';
import { cohortFormats, type CohortFormatName } from '../../report/views/cohort/formats.ts';
import type { Written } from '../../report/report.ts';
import type { Pack } from '../../rule-pack/rule-pack.ts';
import { parseDocument } from '../../source/document.ts';
import { readTextFile } from '../../source/read-text-file.ts';
import { quote } from '../../source/sanitize.ts';
import { nameInText } from '../../values/market-text.ts';
import { memberFiles, type MemberFile } from '../cohort/member-files.ts';
import { readAllMembers } from '../cohort/read-all.ts';
import { printDiagnostics } from '../diagnostics/print.ts';
import { exitCode, type Environment } from '../environment.ts';
import { outputFormat } from '../io/output-format.ts';
import { reportContext } from '../io/report-context.ts';
import { writeOutput } from '../io/write-output.ts';
import { loadRules } from '../rule-source/load-rules.ts';
import { printMessage, usageError } from '../terminal/messages.ts';
import { plural } from '../terminal/pluralize.ts';
import { newCommand, type DeclareCommand, type OptionsOf } from './command.ts';
import { assessmentDate, force, json, lenient, output, width } from './options.ts';

const formats = ['terminal', 'markdown', 'html', 'csv', 'xlsx', 'json'] as const;

const declare = () =>
  newCommand('cohort')
    .argument('<paths...>', 'answers files or saved assessments, and folders of them')
    .option('--anonymous', 'replace names by letters, and show nothing about fewer than five')
    .option('--for <file>', 'propose the programme of the cluster whose own answers are in this file')
    .addOption(new Option('--format <name>', 'format of the report').choices(formats))
    .addOption(json)
    .addOption(output)
    .addOption(force)
    .addOption(width)
    .addOption(lenient)
    .addOption(assessmentDate);

type CohortOptions = OptionsOf<typeof declare> & { readonly paths: readonly string[] };

export const cohortCommand: DeclareCommand = (run) =>
  declare().action((paths, _options, command) =>
    run((environment) => cohort(environment, { ...command.optsWithGlobals(), paths })),
  );

/** Puts many members side by side. A broken file among many is reported and left out. */
async function cohort(environment: Environment, options: CohortOptions): Promise<number> {
  const { cwd } = environment;
  const format = outputFormat(environment, options, formats);
  if (format === null) return exitCode.usage;
  const files = memberFiles(options.paths, cwd, options.for);
  if (files.length === 0)
    return usageError(
      environment,
      `there is no YAML or JSON file in ${options.paths.map(quote).join(', ')}.`,
    );
  const rules = await loadRules(environment, options, packIdIn(files, cwd));
  if (!rules.ok) {
    await printDiagnostics(environment, options, rules.diagnostics);
    return exitCode.usage;
  }
  const { pack } = rules;
  const { members, failed } = await readAllMembers(environment, options, files, pack);
  if (members.length === 0) return usageError(environment, 'none of these files could be assessed.');
  const write = await writerFor(environment, options, pack);
  if (write === null) return exitCode.usage;
  const code = await writeOutput(environment, await write(members, format), options);
  if (failed > 0)
    printMessage(environment, `${plural(failed, 'file')} left out because of the errors above.`);
  return code === exitCode.success && failed > 0 ? exitCode.problems : code;
}

type Writer = (members: readonly Member[], format: CohortFormatName) => Promise<Written>;

/** What is written about the members: a comparison, or the programme of an organisation. Null after printing an error. */
async function writerFor(
  environment: Environment,
  options: CohortOptions,
  { manifest, markets }: Pack,
): Promise<Writer | null> {
  const { for: organisationFile, anonymous = false } = options;
  const how = { groups: manifest.groups ?? [], anonymous };
  const context = reportContext(environment, options);
  if (organisationFile === undefined)
    return async (members, format) => cohortFormats[format](analyseCohort(members, how), context);
  const { readOrganisation } = await import('../cohort/read-organisation.ts');
  const read = await readOrganisation(environment, options, organisationFile, manifest.id);
  if (read === null) return null;
  const { organisation, rules } = read;
  const inText = new Map(markets.map((market) => [market.id, nameInText(market)] as const));
  const { programme } = await import('../../analysis/cohort/programme.ts');
  const { programmeFormats } = await import('../../report/views/cohort/programme-formats.ts');
  return async (members, format) =>
    programmeFormats[format](programme(members, organisation, rules, { ...how, inText }), context);
}

/** The pack that the first file named on the command line was answered for; null if it does not say. */
function packIdIn(files: readonly MemberFile[], cwd: string): string | null {
  const first = files.find(({ isNamed }) => isNamed);
  if (first === undefined) return null;
  const read = readTextFile(resolve(cwd, first.file), first.file);
  return read.ok ? packIdOf(parseDocument(first.file, read.text)) : null;
}
