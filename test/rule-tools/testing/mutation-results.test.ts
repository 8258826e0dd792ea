import { describe, expect, it } from 'vitest';
import {
  testMutations,
  type MutationResult,
} from '../../../src/rule-tools/testing/mutation/test-mutations.ts';
import { mutantKinds } from '../../../src/rule-tools/testing/mutation/mutant.ts';
import { mutantsOf } from '../../../src/rule-tools/testing/mutation/mutants-of.ts';
import { mu, one, withCases } from './packs-with-cases.ts';
import type { Edits } from '../../fixtures/small-pack-files.ts';

const seller =
  '{stage: sold, ip-status: granted, origin: own, needs: [channel], runway-months: 24, terms: none}';

/** The mutants of the small pack against one case that expects little. */
function tested(expected = '{overall: licensing}', edits: Edits = {}): MutationResult {
  const cases = one(seller, '{atlantis: {pathway: confirmed, permit: held}}', expected);
  const { pack, files } = withCases(cases, edits, [mu]);
  return testMutations(pack, files);
}

const places = ({ survivors }: MutationResult): readonly string[] =>
  survivors.map(
    ({ file, start, kind, inside, text }) =>
      `${file}:${start?.line ?? '?'}:${start?.column ?? '?'} ${kind}: ${inside}: ${text}`,
  );

describe('the mutants that no case notices', () => {
  it('are reported with file, place and kind', () => {
    const lines = places(tested());
    expect(lines.slice(0, 4)).toEqual([
      'company/entry-modes.yaml:8:9 requirement: requirement right: dropped',
      'company/entry-modes.yaml:10:33 bound: requirement right: ip-status: at-least filed -> none',
      'company/entry-modes.yaml:10:33 bound: requirement right: ip-status: at-least filed -> granted',
      'company/entry-modes.yaml:16:11 test: factor granted: ip-status: dropped',
    ]);
    for (const place of [
      'company/pack.yaml:10:37 level: the pack: ready: from: 60 -> 59',
      'company/questionnaire.yaml:61:16 bound: question runway-months: from: 12 -> 11',
      'company/readiness.yaml:10:23 operator: gate no-cash: runway-months: less-than -> at-most 6',
      'company/readiness.yaml:10:34 bound: gate no-cash: runway-months: less-than 6 -> 5',
      'company/recommendations.yaml:19:13 plan: recommendation file-patent: after: raise-money dropped',
      'markets/atlantis.yaml:23:13 barrier: barrier rules: by: 1 -> 0',
    ])
      expect(lines).toContain(place);
  });

  it('are reported in the file of their own market', () => {
    const fit =
      '{id: waits, when: {stage: trial}, weight: for, because: So., evidence: derived, cites: [H1]}';
    const { pack, files } = withCases(one(seller), {}, [
      { ...mu, text: mu.text.replace('fit: []', `fit: [${fit}]`) },
    ]);
    const lines = places(testMutations(pack, files)).filter((place) => place.includes('factor waits'));
    expect(lines.length).toBeGreaterThan(2);
    expect(lines.filter((place) => !place.startsWith('markets/mu.yaml:6:'))).toEqual([]);
  });

  it('come by file and place', () => {
    const { survivors } = tested();
    const sorted = survivors.toSorted(
      (a, b) =>
        (a.file < b.file ? -1 : a.file > b.file ? 1 : 0) || (a.start?.offset ?? 0) - (b.start?.offset ?? 0),
    );
    expect(survivors).toEqual(sorted);
    expect(new Set(survivors.map(({ file }) => file)).size).toBe(6);
  });

  it('come with answers for which the altered rule says something else, where any were looked for', () => {
    const { survivors } = tested();
    const hint = (inside: string, text: string): unknown =>
      survivors.find((survivor) => survivor.inside === inside && survivor.text === text)?.hint;
    expect(hint('requirement right', 'ip-status: at-least filed -> granted')).toMatchObject({
      answers: { 'ip-status': 'filed' },
    });
    expect(hint('requirement permit', 'dropped')).toMatchObject({
      markets: { atlantis: { permit: 'none' } },
    });
    expect(hint('the pack', 'ready: from: 60 -> 59')).toBeNull();
    expect(survivors.every(({ undecided }) => !undecided)).toBe(true);
  });

  it('are fewer where more is expected', () => {
    const lines = places(
      tested('{overall: licensing, readiness: 100, markets: {atlantis: {modes: {distribution: 1}}}}'),
    );
    expect(lines).not.toContain(
      'company/questionnaire.yaml:61:27 score: question runway-months: score from 12: 100 -> 90',
    );
    expect(places(tested())).toContain(
      'company/questionnaire.yaml:61:27 score: question runway-months: score from 12: 100 -> 90',
    );
  });
});

describe('the tally', () => {
  it('counts what is noticed of what is not equivalent, as a whole and by kind', () => {
    const { total, kinds, survivors } = tested();
    expect(total).toEqual({ counted: 119, noticed: 3, equivalent: 0, share: 2 });
    expect(survivors).toHaveLength(116);
    expect(kinds.map(({ kind }) => kind)).toEqual(mutantKinds);
    expect(kinds.find(({ kind }) => kind === 'weight')).toEqual({
      kind: 'weight',
      counted: 14,
      noticed: 2,
      equivalent: 0,
      share: 14,
    });
    const sum = (of: 'counted' | 'noticed' | 'equivalent'): number =>
      kinds.reduce((before, one) => before + one[of], 0);
    expect([sum('counted'), sum('noticed'), sum('equivalent')]).toEqual([
      total.counted,
      total.noticed,
      total.equivalent,
    ]);
  });

  it('leaves out what changes nothing; of nothing all is noticed', () => {
    const never: Edits = {
      'company/readiness.yaml': [
        ['{less-than: 6}', '{less-than: 0}'],
        ['    caps: exploring\n', '    blocks: [licensing]\n'],
        ['    blocks: [distribution]\n', '    caps: exploring\n'],
        [
          '      pathway: unknown\n',
          '      pathway: unknown\n      terms: none\n      needs: not-applicable\n',
        ],
      ],
    };
    const { total, kinds, survivors } = tested('{overall: licensing}', never);
    expect(total.counted).toBe(total.noticed + survivors.length);
    // Nobody has less than no money, and everybody is asked what is needed: nothing hangs on what these gates do.
    expect(kinds.find(({ kind }) => kind === 'gate')).toEqual({
      kind: 'gate',
      counted: 0,
      noticed: 0,
      equivalent: 3,
      share: 100,
    });
    expect(total.equivalent).toBeGreaterThan(3);
  });
});

it('how far it is, is reported before each mutant and at the end', () => {
  const { pack, files } = withCases(one(seller));
  const steps: string[] = [];
  testMutations(pack, files, (done, of) => steps.push(`${done}/${of}`));
  const count = mutantsOf(pack).length;
  expect(steps).toEqual(Array.from({ length: count + 1 }, (_, index) => `${index}/${count}`));
});
