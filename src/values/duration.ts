/** Duration in weeks, the unit of plans. */
export type Weeks = number;

const weeksPerYear = 52;
const monthsPerYear = 12;

/**
 * Parses a duration as rules write it. Other texts count as nothing.
 *
 * @example parseDuration('3 months') // 13
 */
export function parseDuration(text: string): Weeks {
  const [, count = '0', unit = ''] = /^(\d{1,3}) (week|month)s?$/.exec(text) ?? [];
  return unit === 'week' ? Number(count) : Math.round((Number(count) * weeksPerYear) / monthsPerYear);
}

/** So many weeks in months, not rounded. */
export const monthsIn = (weeks: Weeks): number => (weeks * monthsPerYear) / weeksPerYear;

/** The month, from 0, in which a week lies. */
export const monthOfWeek = (week: Weeks): number => Math.floor(monthsIn(week));

/** The week, from 0, at whose beginning so many months have not passed yet. */
export const lastWeekWithin = (months: number): Weeks => Math.floor((months * weeksPerYear) / monthsPerYear);

/** The first week of a month, both from 0. */
export const weekOfMonth = (month: number): Weeks => Math.ceil((month * weeksPerYear) / monthsPerYear);
