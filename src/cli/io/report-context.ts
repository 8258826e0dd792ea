import type { CommandLine, Extent, ReportContext } from '../../report/report.ts';
import type { Environment } from '../environment.ts';
import { shellQuoted } from '../interview/resume-command.ts';
import { styleOf, type StyleOptions, type Terminal } from '../terminal/style.ts';

export interface ContextOptions extends StyleOptions {
  readonly output?: string | undefined;
  readonly width?: number | undefined;
  readonly format?: string | undefined;
  readonly json?: boolean | undefined;
  readonly brief?: boolean | undefined;
  readonly full?: boolean | undefined;
  /** The file of answers, as it was named on the command line. */
  readonly file?: string | undefined;
  readonly rules?: string | undefined;
  readonly markets?: readonly string[] | undefined;
}

/** What a report may know of where it is shown: on a terminal, or in a file that is the same on every machine. */
export function reportContext(
  environment: Pick<Environment, 'variables'> & { readonly stdout: Terminal },
  options: ContextOptions,
): ReportContext {
  const { output, width, accessible = false, color } = options;
  const style = styleOf(output === undefined ? environment.stdout : {}, environment, options);
  return {
    width: width ?? style.width,
    colour: output === undefined ? style.colour : color === true,
    unicode: style.unicode,
    extent: extentOf(environment.stdout, options),
    layout: accessible ? 'lines' : 'page',
    commandLine: commandLineOf(options),
  };
}

/** One page if a terminal shows the report and nobody asked for all of it. */
function extentOf(
  stdout: Terminal,
  { output, format, json = false, brief = false, full = false }: ContextOptions,
): Extent {
  const isShown =
    stdout.isTTY === true && output === undefined && !json && (format ?? 'terminal') === 'terminal';
  return brief || (isShown && !full) ? 'brief' : 'full';
}

/** What a further command on the same answers needs; standard input cannot be read again. */
function commandLineOf({ file, rules, markets = [] }: ContextOptions): CommandLine {
  return {
    file:
      file === undefined || file.startsWith('<')
        ? undefined
        : shellQuoted(file.startsWith('-') ? `./${file}` : file),
    options: [
      ...(rules === undefined ? [] : ['--rules', shellQuoted(rules)]),
      ...markets.flatMap((folder) => ['--markets', shellQuoted(folder)]),
    ],
  };
}
