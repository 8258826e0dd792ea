import { describe, expect, it } from 'vitest';
import { suggestCases, type Suggestion } from '../../../src/rule-tools/testing/coverage/suggest.ts';
import { runTests } from '../../../src/rule-tools/testing/run-tests.ts';
import { mu, one, withCases } from './packs-with-cases.ts';

const seller =
  '{stage: sold, ip-status: granted, origin: own, needs: [channel], runway-months: 24, terms: none}';
const cases = one(seller, '{atlantis: {pathway: confirmed, permit: held}}');

function suggested(text = cases): readonly Suggestion[] {
  const { pack, files } = withCases(text);
  return suggestCases(pack, files);
}

const closedBy = ({ testCase }: Suggestion): readonly string[] =>
  Array.from(testCase.matchAll(/^# Closes: (.*)$/gm), ([, words = '']) => words);

describe('suggested cases', () => {
  it('show a company, what is expected of it today, and what that closes', () => {
    const [first] = suggested();
    expect(first?.testCase)
      .toBe(`# What is expected here is what the rules say today: read it, and correct the rule or the case.
# Closes: the gate \`no-cash\` holding
# Closes: the gate \`no-pathway\`, branch pathway: unknown, being true
# Closes: the gate \`no-pathway\`, branch stage: sold, being false
# Closes: the factor \`sold\`, branch part any 0, being false
- id: suggested-1
  title: Shows the gate \`no-cash\` holding
  given:
    answers:
      stage: idea
      ip-status: none
      origin: own
      needs: []
      runway-months: 0
    markets:
      atlantis:
        pathway: unknown
        permit: none
  expect:
    overall: not-yet
    level: exploring
    gates:
      - no-cash
    markets:
      atlantis:
        verdict: not-yet
        settled: true
`);
  });

  it('are as few as close everything once', () => {
    expect(suggested().map((suggestion) => [suggestion.id, suggestion.closes, closedBy(suggestion)])).toEqual(
      [
        ['suggested-1', 4, expect.anything()],
        ['suggested-2', 1, ['the gate `no-pathway` holding']],
        ['suggested-3', 1, ['the gate `no-pathway`, branch pathway: unknown, open']],
        [
          'suggested-4',
          2,
          ['the gate `no-pathway`, branch stage: sold, open', 'the factor `sold`, branch part any 0, open'],
        ],
        [
          'suggested-5',
          2,
          [
            'the factor `sold`, branch part any 1, being false',
            'the factor `sold`, branch part any 1 not, being true',
          ],
        ],
        [
          'suggested-6',
          2,
          ['the factor `sold`, branch part any 1, open', 'the factor `sold`, branch part any 1 not, open'],
        ],
      ],
    );
  });

  it('leave out just the answers that make a branch open', () => {
    const [, , pathway, stage] = suggested();
    expect(pathway?.testCase).toContain('      atlantis:\n        permit: none\n');
    expect(pathway?.testCase).toContain('      stage: idea\n');
    expect(stage?.testCase).not.toContain('stage: idea');
    expect(stage?.testCase).toContain('      ip-status: none\n');
    expect(stage?.testCase).toContain('        pathway: unknown\n');
  });

  it('name gates that hold in the order of their names', () => {
    const [, both] = suggested();
    expect(both?.testCase).toContain('    gates:\n      - no-cash\n      - no-pathway\n');
    const { pack, files } = withCases(cases, {
      'company/readiness.yaml': [['id: no-pathway', 'id: approval-unknown']],
    });
    const [, other] = suggestCases(pack, files);
    expect(other?.testCase).toContain('    gates:\n      - approval-unknown\n      - no-cash\n');
  });

  it('expect no level that is open', () => {
    const open = one(seller.replace('stage: sold, ', ''), '{atlantis: {pathway: confirmed, permit: held}}');
    const levels = suggested(open).map(({ testCase }) => /level: (.*)/.exec(testCase)?.[1] ?? 'none');
    expect(levels).toContain('exploring');
    for (const { testCase } of suggested(open)) {
      const { pack, files } = withCases(`cases:\n${testCase.replaceAll(/^(?=.)/gm, '  ')}`);
      expect(runTests(pack, files).flatMap(({ failures }) => failures)).toEqual([]);
    }
  });

  it('have ids that no case has', () => {
    const taken = cases.replace('id: one', 'id: suggested-1');
    expect(suggested(taken).map(({ id }) => id)).toEqual([
      'suggested-2',
      'suggested-3',
      'suggested-4',
      'suggested-5',
      'suggested-6',
      'suggested-7',
    ]);
    expect(
      suggested(cases.replace('id: one', 'id: suggested-3'))
        .map(({ id }) => id)
        .slice(0, 3),
    ).toEqual(['suggested-1', 'suggested-2', 'suggested-4']);
  });

  it('target the market of the rule', () => {
    const text = mu.text.replace(
      'fit: []',
      'fit: [{id: waits, when: {stage: trial}, weight: for, because: They wait., evidence: derived, cites: [H1]}]',
    );
    const { pack, files } = withCases(cases, {}, [{ ...mu, text }]);
    const waits = suggestCases(pack, files).find((one) =>
      closedBy(one).includes('the fit factor `waits` holding'),
    );
    expect(waits?.testCase).toMatch(/markets:\n(?: {6}atlantis:\n(?: {8}.*\n)+)? {6}mu:/);
  });
});
