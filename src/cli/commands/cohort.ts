import { extname, resolve } from 'node:path';
import { packIdOf } from '../../answers/parse.ts';
import { readDocument } from '../../source/document.ts';
import { quote } from '../../source/sanitize.ts';
import type { Pack } from '../../rule-pack/rule-pack.ts';
import { readText } from '../../source/read-text-file.ts';
import { cohortFormats, type CohortFormatName } from '../../report/views/cohort/formats.ts';
import type { Written } from '../../report/report.ts';
import { cohort as studied } from '../../analysis/cohort/cohort.ts';
import type { Member } from '../../analysis/cohort/result.ts';
import { memberFiles, type MemberFile } from '../cohort/member-files.ts';
import { readAll } from '../cohort/read-all.ts';
import { loadContent } from '../rule-source/resolve.ts';
import { deliver } from '../io/write-output.ts';
import { exitCode, type Environment } from '../environment.ts';
import { lookOf } from '../terminal/style.ts';
import type { CommonOptions } from './options/types.ts';
import { plural } from '../terminal/pluralize.ts';
import { prettyDiagnostics } from '../diagnostics/pretty.ts';
import { reportContext } from '../io/report-context.ts';

export interface CohortCommandOptions extends CommonOptions {
  /** Files of answers or assessments, and folders of them. */
  readonly paths: readonly string[];
  /** Names and groups under five stay hidden. */
  readonly anonymous: boolean;
  /** File with the answers of the cluster whose programme is wanted. */
  readonly organisation?: string | undefined;
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
  const listed = memberFiles(options.paths, cwd, options.organisation);
  if (!listed.ok) return refuse(`${listed.problem} in ${options.paths.map(quote).join(', ')}.`);
  const named = packOf(listed.files, cwd);
  const content = await loadContent(environment, options, named);
  if (!content.ok) {
    const look = lookOf(stderr, environment, options);
    stderr.write(prettyDiagnostics(content.diagnostics, new Map(), look));
    return exitCode.usage;
  }
  const { pack } = content;
  const { members, failed } = readAll(environment, options, listed.files, pack);
  if (members.length === 0) return refuse('none of these files could be assessed.');
  const write = await writerOf(environment, options, pack);
  if (!write.ok) {
    if (write.problem !== null) stderr.write(`born-global: ${write.problem}\n`);
    return exitCode.usage;
  }
  const written = await write.write(members, format);
  const code = await deliver(environment, written, options);
  if (failed > 0) stderr.write(`born-global: ${plural(failed, 'file')} left out for the faults above.\n`);
  return code === exitCode.fine && failed > 0 ? exitCode.findings : code;
}

type Writer =
  | {
      readonly ok: true;
      readonly write: (members: readonly Member[], format: CohortFormatName) => Promise<Written>;
    }
  | { readonly ok: false; readonly problem: string | null };

/** What is told of the members: how they stand side by side, or what an organisation could do for them. */
async function writerOf(
  environment: Environment,
  options: CohortCommandOptions,
  { manifest, markets }: Pack,
): Promise<Writer> {
  const { organisation: file, anonymous } = options;
  const how = { groups: manifest.groups ?? [], anonymous };
  const context = reportContext(environment, options);
  if (file === undefined)
    return {
      ok: true,
      write: async (members, format) => cohortFormats[format](studied(members, how), context),
    };
  const { readOrganisation } = await import('../cohort/read-organisation.ts');
  const read = await readOrganisation(environment, options, file, manifest.id);
  if (!read.ok) return read;
  const inText = new Map(markets.map(({ id, title, 'in-text': name = title }) => [id, name] as const));
  const { programme } = await import('../../analysis/cohort/programme.ts');
  const { programmeFormats } = await import('../../report/views/cohort/programme-formats.ts');
  return {
    ok: true,
    write: async (members, format) =>
      programmeFormats[format](
        programme(members, read.organisation, read.rules, { ...how, inText }),
        context,
      ),
  };
}

/** The pack that the first file named on the command line was answered for; null where it does not say. */
function packOf(files: readonly MemberFile[], cwd: string): string | null {
  const [first] = files.filter(({ how }) => how === 'named');
  if (first === undefined) return null;
  const read = readText(resolve(cwd, first.file), first.file);
  return read.ok ? packIdOf(readDocument(first.file, read.text)) : null;
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
