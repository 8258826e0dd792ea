import { Option } from '@commander-js/extra-typings';
import { diffPacks, type PackDiff } from '../../rule-tools/diff/diff-packs.ts';
import { effectsOn } from '../../rule-tools/diff/effects.ts';
import { safeJson } from '../../report/renderers/json.ts';
import type { Pack } from '../../rule-pack/rule-pack.ts';
import { quote } from '../../source/sanitize.ts';
import { prettyDiagnostics } from '../diagnostics/pretty.ts';
import { printDiagnostics } from '../diagnostics/print.ts';
import { readCompanies } from '../diff/assessments.ts';
import type { CompanyReport } from '../diff/company-sections.ts';
import { packVersion, type PackVersion } from '../diff/pack-version.ts';
import { diffMarkdown, diffTerminal } from '../diff/render.ts';
import { sectionsOf, type Names } from '../diff/sections.ts';
import { exitCode, type Environment } from '../environment.ts';
import { namedFormat } from '../io/output-format.ts';
import { reportContext } from '../io/report-context.ts';
import { printMessage, usageError } from '../terminal/messages.ts';
import { styleOf } from '../terminal/style.ts';
import { newCommand, type DeclareCommand, type OptionsOf } from './command.ts';
import { json, reviewDate, wholeNumber } from './options.ts';

const declare = () =>
  newCommand('diff')
    .argument('<old>', 'a folder of rules, or a revision of git: its rules and markets')
    .argument('[new]', 'the same (default: the working files)')
    .addOption(new Option('--format <name>', 'format of the output').choices(['pretty', 'markdown', 'json']))
    .addOption(json)
    .option(
      '--assessments <folder>',
      'answers and assessments of real companies, to see what changes for them',
    )
    .addOption(
      new Option('--samples <number>', 'companies drawn to estimate shares')
        .argParser(wholeNumber(1, 1_000_000))
        .default(1000),
    )
    .option('--fail-on-change', 'exit with 1 unless it is proved that no outcome changes')
    .addOption(reviewDate);

type RulesDiffOptions = OptionsOf<typeof declare> & {
  readonly before: string;
  readonly after?: string | undefined;
};

export const rulesDiffCommand: DeclareCommand = (run) =>
  declare().action((before, after, _options, command) =>
    run((environment) => rulesDiff(environment, { ...command.optsWithGlobals(), before, after })),
  );

/** The same for every run, so that every run draws the same companies. */
const seed = 20_130_501;

/** Shows what a change of rules means for companies. */
async function rulesDiff(environment: Environment, options: RulesDiffOptions): Promise<number> {
  const { samples, failOnChange = false, date = environment.today } = options;
  if (options.rules !== undefined || options.markets !== undefined)
    return usageError(
      environment,
      'rules diff takes what it compares as arguments, not by --rules or --markets',
    );
  const before = await packVersion(environment, options.before, date);
  if (before.kind !== 'pack') return refuse(environment, options, before);
  const after = await packVersion(environment, options.after, date);
  if (after.kind !== 'pack') return refuse(environment, options, after);
  const companies = await companiesFor(environment, options, before.pack, after.pack);
  if (typeof companies === 'number') return companies;
  const diff = compare(before.pack, after.pack, samples);
  if (typeof diff === 'string')
    return usageError(
      environment,
      `these two cannot be compared: together their rules cut a number at ${diff}`,
    );
  write(environment, options, diff, { old: before.name, new: after.name }, companies);
  const failed = (failOnChange && diff.conclusion !== 'same') || (companies?.skipped ?? 0) > 0;
  return failed ? exitCode.problems : exitCode.success;
}

/** The difference, or why there is none: each of two packs may have so many bounds, but not both together. */
function compare(before: Pack, after: Pack, samples: number): PackDiff | string {
  try {
    return diffPacks(before, after, { samples, seed });
  } catch (error) {
    if (error instanceof RangeError && error.message.includes('bounds on')) return error.message;
    throw error;
  }
}

function refuse(
  environment: Environment,
  options: RulesDiffOptions,
  version: Exclude<PackVersion, { readonly kind: 'pack' }>,
): number {
  const { stdout } = environment;
  if (version.kind === 'unknown') return usageError(environment, version.message);
  const style = styleOf(stdout, environment, options);
  const { diagnostics, texts } = version;
  stdout.write(
    namedFormat(options) === 'json'
      ? safeJson(diagnostics, style)
      : prettyDiagnostics(diagnostics, texts, style),
  );
  printMessage(environment, 'rules with errors are not compared');
  return exitCode.problems;
}

/** Null if none are asked for; an exit code if the folder does not exist. */
async function companiesFor(
  environment: Environment,
  options: RulesDiffOptions,
  before: Pack,
  after: Pack,
): Promise<CompanyReport | null | number> {
  const { assessments } = options;
  if (assessments === undefined) return null;
  const read = await readCompanies(environment.cwd, assessments, before, after);
  if (read === null) return usageError(environment, `there is no folder ${quote(assessments)}`);
  await printDiagnostics(environment, options, read.diagnostics, read.texts);
  return { companies: effectsOn(before, after, read.companies), skipped: read.skipped };
}

function write(
  environment: Environment,
  options: RulesDiffOptions,
  diff: PackDiff,
  names: Names,
  companies: CompanyReport | null,
): void {
  const { stdout } = environment;
  const context = reportContext(environment, options);
  const format = namedFormat(options);
  if (format === 'json') {
    stdout.write(safeJson({ ...names, ...diff, companies }, context));
    return;
  }
  const sections = sectionsOf(diff, names, companies);
  stdout.write(format === 'markdown' ? diffMarkdown(sections, context) : diffTerminal(sections, context));
}
