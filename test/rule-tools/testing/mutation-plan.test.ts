import { describe, expect, it } from 'vitest';
import { mismatches } from '../../../src/rule-tools/testing/expectations.ts';
import { mutantsOf } from '../../../src/rule-tools/testing/mutation/mutants-of.ts';
import { Trials } from '../../../src/rule-tools/testing/mutation/trial.ts';
import { assess } from '../../../src/engine/assess.ts';
import { compile } from '../../../src/engine/compile/compile.ts';
import type { Pack } from '../../../src/rule-pack/rule-pack.ts';
import type { AnswerFile, EntryMode, TestExpectation } from '../../../src/schema/types.ts';
import { gate, smallPack, withGates } from '../../fixtures/small-pack.ts';

describe('the plan of an altered pack', () => {
  const [patent, , money] = smallPack.recommendations.recommendations;
  if (patent === undefined || money === undefined) throw new Error('the small pack has advice');
  const idea: AnswerFile = {
    answers: { stage: 'trial', 'ip-status': 'none', needs: [], 'runway-months': 12 },
    markets: { atlantis: { pathway: 'confirmed' } },
  };
  /** Two recommendations, of which the second weighs more by itself. */
  const two: Pack = {
    ...withGates([]),
    markets: smallPack.markets.slice(0, 1).map((market) => ({ ...market, barriers: [], fit: [] })),
    entryModes: {
      modes: smallPack.entryModes.modes
        .filter(({ id }) => id === 'licensing')
        .map((mode) => ({ ...mode, requires: [], then: [] })),
    },
    recommendations: {
      helpers: [],
      recommendations: [
        { ...patent, impact: 'low', after: [], help: [] },
        { ...money, impact: 'medium' },
      ],
    },
  };
  const requires = (option: string): EntryMode['requires'] => [
    { id: 'right', when: { 'ip-status': { 'at-least': option } }, because: 'So.', cites: [] },
  ];
  const gated: Pack = {
    ...two,
    readiness: { ...two.readiness, gates: [{ ...gate({ 'ip-status': 'none' }), caps: 'exploring' }] },
  };
  const required: Pack = {
    ...two,
    entryModes: { modes: two.entryModes.modes.map((mode) => ({ ...mode, requires: requires('filed') })) },
  };
  const barred: Pack = {
    ...two,
    markets: two.markets.map((market) => ({
      ...market,
      barriers: [
        {
          id: 'rules',
          title: 'Rules',
          kind: 'regulation',
          severity: 'critical',
          why: 'So.',
          'reduced-by': [{ when: { 'ip-status': { 'at-least': 'filed' } }, by: 4, because: 'So.' }],
          cites: [],
        },
      ],
    })),
  };

  const by = (pack: Pack, inside: string, text: string, expect: TestExpectation): string | null => {
    const mutant = mutantsOf(pack).find((one) => one.inside === inside && one.text === text);
    if (mutant === undefined) throw new Error(`no mutant ${inside}: ${text}`);
    return new Trials(pack, [{ id: 'one', answers: idea, expect }]).notice(mutant);
  };

  it.each<[string, Pack, string, string]>([
    ['a gate that it opens', gated, 'gate probe', 'ip-status: filed added to none'],
    ['a requirement that it meets', required, 'requirement right', 'ip-status: at-least filed -> granted'],
    ['a barrier that it lowers', barred, 'barrier rules', 'ip-status: at-least filed -> granted'],
  ])(
    'is another where an action no longer gains %s, though the result for the company is the same today',
    (_what, pack, inside, text) => {
      const actions = (order: TestExpectation['actions']): TestExpectation =>
        order === undefined ? {} : { actions: order };
      const wanted = ['file-patent', 'raise-money'];
      expect(mismatches(actions({ order: wanted }), assess(compile(pack), idea))).toEqual([]);
      expect(by(pack, inside, text, actions({ order: wanted }))).toBe('one');
      expect(by(pack, inside, text, actions({ exactly: wanted }))).toBe('one');
      expect(by(pack, inside, text, actions({ include: wanted }))).toBeNull();
      expect(by(pack, inside, text, { level: 'exploring' })).toBeNull();
    },
  );

  it('is looked at where another mode is aimed at', () => {
    const seller: AnswerFile = {
      answers: {
        stage: 'sold',
        'ip-status': 'none',
        'distributor-terms': 'none',
        needs: ['channel'],
        'runway-months': 6,
      },
      markets: { atlantis: { pathway: 'confirmed' } },
    };
    const trials = new Trials(smallPack, [
      { id: 'one', answers: seller, expect: { actions: { include: ['draft-terms'] } } },
    ]);
    const noticed = mutantsOf(smallPack).filter(
      ({ change, movesBreakpoints }) => change?.of === 'factor' && movesBreakpoints !== true,
    );
    const reported = noticed
      .filter((mutant) => trials.notice(mutant) !== null)
      .map(({ inside, text }) => `${inside}: ${text}`);
    const failing = noticed.filter((mutant) => {
      const plan = assess(compile(mutant.make()), seller).plan.actions;
      return !plan.some(({ id }) => id === 'draft-terms');
    });
    expect(reported).toEqual(failing.map(({ inside, text }) => `${inside}: ${text}`));
    expect(reported.length).toBeGreaterThan(1);
  });

  it('is looked at where the markets rank otherwise', () => {
    const open: AnswerFile = {
      answers: {
        stage: 'sold',
        'ip-status': 'granted',
        'distributor-terms': 'signed',
        needs: ['channel'],
        'runway-months': 18,
      },
      markets: { atlantis: { pathway: 'assumed' }, mu: { pathway: 'assumed' } },
    };
    const keys = (pack: Pack): readonly string[] =>
      assess(compile(pack), open).plan.actions.map(({ key }) => key);
    const even: Pack = {
      ...smallPack,
      markets: smallPack.markets.map((market) => ({ ...market, barriers: [] })),
      manifest: {
        ...smallPack.manifest,
        priority: { ...smallPack.manifest.priority, 'market-rank': [20, 1] },
      },
    };
    const trials = new Trials(even, [
      { id: 'one', answers: open, expect: { actions: { exactly: ['confirm-pathway', 'confirm-pathway'] } } },
    ]);
    expect(keys(even)).toEqual(['confirm-pathway@atlantis', 'confirm-pathway@mu']);
    for (const mutant of mutantsOf(even).filter(({ change }) => change?.of === 'factor'))
      expect([mutant.text, trials.notice(mutant)]).toEqual([mutant.text, null]);
  });
});
