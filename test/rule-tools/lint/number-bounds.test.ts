import { describe, expect, it } from 'vitest';
import type { Edits } from '../../fixtures/small-pack-files.ts';
import { reportsOf } from '../diagnostics.ts';

/** The small pack cuts `runway-months` at three bounds: from 0, from 6 and from 12. This adds as many others. */
const atLeast = (count: number): string =>
  Array.from({ length: count }, (_, index) => `{runway-months: {at-least: ${20 + index}}}`).join(', ');

/** At how many bounds the question is said to be cut, with this condition in a rule; null where nothing is said. */
function bounds(condition: string, more: Edits = {}): number | null {
  const reported = reportsOf({
    'company/entry-modes.yaml': [['          ip-status: granted\n', `          ${condition}\n`]],
    ...more,
  });
  const [, count = null] = /cut `runway-months` at (\d+) bounds/.exec(reported.join('\n')) ?? [];
  return count === null ? null : Number(count);
}

/** As many as there may be, beside something else. */
const full = (more = ''): string => `{any: [${atLeast(25)}]${more}}`;

describe('a number', () => {
  it('is cut at 28 bounds at most', () => {
    expect(bounds(full())).toBeNull();
    expect(bounds(`any: [${atLeast(26)}]`)).toBe(29);
    expect(bounds(`any: [${atLeast(30)}]`)).toBe(33);
  });

  it('is cut by tests wherever they stand in a condition', () => {
    const test = '{runway-months: {less-than: 50}}';
    expect(bounds(full(', runway-months: {less-than: 50}'))).toBe(29);
    expect(bounds(full(`, all: [{stage: sold}, ${test}]`))).toBe(29);
    expect(bounds(full(`, not: ${test}`))).toBe(29);
    expect(bounds(full(`, not: {all: [{any: [${test}]}]}`))).toBe(29);
  });

  it('is cut below and above what it is compared with, each once', () => {
    expect(bounds(full(', runway-months: {less-than: 20}'))).toBeNull();
    expect(bounds(full(', runway-months: {more-than: 20}'))).toBe(29);
    expect(bounds(full(', runway-months: {at-most: 20}'))).toBe(29);
    expect(bounds(full(', all: [{runway-months: {at-most: 20}}, {runway-months: {more-than: 20}}]'))).toBe(
      29,
    );
  });

  it('is cut by its bands, which may be those of conditions', () => {
    const band = '{from: 12, score: 100}';
    const from = (value: number): Edits => ({
      'company/questionnaire.yaml': [[band, `${band}\n      - {from: ${value}, score: 100}`]],
    });
    expect(bounds(full(), from(13))).toBe(29);
    expect(bounds(full(), from(20))).toBeNull();
  });

  it('is cut by what improves it, for the company or in a market', () => {
    const target = (value: number): Edits => ({
      'company/recommendations.yaml': [['runway-months: 12', `runway-months: ${value}`]],
    });
    expect(bounds(full(), target(14))).toBe(29);
    expect(bounds(full(), target(20))).toBeNull();
    const inMarket: Edits = {
      'markets/atlantis.yaml': [['improves:\n      permit: held', 'improves:\n      runway-months: 15']],
    };
    expect(bounds(full(), inMarket)).toBe(29);
  });
});
