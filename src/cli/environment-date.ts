/** The day it is where the user sits, as YYYY-MM-DD. */
export function localDay(now: Date): string {
  const digits = (value: number, length: number): string => String(value).padStart(length, '0');
  return [digits(now.getFullYear(), 4), digits(now.getMonth() + 1, 2), digits(now.getDate(), 2)].join('-');
}
