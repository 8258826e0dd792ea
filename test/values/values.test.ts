import { describe, expect, it } from 'vitest';
import { parseDuration } from '../../src/values/duration.ts';
import { fillMarket, nameInText } from '../../src/values/market-text.ts';
import { withUnit } from '../../src/values/quantity.ts';
import { rangeText } from '../../src/values/range.ts';
import { parseScopedId, scopedId } from '../../src/values/scoped-id.ts';

describe('a duration in weeks', () => {
  it.each([
    ['1 month', 4],
    ['3 months', 13],
    ['12 months', 52],
    ['1 week', 1],
    ['6 weeks', 6],
  ])('reads %s as %i', (text, weeks) => {
    expect(parseDuration(text)).toBe(weeks);
  });

  it('counts a text that is no duration as nothing', () => {
    expect(parseDuration('soon')).toBe(0);
  });
});

it('writes a range with one bound if both are the same', () => {
  expect([rangeText({ low: 40, high: 60 }), rangeText({ low: 40, high: 40 })]).toEqual(['40 to 60', '40']);
  expect(rangeText({ low: 'low', high: 'high' })).toBe('low to high');
});

it('writes a quantity with its unit, if it has one', () => {
  expect([withUnit(12, 'months'), withUnit('between 1 and 2', undefined)]).toEqual([
    '12 months',
    'between 1 and 2',
  ]);
});

it('names a question in a market, and reads the name back', () => {
  expect([scopedId('pathway', 'mu'), scopedId('stage', null)]).toEqual(['pathway@mu', 'stage']);
  expect(parseScopedId('pathway@mu')).toEqual({ id: 'pathway', market: 'mu' });
  expect(parseScopedId('stage')).toEqual({ id: 'stage', market: null });
});

it('fills in the name of a market exactly as it is written', () => {
  const name = nameInText({ title: 'Mu', 'in-text': 'the $& of Mu' });
  expect(fillMarket('In {market}, and to {market}', name)).toBe('In the $& of Mu, and to the $& of Mu');
  expect(nameInText({ title: 'Mu' })).toBe('Mu');
});
