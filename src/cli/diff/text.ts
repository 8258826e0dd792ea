import type { OutputKind } from '../../rule-tools/diff/outputs.ts';
import type { Share } from '../../rule-tools/diff/tally.ts';

/** A share with its uncertainty; never the one without the other. */
export function shareWords({ changed, percent, low, high, of }: Share): string {
  if (changed === 0) return `none of ${count(of)} drawn; at most ${high} %`;
  return `${percent === 0 ? 'below 1' : percent} % (${low} to ${high} %)`;
}

/** The same in the narrow cell of a table. */
export const cellWords = ({ changed, percent, low, high }: Share): string =>
  changed === 0 ? '' : `${percent === 0 ? '<1' : percent} % (${low} to ${high})`;

export const count = (number: number): string => String(number).replaceAll(/\B(?=(\d{3})+$)/gu, ',');

export const plural = (number: number, one: string, many = `${one}s`): string =>
  `${count(number)} ${number === 1 ? one : many}`;

/** What outputs are called; those of a kind with many entries are counted under one name. */
export const kindTitles: Readonly<Record<OutputKind, string>> = {
  overall: 'Entry mode overall',
  'first-market': 'First market',
  verdict: 'Entry mode',
  level: 'Level',
  readiness: 'Readiness score',
  gate: 'Showstoppers',
  barrier: 'Barriers',
  action: 'Actions in the plan',
  route: 'What may come after the entry mode',
  plan: 'Order and time of actions',
};
