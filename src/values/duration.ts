/** Duration in months, the unit of plans. Weeks are rounded up to whole months, so that the next action starts after them. */
export type Months = number;

const weeksPerMonth = 4;

/** Parses a duration as rules write it: `6 weeks`, `3 months`. Other texts count as nothing. */
export function parseDuration(text: string): Months {
  const [, count = '0', unit = ''] = /^(\d{1,3}) (week|month)s?$/.exec(text) ?? [];
  return unit === 'week' ? Math.ceil(Number(count) / weeksPerMonth) : Number(count);
}
