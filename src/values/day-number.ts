const daysPerEra = 146_097;
const yearsPerEra = 400;

/**
 * The number of a day since the beginning of March of the year 0, so that days can be subtracted without a clock. A year
 * or a month alone stands for its first day.
 *
 * @example dayNumber('2027-03-01') - dayNumber('2027-02') // 28
 */
export function dayNumber(date: string): number {
  const [year = 0, month = 1, day = 1] = date.split('-').map(Number);
  // Years that begin in March end with the leap day.
  const shifted = month > 2 ? year : year - 1;
  const era = Math.floor(shifted / yearsPerEra);
  const yearOfEra = shifted - era * yearsPerEra;
  const monthOfYear = (month + 9) % 12;
  const dayOfYear = Math.floor((153 * monthOfYear + 2) / 5) + day - 1;
  const leapDays = Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100);
  return era * daysPerEra + yearOfEra * 365 + leapDays + dayOfYear;
}
