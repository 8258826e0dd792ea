import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { letters } from '../../src/analysis/cohort/aliases.ts';
import { cohort } from '../../src/analysis/cohort/cohort.ts';
import { midpoint, positionsOf, quartilesOf } from '../../src/analysis/cohort/quartiles.ts';
import { member, members, nameOf } from './cohort-members.ts';

const open = { groups: ['stage'], anonymous: false };
const hidden = { groups: ['stage'], anonymous: true };

/** Every object in a result that tells a number of members. */
function headcounts(value: unknown): readonly { readonly count: unknown; readonly names: unknown }[] {
  if (typeof value !== 'object' || value === null) return [];
  const inside = Object.values(value).flatMap(headcounts);
  return 'count' in value && 'names' in value ? [value, ...inside] : inside;
}

describe('quartiles', () => {
  test('are those of spreadsheets', () => {
    expect(quartilesOf([40, 10, 30, 20])).toEqual({ lower: 17.5, median: 25, upper: 32.5 });
    expect(quartilesOf([7])).toEqual({ lower: 7, median: 7, upper: 7 });
    expect(quartilesOf([])).toBeNull();
  });

  test('stand in order within the values, whatever order these come in', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 0, max: 100 }), { minLength: 1, maxLength: 40 }), (values) => {
        const { lower, median, upper } = quartilesOf(values) ?? { lower: NaN, median: NaN, upper: NaN };
        const ascending = [Math.min(...values), lower, median, upper, Math.max(...values)];
        expect(ascending.toSorted((one, other) => one - other)).toEqual(ascending);
        expect(values.filter((value) => value <= lower).length * 4).toBeGreaterThanOrEqual(values.length);
        expect(values.filter((value) => value >= upper).length * 4).toBeGreaterThanOrEqual(values.length);
        expect(quartilesOf(values.toReversed())).toEqual({ lower, median, upper });
      }),
    );
  });

  test('a range that reaches from one quarter into another says so', () => {
    const scores = [0, 10, 20, 30].map((value) => ({ low: value, high: value }));
    const places = positionsOf([...scores, { low: 0, high: 40 }, null]);
    expect(places[4]).toMatchObject({ midpoint: 20, low: 'lowest', high: 'highest', rank: 2 });
    expect(places[0]).toMatchObject({ low: 'lowest', high: 'lowest', rank: 5 });
    expect(places[5]).toBeNull();
  });
});

describe('a cohort', () => {
  const answers = (stage: string, status: string) => ({
    answers: { stage, 'ip-status': status, needs: ['funding'] },
    markets: { atlantis: { pathway: 'unknown' } },
  });
  const three = [
    member('Ada', answers('trial', 'none')),
    member('Bea', answers('trial', 'granted')),
    member('Cyd', answers('idea', 'none')),
  ];

  test('lists what the plans ask for, with those who need it', () => {
    const { demand } = cohort(three, open);
    const file = demand.find(({ id }) => id === 'file-patent');
    expect(file).toMatchObject({ count: 2, names: ['Ada', 'Cyd'], market: null, title: 'File' });
    expect(file?.groups).toEqual([
      {
        question: 'stage',
        groups: [
          { title: 'idea', count: 1, names: ['Cyd'] },
          { title: 'trial', count: 1, names: ['Ada'] },
        ],
      },
    ]);
    const confirm = demand.find(({ id }) => id === 'confirm-pathway');
    expect(confirm).toMatchObject({ count: 3, market: 'atlantis', marketTitle: 'Atlantis' });
  });

  test('proposes workshops where a barrier stands before several, and missions where several have a way in', () => {
    const { workshops, missions } = cohort(three, open);
    expect(workshops.find(({ barrier }) => barrier === 'atlantis-rules')).toMatchObject({
      market: 'atlantis',
      names: ['Ada', 'Bea'],
      actions: [{ id: 'confirm-pathway', count: 2 }],
    });
    expect(missions).toMatchObject([{ market: 'atlantis', count: 3 }]);
  });

  test('distinguishes members with the same name', () => {
    const twins = [member('Ada', answers('trial', 'none')), member('Ada', answers('idea', 'none'))];
    const { members: rows, demand } = cohort(twins, open);
    expect(rows.map(({ name }) => name).sort()).toEqual(['Ada', 'Ada (2)']);
    expect(demand.find(({ id }) => id === 'file-patent')?.count).toBe(2);
  });

  test('puts those who did not answer into a group of their own', () => {
    const { groups } = cohort([...three, member('Dot', { answers: {} })], open);
    expect(groups[0]?.groups).toContainEqual(
      expect.objectContaining({ title: 'Not answered', names: ['Dot'] }),
    );
  });

  test('is the same in whatever order its members come', () => {
    fc.assert(
      fc.property(members(1, 8), fc.boolean(), (drawn, anonymous) => {
        const options = { ...open, anonymous };
        expect(cohort(drawn.toReversed(), options)).toEqual(cohort(drawn, options));
      }),
      { numRuns: 50 },
    );
  });

  test('counts each need as often as it stands in a plan, and ranks within the cohort', () => {
    fc.assert(
      fc.property(members(1, 8), (drawn) => {
        const { demand, members: rows, overall } = cohort(drawn, open);
        const planned = drawn.flatMap(({ assessment }) => assessment.plan.actions);
        const counted = demand.map(({ id, market, count }) => [
          market === null ? id : `${id}@${market}`,
          count,
        ]);
        for (const [key, count] of counted)
          expect(planned.filter((action) => action.key === key)).toHaveLength(Number(count));
        expect(demand).toHaveLength(new Set(planned.map(({ key }) => key)).size);
        expect(rows.map(({ overall: { rank } }) => rank)[0]).toBe(1);
        expect(overall.quartiles).toEqual(
          quartilesOf(drawn.map(({ assessment }) => midpoint(assessment.readiness.score))),
        );
      }),
      { numRuns: 50 },
    );
  });
});

