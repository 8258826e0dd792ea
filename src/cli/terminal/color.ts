import type { Environment } from '../environment.ts';

/**
 * Whether to write colour: what the command line says, then NO_COLOR (https://no-color.org), then FORCE_COLOR, then
 * whether a terminal reads it.
 */
export function chooseColour(
  asked: 'auto' | 'always' | 'never',
  isTerminal: boolean,
  variables: Environment['variables'],
): boolean {
  if (asked !== 'auto') return asked === 'always';
  if (isSet(variables['NO_COLOR'])) return false;
  const forced = variables['FORCE_COLOR'];
  if (forced !== undefined) return forced !== '0' && forced !== 'false';
  return isTerminal && variables['TERM'] !== 'dumb';
}

const isSet = (value: string | undefined): boolean => value !== undefined && value !== '';
