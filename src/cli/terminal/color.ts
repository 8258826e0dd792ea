import type { Environment } from '../environment.ts';

/**
 * Whether to write colour. The command line decides, then NO_COLOR (https://no-color.org), then FORCE_COLOR, then whether
 * the output is a terminal.
 *
 * @param option `--color` or `--no-color`; undefined if neither is given
 */
export function usesColour(
  option: boolean | undefined,
  isTerminal: boolean,
  variables: Environment['variables'],
): boolean {
  if (option !== undefined) return option;
  if (isSet(variables['NO_COLOR'])) return false;
  const forced = variables['FORCE_COLOR'];
  if (forced !== undefined) return forced !== '0' && forced !== 'false';
  return isTerminal && variables['TERM'] !== 'dumb';
}

const isSet = (value: string | undefined): boolean => value !== undefined && value !== '';
