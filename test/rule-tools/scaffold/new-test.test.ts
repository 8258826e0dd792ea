import { describe, expect, it } from 'vitest';
import { testFileText } from '../../../src/rule-tools/scaffold/new-test.ts';
import { marketText } from '../../../src/rule-tools/scaffold/templates.ts';
import { runTests } from '../../../src/rule-tools/testing/run-tests.ts';
import { parseRulePack, type SourceText } from '../../../src/rule-pack/parse-rule-pack.ts';
import type { Pack } from '../../../src/rule-pack/rule-pack.ts';
import type { AnswerFile } from '../../../src/schema/types.ts';
import { mu, one, withCases } from '../testing/packs-with-cases.ts';
import {
  diagnosticsOf,
  diagnosticLine,
  loadSmallPack,
  smallPackFiles,
  type Edits,
} from '../../fixtures/small-pack-files.ts';

function smallPack(): Pack {
  const { pack } = loadSmallPack();
  if (pack === null) throw new Error('the small pack has no fault');
  return pack;
}

const file = 'company/tests/fresh.yaml';

const withTest = (text: string): readonly SourceText[] => [
  ...smallPackFiles,
  { file, name: file, format: 'tests', text },
];

const poor: AnswerFile = {
  answers: {
    stage: 'sold',
    'ip-status': 'none',
    origin: 'own',
    needs: ['channel'],
    'runway-months': 3,
    terms: 'none',
  },
  markets: { atlantis: { pathway: 'unknown', permit: 'none' } },
};

describe('a new test case', () => {
  it('expects what the rules say today, and reports that somebody has to look', () => {
    expect(testFileText('fresh', smallPack(), poor))
      .toBe(`# What is expected here is what the rules said on the day this was written, not what is right.
# Look at each line: keep what the evidence leads you to expect; where it does not, correct the rules or the line.
cases:
  - id: fresh
    title: "TODO: the company in a few words, and what is to come out."
    given:
      answers:
        stage: sold
        ip-status: none
        origin: own
        needs:
          - channel
        runway-months: 3
        terms: none
      markets:
        atlantis:
          pathway: unknown
          permit: none
    expect:
      overall: not-yet
      level: exploring
      gates:
        - no-cash
        - no-pathway
      markets:
        atlantis:
          verdict: not-yet
          settled: true
      actions:
        include:
          - confirm-pathway
          - raise-money
          - file-permit
`);
  });

  it('passes, and has no error but the title that is to be written', () => {
    const texts = withTest(testFileText('fresh', smallPack(), poor));
    expect(diagnosticsOf(texts).map(diagnosticLine)).toEqual([
      expect.stringMatching(/^company\/tests\/fresh\.yaml:5:12 unfinished /),
    ]);
    const { files } = parseRulePack(texts);
    const [result] = runTests(smallPack(), files, 'fresh');
    expect(result?.failures).toEqual([]);
  });

  it('expects no level that is open, and of markets nothing where none is named', () => {
    const text = testFileText('fresh', smallPack(), { answers: {} });
    expect(text).not.toContain('level:');
    expect(text).toContain('    expect:\n      overall: not-yet\n      gates: []\n');
    expect(text).not.toContain('atlantis');
    expect(diagnosticsOf(withTest(text)).map(({ code }) => code)).toEqual(['unfinished']);
  });

  it('expects no gate that is open', () => {
    const open: AnswerFile = { answers: { 'runway-months': { between: [3, 9] } } };
    expect(testFileText('fresh', smallPack(), open)).toContain('gates: []');
  });

  it('includes no action where the plan has none', () => {
    const done: AnswerFile = {
      answers: {
        stage: 'trial',
        'ip-status': 'granted',
        origin: 'own',
        needs: ['funding'],
        'runway-months': 24,
      },
      markets: { atlantis: { pathway: 'confirmed', permit: 'held' } },
    };
    expect(testFileText('fresh', smallPack(), done)).not.toContain('actions');
  });

  it('names each market, gate and action once, in the order of their names', () => {
    const pack = smallPack();
    const [atlantis] = pack.markets;
    if (atlantis === undefined) throw new Error('the small pack has a market');
    const lemuria = {
      ...atlantis,
      id: 'aa-lemuria',
      title: 'Lemuria',
      questions: [],
      recommendations: [],
      barriers: [],
      'entry-modes': [],
    };
    const two: Pack = { ...pack, markets: [atlantis, lemuria] };
    const text = testFileText('fresh', two, {
      answers: { ...poor.answers, 'runway-months': 24, terms: 'draft', 'ip-status': 'filed' },
      markets: { atlantis: { pathway: 'unknown', permit: 'held' }, 'aa-lemuria': { pathway: 'unknown' } },
    });
    const expected = text.slice(text.indexOf('    expect:'));
    expect(expected).toContain('      gates:\n        - no-pathway\n      markets:\n        aa-lemuria:\n');
    expect(expected.match(/confirm-pathway/g)).toHaveLength(1);
    expect(expected.indexOf('aa-lemuria:')).toBeLessThan(expected.indexOf('atlantis:'));
  });
});

