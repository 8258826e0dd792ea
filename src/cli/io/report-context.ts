import type { ReportContext } from '../../report/report.ts';
import type { Environment } from '../environment.ts';
import { styleOf, type StyleOptions, type Terminal } from '../terminal/style.ts';

export interface ContextOptions extends StyleOptions {
  readonly output?: string | undefined;
  readonly width?: number | undefined;
  readonly brief?: boolean | undefined;
}

/** What a report may know of where it is shown: on a terminal, or in a file that is the same on every machine. */
export function reportContext(
  environment: Pick<Environment, 'variables'> & { readonly stdout: Terminal },
  options: ContextOptions,
): ReportContext {
  const { output, width, brief = false, accessible = false, color } = options;
  const style = styleOf(output === undefined ? environment.stdout : {}, environment, options);
  return {
    width: width ?? style.width,
    colour: output === undefined ? style.colour : color === true,
    unicode: style.unicode,
    extent: brief ? 'brief' : 'full',
    layout: accessible ? 'lines' : 'page',
  };
}
