/** Days of workbooks count from here; 1900 was a leap year to them, so days before March 1900 are not read. */
const epoch = Date.UTC(1899, 11, 30);
const dayLength = 86_400_000;
const firstSerial = 61;
const lastSerial = 2_958_465;

const yearFirst = /^(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})(?:$|[ T])/;
const isNumber = /^\d{2,7}(?:\.\d+)?$/;

/**
 * A day as YYYY-MM-DD; null where a text is none, or does not say which number is the month.
 *
 * @param serial whether a number is a day, as workbooks count them
 */
export function readDay(text: string, serial: boolean): string | null {
  if (serial && isNumber.test(text)) {
    const days = Math.floor(Number(text));
    if (days < firstSerial || days > lastSerial) return null;
    return new Date(epoch + days * dayLength).toISOString().slice(0, 10);
  }
  const [, year, month, day] = yearFirst.exec(text) ?? [];
  if (year === undefined || month === undefined || day === undefined) return null;
  const written = `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`;
  const time = Date.parse(`${written}T00:00:00Z`);
  return Number.isNaN(time) || new Date(time).toISOString().slice(0, 10) !== written ? null : written;
}