describe('an anonymous cohort', () => {
  test('holds no name, no number under five, and names nobody', () => {
    fc.assert(
      fc.property(members(5, 9), (drawn) => {
        const result = cohort(drawn, hidden);
        const text = JSON.stringify(result);
        for (const [index] of drawn.entries()) expect(text).not.toContain(nameOf(index));
        expect(headcounts(result).length).toBeGreaterThan(0);
        for (const { count, names } of headcounts(result)) {
          expect(names).toEqual([]);
          if (count !== null) expect(count).toBeGreaterThanOrEqual(5);
        }
        expect(result.demand.every(({ groups }) => groups.length === 0)).toBe(true);
      }),
      { numRuns: 50 },
    );
  });

  test('publishes no number from which companies without an entry mode could be computed', () => {
    fc.assert(
      fc.property(members(5, 12), (drawn) => {
        for (const { looking, ready } of cohort(drawn, hidden).markets)
          if (looking.count !== null && ready.count !== null)
            expect([0, 5, 6, 7, 8, 9, 10, 11, 12]).toContain(looking.count - ready.count);
      }),
      { numRuns: 50 },
    );
  });

  test('letters follow neither names nor order', () => {
    fc.assert(
      fc.property(members(5, 9), fc.nat(), (drawn, seed) => {
        const rows = (list: typeof drawn) => cohort(list, hidden).members;
        const shift = seed % drawn.length;
        expect(rows([...drawn.slice(shift), ...drawn.slice(0, shift)])).toEqual(rows(drawn));
        const expected = drawn.map((_, index) => `Company ${letters(index)}`);
        expect(
          rows(drawn)
            .map(({ name }) => name)
            .sort(),
        ).toEqual(expected);
      }),
      { numRuns: 50 },
    );
    const ordered = Array.from({ length: 8 }, (_, index) =>
      member(nameOf(index), { answers: { 'runway-months': index * 6 } }),
    );
    const inOrder = ordered.map((_, index) => `Company ${letters(index)}`);
    const byScore = cohort(ordered, hidden).members.map(({ name }) => name);
    expect(byScore).not.toEqual(inOrder);
    expect(byScore).not.toEqual(inOrder.toReversed());
  });

  test('shows nothing but the number of members below five members', () => {
    const few = [1, 2, 3, 4].map((index) => member(nameOf(index), { answers: {} }));
    const result = cohort(few, hidden);
    expect(result).toMatchObject({
      withheld: true,
      size: 4,
      members: [],
      demand: [],
      groups: [],
      markets: [],
    });
  });

  test('letters go on after Z', () => {
    expect([0, 25, 26, 27, 51, 52, 701, 702].map(letters)).toEqual([
      'A',
      'Z',
      'AA',
      'AB',
      'AZ',
      'BA',
      'ZZ',
      'AAA',
    ]);
  });
});
