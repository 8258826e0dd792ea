import { describe, expect, test } from 'vitest';
import { mismatches } from '../../../src/rule-tools/testing/expectations.ts';
import { Equivalence } from '../../../src/rule-tools/testing/mutation/equivalence.ts';
import type { Mutant } from '../../../src/rule-tools/testing/mutation/mutant.ts';
import { mutantsOf } from '../../../src/rule-tools/testing/mutation/mutants-of.ts';
import { testMutations } from '../../../src/rule-tools/testing/mutation/test-mutations.ts';
import { assess } from '../../../src/engine/assess.ts';
import { compile } from '../../../src/engine/compile/compile.ts';
import type { Pack } from '../../../src/rule-pack/rule-pack.ts';
import { smallPack } from '../../fixtures/small-pack.ts';
import { casesFrom } from './mutation-cases.ts';
import { loadSmallPack } from '../../fixtures/small-pack-files.ts';

const texts = (pack: Pack): readonly string[] =>
  mutantsOf(pack).map(({ inside, text }) => `${inside}: ${text}`);

const found = (pack: Pack, inside: string, text: string): Mutant => {
  const mutant = mutantsOf(pack).find((one) => one.inside === inside && one.text === text);
  if (mutant === undefined) throw new Error(`no mutant ${inside}: ${text}`);
  return mutant;
};

describe('the mutants of a pack', () => {
  test.each([
    'factor granted: weight: strongly-for -> for',
    'factor early: stage: idea dropped',
    'factor early: stage: trial -> sold',
    'factor early: stage: sold added to idea, trial',
    'factor wants-channel: needs: includes channel -> funding',
    'factor short: runway-months: less-than 12 -> 11',
    'factor short: runway-months: less-than 12 -> 13',
    'factor short: runway-months: less-than -> at-most 12',
    'factor short-runway: any -> all',
    'factor short-runway: all -> any',
    'requirement right: ip-status: at-least filed -> none',
    'requirement right: ip-status: at-least filed -> granted',
    'requirement right: dropped',
    'gate no-cash: caps: exploring -> preparing',
    'gate no-cash: caps: exploring dropped',
    'gate no-pathway: blocks: distribution dropped',
    'gate no-pathway: stage: dropped',
    'barrier atlantis-rules: severity: high -> critical',
    'barrier atlantis-rules: by: 1 -> 2',
    'question runway-months: score from 6: 40 -> 50',
    'question ip-status: weight: 2 -> 3',
    'recommendation get-grant: after: file-patent dropped',
    'recommendation get-grant: impact: high -> medium',
    'recommendation get-grant: improves ip-status: granted -> filed',
    'the pack: minimum-score: 1 -> 2',
    'the pack: ready: from: 70 -> 69',
  ])('hold %s', (text) => {
    expect(texts(smallPack)).toContain(text);
  });

  test('have no two alike in one place', () => {
    const places = mutantsOf(smallPack).map(({ part, path, text }) => JSON.stringify([part, path, text]));
    expect(new Set(places).size).toBe(places.length);
  });

  test('leave the pack as it is', () => {
    const before = JSON.stringify(smallPack);
    for (const mutant of mutantsOf(smallPack)) expect(JSON.stringify(mutant.make())).not.toBe(before);
    expect(JSON.stringify(smallPack)).toBe(before);
  });
});

describe('a mutant', () => {
  test('a mutant proved equivalent changes nothing for any company', () => {
    const equivalence = new Equivalence(compile(smallPack));
    const proved = mutantsOf(smallPack).filter(
      (mutant) => equivalence.compare(mutant.make(), mutant.movesBreakpoints === true).kind === 'none',
    );
    expect(proved.length).toBeGreaterThan(0);
    const cases = casesFrom(smallPack, 13);
    for (const mutant of proved) {
      const altered = compile(mutant.make());
      for (const { answers, expect: wanted } of cases)
        expect([mutant.inside, mutant.text, mismatches(wanted, assess(altered, answers))]).toEqual([
          mutant.inside,
          mutant.text,
          [],
        ]);
    }
  });

  test('an equivalent mutant is proved so', () => {
    const equivalence = new Equivalence(compile(smallPack));
    const compare = (inside: string, text: string) =>
      equivalence.compare(found(smallPack, inside, text).make(), false).kind;
    // Critical less two steps is moderate; nothing is left either way of a low barrier that is lowered by more.
    expect(compare('barrier mu-rules', 'by: 2 -> 3')).toBe('found');
    const low = withSeverity('low');
    const lowered = new Equivalence(compile(low));
    expect(lowered.compare(found(low, 'barrier mu-rules', 'by: 2 -> 3').make(), false).kind).toBe('none');
  });

  test('a relevant mutant is shown with a company it matters to', () => {
    const equivalence = new Equivalence(compile(smallPack));
    const mutant = found(smallPack, 'factor early', 'stage: trial -> sold');
    const compared = equivalence.compare(mutant.make(), false);
    expect(compared.kind === 'found' ? Object.keys(compared.decisive.answers) : []).toEqual(['stage']);
  });
});

const withSeverity = (severity: 'low' | 'critical'): Pack => ({
  ...smallPack,
  markets: smallPack.markets.map((market) => ({
    ...market,
    barriers: market.barriers.map((barrier) =>
      barrier.id === 'mu-rules' ? { ...barrier, severity } : barrier,
    ),
  })),
});

describe('testMutations', () => {
  const loaded = loadSmallPack();

  test('reports the survivors with their place, the share rounded down, and how far it is', () => {
    const { pack, files } = loaded;
    if (pack === null) throw new Error('the small pack has faults');
    const steps: number[] = [];
    const result = testMutations(pack, files, (done) => steps.push(done));
    expect(steps.at(-1)).toBe(result.total.counted + result.total.equivalent);
    expect(result.total.noticed + result.survivors.length).toBe(result.total.counted);
    expect(result.total.share).toBe(Math.floor((100 * result.total.noticed) / result.total.counted));
    for (const survivor of result.survivors) expect(survivor.start).not.toBeNull();
    expect(testMutations(pack, files)).toEqual(result);
  });
});