describe('the expectation of a new test case', () => {
  const expected = (id: string): string => {
    const file = `markets/${id}.yaml`;
    const other = { ...mu, file, name: file, text: mu.text.replace('id: mu', `id: ${id}`) };
    const edits: Edits = { 'company/readiness.yaml': [['id: no-pathway', 'id: approval-unknown']] };
    const text = testFileText('fresh', withCases(one('{}'), edits, [other]).pack, {
      answers: poor.answers,
      markets: { ...poor.markets, [id]: { pathway: 'unknown' } },
    });
    return text.slice(text.indexOf('    expect:'));
  };

  it('has gates in the order of their names, whether they are those of the company or of markets', () => {
    expect(expected('mu')).toContain('gates:\n        - approval-unknown\n        - no-cash\n');
  });

  it('includes the actions that come first in the plan alone', () => {
    const more = ['one', 'two', 'three', 'four'].map(
      (id) => `  - id: extra-${id}
    title: More
    why: More.
    when: {stage: sold}
    steps: [Go., Stop.]
    done-when: It is there.
    impact: low
    effort: low
    takes: 1 week
    owner: CEO
    cites: [H1]
`,
    );
    const edits: Edits = {
      'company/recommendations.yaml': [['\nrecommendations:\n', `\nrecommendations:\n${more.join('')}`]],
    };
    const text = testFileText('fresh', withCases(one('{}'), edits).pack, poor);
    expect(text.slice(text.indexOf('include:')).match(/- /g)).toHaveLength(5);
    const { pack, files } = withCases(`cases:\n${text.slice(text.indexOf('  - id: fresh'))}`, edits);
    expect(runTests(pack, files).flatMap(({ failures }) => failures)).toEqual([]);
  });

  it('has markets in the order of their names, however they rank', () => {
    const namesIn = (text: string): readonly string[] =>
      Array.from(text.matchAll(/^ {8}([\w-]+):$/gm), ([, name = '']) => name).filter(
        (name) => name !== 'include',
      );
    expect(namesIn(expected('aa-mu'))).toEqual(['aa-mu', 'atlantis']);
    expect(namesIn(expected('zz-mu'))).toEqual(['atlantis', 'zz-mu']);
  });
});

describe('a new market', () => {
  const text = marketText('mu', 'Mu "the lost": an island');

  it('has no error but the sentence that is to be written', () => {
    const mu = 'markets/mu.yaml';
    const texts: readonly SourceText[] = [...smallPackFiles, { file: mu, name: mu, format: 'market', text }];
    expect(diagnosticsOf(texts).map(({ file, code }) => [file, code])).toEqual([[mu, 'unfinished']]);
    const { pack } = parseRulePack(texts);
    expect(pack?.markets.at(-1)).toMatchObject({ id: 'mu', title: 'Mu "the lost": an island' });
  });

  it('shows how a fact is written, and how a barrier is begun', () => {
    expect(text).toContain("#    as-of: '2026-04-29'\nfacts: []\n");
    expect(text).toContain('born-global rules new barrier mu-language --market mu --kind language\n');
  });
});
