import { diffPacks, type PackDiff } from '../../rule-tools/diff/diff-packs.ts';
import { effectsOn } from '../../rule-tools/diff/effects.ts';
import { quote } from '../../source/sanitize.ts';
import type { Pack } from '../../rule-pack/rule-pack.ts';
import { safeJson } from '../../report/renderers/json.ts';
import { readCompanies } from '../diff/assessments.ts';
import type { CompanyReport } from '../diff/company-sections.ts';
import { packVersion, type PackVersion } from '../diff/pack-version.ts';
import { diffMarkdown, diffTerminal } from '../diff/render.ts';
import { sectionsOf, type Names } from '../diff/sections.ts';
import { exitCode, type Environment } from '../environment.ts';
import { lookOf } from '../terminal/style.ts';
import type { CommonOptions } from './options/types.ts';
import { prettyDiagnostics } from '../diagnostics/pretty.ts';
import { reportContext } from '../io/report-context.ts';

export interface RulesDiffOptions extends CommonOptions {
  /** Folders of rules, or revisions of git. */
  readonly before: string;
  /** The working files where not given. */
  readonly after?: string | undefined;
  readonly format?: string | undefined;
  readonly date?: string | undefined;
  /** Companies drawn for the shares. */
  readonly samples: number;
  /** Folder with answers and assessments of real companies. */
  readonly assessments?: string | undefined;
  /** Anything but a proof that no outcome changes is a finding. */
  readonly failOnChange: boolean;
}

/** Every run draws the same companies. */
const seed = 20_130_501;

/** Tells what a change of rules means for companies. */
export async function rulesDiff(environment: Environment, options: RulesDiffOptions): Promise<number> {
  const { stderr, today } = environment;
  if (options.rules !== undefined || options.markets !== undefined) {
    stderr.write(
      'born-global: rules diff takes what it compares as arguments, not by --rules or --markets\n',
    );
    return exitCode.usage;
  }
  const date = options.date ?? today;
  const before = await packVersion(environment, options.before, date);
  if (before.kind !== 'pack') return refuse(environment, options, before);
  const after = await packVersion(environment, options.after, date);
  if (after.kind !== 'pack') return refuse(environment, options, after);
  const real = await companiesFor(environment, options, before.pack, after.pack);
  if (typeof real === 'number') return real;
  const diff = compared(before.pack, after.pack, options.samples);
  if (typeof diff === 'string') {
    stderr.write(`born-global: these two cannot be compared: together their rules cut a number at ${diff}\n`);
    return exitCode.usage;
  }
  write(environment, options, diff, { old: before.name, new: after.name }, real);
  const failed = (options.failOnChange && diff.conclusion !== 'same') || (real?.skipped ?? 0) > 0;
  return failed ? exitCode.findings : exitCode.fine;
}

/** The comparison, or why there can be none: each of two packs can have so many bounds, but not both together. */
function compared(before: Pack, after: Pack, samples: number): PackDiff | string {
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
  const { stdout, stderr } = environment;
  if (version.kind === 'unknown') {
    stderr.write(`born-global: ${version.message}\n`);
    return exitCode.usage;
  }
  const look = lookOf(stdout, environment, options);
  const { diagnostics, texts } = version;
  stdout.write(
    options.format === 'json' ? safeJson(diagnostics, look) : prettyDiagnostics(diagnostics, texts, look),
  );
  stderr.write('born-global: rules with faults are not compared\n');
  return exitCode.findings;
}

/** Null where none are asked for; an exit code where the folder is not there. */
async function companiesFor(
  environment: Environment,
  options: RulesDiffOptions,
  before: Pack,
  after: Pack,
): Promise<CompanyReport | null | number> {
  const { assessments } = options;
  const { cwd, stderr } = environment;
  if (assessments === undefined) return null;
  const read = await readCompanies(cwd, assessments, before, after);
  if (read === null) {
    stderr.write(`born-global: there is no folder ${quote(assessments)}\n`);
    return exitCode.usage;
  }
  const look = lookOf(stderr, environment, options);
  stderr.write(prettyDiagnostics(read.diagnostics, read.texts, look));
  return { companies: effectsOn(before, after, read.companies), skipped: read.skipped };
}

function write(
  environment: Environment,
  options: RulesDiffOptions,
  diff: PackDiff,
  names: Names,
  companies: CompanyReport | null,
): void {
  const context = reportContext(environment, options);
  const { stdout } = environment;
  if (options.format === 'json') {
    stdout.write(safeJson({ ...names, ...diff, companies }, context));
    return;
  }
  const sections = sectionsOf(diff, names, companies);
  stdout.write(
    options.format === 'markdown' ? diffMarkdown(sections, context) : diffTerminal(sections, context),
  );
}
