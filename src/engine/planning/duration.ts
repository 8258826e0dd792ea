const weeksPerYear = 52;
const monthsPerYear = 12;

/** The weeks that a duration of the pack takes, such as `6 weeks` or `3 months`. */
export function weeksOf(takes: string): number {
  const count = Number.parseInt(takes, 10);
  return takes.includes('week') ? count : Math.round((count * weeksPerYear) / monthsPerYear);
}

/** The month, from 0, in which a week lies. */
export const monthOfWeek = (week: number): number => Math.floor((week * monthsPerYear) / weeksPerYear);

/** The first week of a month, from 0. */
export const weekOfMonth = (month: number): number => Math.ceil((month * weeksPerYear) / monthsPerYear);
