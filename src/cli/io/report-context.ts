import type { CommandLine, Extent, ReportContext } from '../../report/report.ts';
import type { Environment } from '../environment.ts';
import { shellWord } from '../interview/resume-command.ts';
import { lookOf, type Terminal } from '../terminal/style.ts';
import type { CommonOptions } from '../commands/options/types.ts';

export interface ContextOptions extends CommonOptions {
  readonly output?: string | undefined;
  readonly width?: number | undefined;
  readonly format?: string | undefined;
  readonly brief?: boolean;
  readonly full?: boolean | undefined;
  /** Where the answers are kept; as given on the command line. */
  readonly file?: string | undefined;
}

/** What a report is told of where it will be shown: a terminal, or a file that is the same on every machine. */
export function reportContext(
  environment: Pick<Environment, 'variables'> & { readonly stdout: Terminal },
  options: ContextOptions,
): ReportContext {
  const { output, width, accessible, colour } = options;
  const look = lookOf(output === undefined ? environment.stdout : {}, environment, options);
  return {
    width: width ?? look.width,
    colour: output === undefined ? look.colour : colour === 'always',
    unicode: look.unicode,
    extent: extentOf(environment.stdout, options),
    layout: accessible ? 'lines' : 'page',
    commandLine: commandLineOf(options),
  };
}

/** One page where a terminal shows the report and nobody asked for all of it. */
function extentOf(stdout: Terminal, { output, format, brief = false, full = false }: ContextOptions): Extent {
  const isShown = stdout.isTTY === true && output === undefined && (format ?? 'terminal') === 'terminal';
  return brief || (isShown && !full) ? 'brief' : 'full';
}

function commandLineOf({ file, rules, markets = [] }: ContextOptions): CommandLine {
  return {
    file:
      file === undefined || file.startsWith('<')
        ? undefined
        : shellWord(file.startsWith('-') ? `./${file}` : file),
    options: [
      ...(rules === undefined ? [] : ['--rules', shellWord(rules)]),
      ...markets.flatMap((folder) => ['--markets', shellWord(folder)]),
    ],
  };
}
