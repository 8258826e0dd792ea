import { extname, resolve } from 'node:path';
import { packNamed } from '../../answers/read-answers.ts';
import { quote } from '../../pack/neutralise.ts';
import { readText } from '../../pack/read-text.ts';
import { cohortFormats, type CohortFormatName } from '../../report/cohort/formats.ts';
import type { Written } from '../../report/report.ts';
import { cohort as studied } from '../../studies/cohort/cohort.ts';
import { memberFiles, type MemberFile } from '../cohort/member-files.ts';
import { readAll } from '../cohort/read-all.ts';
import { loadContent } from '../content.ts';
import { deliver } from '../deliver.ts';
import { exitCode, type Environment } from '../environment.ts';
import { lookOf } from '../look.ts';
import type { CommonOptions } from '../options.ts';
import { plural } from '../plural.ts';
import { prettyDiagnostics } from '../pretty-diagnostics.ts';
import { reportContext } from '../report-context.ts';

export interface CohortCommandOptions extends CommonOptions {
  /** Files of answers or assessments, and folders of them. */
  readonly paths: readonly string[];
  /** Names and groups under five stay hidden. */
  readonly anonymous: boolean;
  readonly format?: string | undefined;
  readonly output?: string | undefined;
  readonly force: boolean;
  readonly lenient: boolean;
  readonly date?: string | undefined;
  readonly width?: number | undefined;
}

/** Puts many members side by side. A broken file among many is told and left out; the rest is done. */
export async function cohort(environment: Environment, options: CohortCommandOptions): Promise<number> {
  const { stderr, cwd } = environment;
  const refuse = (problem: string): number => {
    stderr.write(`born-global: ${problem}\n`);
    return exitCode.usage;
  };
  const format = formatOf(options);
  if (format === null)
    return refuse(`${quote(options.output ?? '')}: no format of cohorts has this ending; give --format.`);
  const listed = memberFiles(options.paths, cwd);
  if (!listed.ok) return refuse(`${listed.problem} in ${options.paths.map(quote).join(', ')}.`);
  const named = await packOf(listed.files, cwd);
  const content = await loadContent(environment, options, named);
  if (!content.ok) {
    const look = lookOf(stderr, environment, options);
    stderr.write(prettyDiagnostics(content.diagnostics, new Map(), look));
    return exitCode.usage;
  }
  const { pack } = content;
  const { members, failed } = await readAll(environment, options, listed.files, pack);
  if (members.length === 0) return refuse('none of these files could be assessed.');
  const groups = pack.manifest.groups ?? [];
  const result = studied(members, { groups, anonymous: options.anonymous });
  const written: Written = await cohortFormats[format](result, reportContext(environment, options));
  const code = await deliver(environment, written, options);
  if (failed > 0) stderr.write(`born-global: ${plural(failed, 'file')} left out for the faults above.\n`);
  return code === exitCode.fine && failed > 0 ? exitCode.findings : code;
}

/** The pack that the first file named on the command line was answered for; null where it does not say. */
async function packOf(files: readonly MemberFile[], cwd: string): Promise<string | null> {
  const [first] = files.filter(({ how }) => how === 'named');
  if (first === undefined) return null;
  const read = await readText(resolve(cwd, first.file), first.file);
  return read.ok ? packNamed(read.text, first.file) : null;
}

const formatsByEnding: Readonly<Record<string, CohortFormatName>> = {
  '': 'terminal',
  '.txt': 'terminal',
  '.md': 'markdown',
  '.markdown': 'markdown',
  '.html': 'html',
  '.htm': 'html',
  '.csv': 'csv',
  '.xlsx': 'xlsx',
  '.json': 'json',
};

/** The format asked for, else that of the output's ending; null where that means none. */
function formatOf({ format, output = '' }: CohortCommandOptions): CohortFormatName | null {
  if (format !== undefined) return isCohortFormat(format) ? format : null;
  return formatsByEnding[extname(output).toLowerCase()] ?? null;
}

const isCohortFormat = (name: string): name is CohortFormatName => Object.hasOwn(cohortFormats, name);
