import type { PackWords } from '../../../schema/types.ts';
import type { Group, GroupShare, Headcount } from '../../../analysis/cohort/result.ts';
import { faint, type Parts } from '../../document/document.ts';

/** "12 companies", or that they are fewer than may be shown. */
export function countWords({ count }: Headcount, { subject }: PackWords): string {
  if (count === null) return `fewer than five ${subject.many}`;
  return `${count} ${count === 1 ? subject.one : subject.many}`;
}

/** The number alone, for columns. */
export const countCell = ({ count }: Headcount): string => (count === null ? 'under 5' : `${count}`);

/** Names shown in a line; tables and the JSON hold them all. */
const namesShown = 12;

/** Who, as far as a line can hold. */
export function nameWords({ names }: Headcount): string {
  const rest = names.length - namesShown;
  const shown = names.slice(0, rest === 1 ? names.length : namesShown).join(', ');
  return rest > 1 ? `${shown} and ${rest} more` : shown;
}

/** Who; nothing where nobody is named. */
export const whoParts = (some: Headcount): Parts =>
  some.names.length === 0 ? [] : [faint(`: ${nameWords(some)}`)];

/** A part of a whole by its title; those that are not distinguished have none. */
export const groupTitle = ({ title }: Pick<Group, 'title'>): string => title ?? 'Other groups together';

/**
 * How a number divides by the first question that groups: "Diagnostics 3, devices 2". Nothing where each stands alone:
 * then the names say as much.
 */
function shareWords(shares: readonly GroupShare[]): string {
  const groups = shares[0]?.groups ?? [];
  const several = groups.some(({ count }) => count === null || count > 1);
  return several ? groups.map((group) => `${groupTitle(group)} ${countCell(group)}`).join(', ') : '';
}

/** The same as lines: one or none. */
export function shareLines(shares: readonly GroupShare[]): readonly string[] {
  const words = shareWords(shares);
  return words === '' ? [] : [`${words}.`];
}
