import type { ReportContext } from '../../report/report.ts';
import type { Environment } from '../environment.ts';
import { lookOf, type Terminal } from '../terminal/style.ts';
import type { CommonOptions } from '../commands/options/types.ts';

export interface ContextOptions extends CommonOptions {
  readonly output?: string | undefined;
  readonly width?: number | undefined;
  readonly brief?: boolean;
}

/** What a report is told of where it will be shown: a terminal, or a file that is the same on every machine. */
export function reportContext(
  environment: Pick<Environment, 'variables'> & { readonly stdout: Terminal },
  options: ContextOptions,
): ReportContext {
  const { output, width, brief = false, accessible, colour } = options;
  const look = lookOf(output === undefined ? environment.stdout : {}, environment, options);
  return {
    width: width ?? look.width,
    colour: output === undefined ? look.colour : colour === 'always',
    unicode: look.unicode,
    extent: brief ? 'brief' : 'full',
    layout: accessible ? 'lines' : 'page',
  };
}
