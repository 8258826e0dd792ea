import fc from 'fast-check';
import { expect, test } from 'vitest';
import { dayNumber } from '../../src/values/day-number.ts';

test('days are as far apart as a calendar says, leap days included', () => {
  const day = fc.integer({ min: 0, max: 80_000 });
  const dateOf = (days: number): string => new Date(days * 86_400_000).toISOString().slice(0, 10);
  fc.assert(
    fc.property(day, day, (one, other) => {
      expect(dayNumber(dateOf(other)) - dayNumber(dateOf(one))).toBe(other - one);
    }),
  );
});

test('a year or a month alone stands for its first day', () => {
  expect(dayNumber('2027')).toBe(dayNumber('2027-01-01'));
  expect(dayNumber('2028-03') - dayNumber('2028-02')).toBe(29);
});
