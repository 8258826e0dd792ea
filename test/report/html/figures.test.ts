import { describe, expect, test } from 'vitest';
import { bar } from '../../../src/report/renderers/html/bar.ts';
import { heatMap } from '../../../src/report/renderers/html/heat-map.ts';
import { timeline } from '../../../src/report/renderers/html/timeline.ts';
import type { Action, Assessment } from '../../../src/schema/types.ts';
import { rich } from '../fixture/rich.ts';

const rectangles = (svg: string): readonly (readonly string[])[] =>
  [...svg.matchAll(/<rect class="(\w+)" x="([^"]*)" width="([^"]*)"/gu)].map((found) => found.slice(1));

describe('a bar', () => {
  test('is dark up to the low end of a range and light up to its high end', () => {
    expect(rectangles(bar({ low: 30, high: 55 }))).toEqual([
      ['track', '0', '100'],
      ['certain', '0', '30'],
      ['may', '30', '25'],
    ]);
  });

  test('shows nothing where nothing applies, and no light end where all is known', () => {
    expect(rectangles(bar(null))).toEqual([]);
    expect(rectangles(bar({ low: 40, high: 40 })).map(([look]) => look)).toEqual(['track', 'certain']);
  });
});

function planOf(...actions: readonly Partial<Action>[]): Assessment {
  const [first] = rich.plan.actions;
  if (first === undefined) throw new Error('the example has actions');
  const list = actions.map((more, index) => ({
    ...first,
    key: `a${index + 1}`,
    order: index + 1,
    after: [],
    ...more,
  }));
  return { ...rich, plan: { ...rich.plan, actions: list } };
}

const bars = (html: string): readonly (readonly string[])[] =>
  rectangles(html).map(([, from = '', width = '']) => [from, width]);

describe('the timeline', () => {
  test('draws an action from the month it starts for as long as it takes', () => {
    const html = timeline(
      planOf(
        { startMonth: 0, durationMonths: 3 },
        { startMonth: 3, durationMonths: 4 },
        { startMonth: 4, durationMonths: 12 },
        { startMonth: 6, durationMonths: 0 },
      ),
    );
    expect(bars(html)).toEqual([
      ['0', '3'],
      ['3', '4'],
      ['4', '12'],
      ['6', '0.3'],
    ]);
  });

  test('is as long as its last action', () => {
    const lengthOf = (durationMonths: number): string | undefined =>
      /viewBox="0 0 (\d+) 10"/u.exec(timeline(planOf({ startMonth: 0, durationMonths })))?.[1];
    expect([1, 7, 13, 40].map(lengthOf)).toEqual(['3', '9', '18', '48']);
  });

  test('names what comes before, and showstoppers in words too', () => {
    const html = timeline(
      planOf({ showstopper: true }, { showstopper: false }, { showstopper: false, after: ['a1', 'a2'] }),
    );
    expect(html).toContain('after 1, 2');
    expect(html).toContain('Showstopper:');
    expect(html.match(/class="stop"/gu)).toHaveLength(1);
  });

  test('is left out where nothing is to be done', () => {
    expect(timeline(planOf())).toBe('');
  });
});

describe('the heat map', () => {
  test('shows the worst barrier of a kind per market, in words and colour', () => {
    const [market] = rich.markets;
    const [barrier] = rich.markets.flatMap(({ barriers }) => barriers);
    if (market === undefined || barrier === undefined) throw new Error('the example has barriers');
    const one = (more: object): typeof barrier => ({
      ...barrier,
      kind: 'k',
      kindTitle: 'Kind',
      applies: 'true',
      ...more,
    });
    const html = heatMap({
      ...rich,
      markets: [
        {
          ...market,
          barriers: [
            one({ severity: 'high', residual: { low: 'low', high: 'high' } }),
            one({ severity: 'low', residual: { low: 'low', high: 'low' } }),
          ],
        },
        {
          ...market,
          barriers: [one({ severity: 'critical', residual: { low: 'low', high: 'low' }, applies: 'open' })],
        },
        { ...market, barriers: [] },
      ],
    });
    expect(html.match(/<td.*?<\/td>/gu)).toEqual([
      '<td class="heat-high">low to high <small>was high</small></td>',
      '<td class="heat-low">low <small>was critical, may not apply</small></td>',
      '<td class="no-barrier">no barrier known</td>',
    ]);
  });
});
