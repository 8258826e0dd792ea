import { readFileSync } from 'node:fs';
import { Ajv } from 'ajv';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { assess } from '../../src/engine/assess.ts';
import { compile } from '../../src/engine/compile/compile.ts';
import { applicableQuestions } from '../../src/engine/applicable-questions.ts';
import type { AnswerFile } from '../../src/schema/types.ts';
import { openAnswers } from './answer-arbitraries.ts';
import { smallPack } from '../fixtures/small-pack.ts';

const schemaOf = (name: string): object => {
  const read: unknown = JSON.parse(
    readFileSync(new URL(`../../src/schema/${name}.schema.json`, import.meta.url), 'utf8'),
  );
  return typeof read === 'object' && read !== null ? read : {};
};
const compiled = compile(smallPack);
const assessed = (answers: AnswerFile['answers'], markets: AnswerFile['markets'] = { atlantis: {} }) =>
  assess(compiled, { answers, markets });

describe('an assessment', () => {
  it('follows its own JSON Schema, whatever is open', () => {
    const validate = new Ajv({ allErrors: true, allowUnionTypes: true })
      .addSchema(schemaOf('common'))
      .compile(schemaOf('assessment'));
    fc.assert(
      fc.property(openAnswers(smallPack), (answers) => {
        expect(validate(assess(compiled, answers)) || validate.errors).toBe(true);
      }),
      { numRuns: 300 },
    );
  });

  it('scores a dimension as the weighted mean of the questions that apply, and the whole as that of the dimensions', () => {
    const { readiness, markets } = assessed(
      { stage: 'sold', 'ip-status': 'filed', 'distributor-terms': 'signed', 'runway-months': 10 },
      { atlantis: { pathway: 'assumed' } },
    );
    const scores = Object.fromEntries(readiness.dimensions.map(({ id, score }) => [id, score?.low]));
    // evidence: stage 100; rights: ip-status 50 (weight 2), terms 100 (weight 1); money: band from 6 months.
    expect(scores).toEqual({ evidence: 100, rights: 67, money: 40 });
    expect(readiness.score).toEqual({ low: 77, high: 77 }); // (2 * 100 + 67 + 40) / 4
    // In the market its own answers count too: evidence is the mean of stage 100 and pathway 50.
    const [atlantis] = markets;
    expect(atlantis?.dimensions[0]).toEqual({ id: 'evidence', score: { low: 75, high: 75 } });
    expect(atlantis?.readiness).toEqual({ low: 64, high: 64 }); // (2 * 75 + 67 + 40) / 4
  });

  it('counts a hidden question in no average', () => {
    const { readiness } = assessed({ stage: 'trial', 'ip-status': 'granted' });
    const rights = readiness.dimensions.find(({ id }) => id === 'rights');
    expect(rights?.score).toEqual({ low: 100, high: 100 });
    expect(rights?.questions.map(({ question }) => question)).toEqual(['ip-status']);
  });

  it('lets a gate cap the level, and shows what the score alone would give', () => {
    const { readiness } = assessed(
      { stage: 'sold', 'ip-status': 'granted', 'distributor-terms': 'signed', 'runway-months': 3 },
      { atlantis: { pathway: 'confirmed' } },
    );
    expect(readiness.uncapped.high.id).toBe('ready');
    expect(readiness.level.high.id).toBe('exploring');
    expect(readiness.gates.map(({ id, state }) => [id, state])).toEqual([['no-cash', 'true']]);
  });

  it('blocks an entry mode by a gate of one market only', () => {
    const { markets } = assessed(
      {
        stage: 'sold',
        'ip-status': 'none',
        needs: ['channel'],
        'runway-months': 24,
        'distributor-terms': 'none',
      },
      { atlantis: { pathway: 'unknown' }, mu: { pathway: 'assumed' } },
    );
    const verdicts = Object.fromEntries(markets.map(({ id, verdict }) => [id, verdict.outcome]));
    expect(verdicts).toEqual({ atlantis: 'not-yet', mu: 'distribution' });
  });

  it('never shows a mode whose hiding requirement cannot hold', () => {
    const [licensing, ...others] = smallPack.entryModes.modes;
    const hiding = { ...smallPack.entryModes, modes: [...others] };
    if (licensing !== undefined)
      hiding.modes.push({
        ...licensing,
        requires: licensing.requires.map((rule) => ({ ...rule, 'not-met': 'hidden' as const })),
      });
    const pack = compile({ ...smallPack, entryModes: hiding });
    const modesFor = (ipStatus: string): readonly string[] =>
      assess(pack, { answers: { 'ip-status': ipStatus, stage: 'idea' }, markets: { atlantis: {} } })
        .markets.flatMap(({ modes }) => modes.map(({ id }) => id))
        .sort();
    expect(modesFor('none')).toEqual(['distribution', 'funding']);
    expect(modesFor('filed')).toEqual(['distribution', 'funding', 'licensing']);
    expect(modesFor('dont-know')).toEqual(['distribution', 'funding', 'licensing']);
  });

  it('says not yet, which mode to prepare for, and which requirement is unmet', () => {
    const [market] = assessed({ stage: 'idea', 'ip-status': 'none', needs: [], 'runway-months': 24 }).markets;
    expect(market?.verdict).toMatchObject({ outcome: 'funding', settled: true });
    const [other] = assessed({ stage: 'trial', 'ip-status': 'none', needs: [], 'runway-months': 24 }).markets;
    expect(other?.verdict).toMatchObject({ outcome: 'not-yet', nearest: 'licensing', settled: true });
    expect(other?.verdict.unmet.map(({ id }) => id)).toEqual(['right']);
  });

  it('reports what would flip a verdict', () => {
    const [market] = assessed({
      stage: 'trial',
      'ip-status': 'none',
      needs: [],
      'runway-months': 24,
    }).markets;
    const changes = market?.verdict.flips.map((counterfactual) =>
      counterfactual.changes.map(({ question, to }) => `${question}: ${to}`),
    );
    expect(changes).toContainEqual(['ip-status: filed']);
  });

  it('keeps not asked, don’t know, and not applicable apart', () => {
    const { answers, progress } = assessed({ stage: 'idea', 'ip-status': 'dont-know', needs: ['funding'] });
    const states = Object.fromEntries(answers.map(({ question, state }) => [question, state]));
    expect(states).toEqual({
      stage: 'answered',
      'ip-status': 'dont-know',
      'distributor-terms': 'not-applicable',
      needs: 'answered',
      'runway-months': 'not-asked',
      pathway: 'not-asked',
    });
    expect(progress).toMatchObject({ answered: 2, open: 3, notApplicable: 1, total: 5 });
  });

  it('turns open answers into things to find out, those that matter first', () => {
    const { plan } = assessed({
      stage: 'sold',
      'ip-status': 'granted',
      needs: ['channel'],
      'distributor-terms': 'signed',
    });
    const [first] = plan.findOut;
    expect(first?.matters).toBe(true);
    expect(plan.findOut.map(({ question }) => question).sort()).toEqual(['pathway', 'runway-months']);
  });

  it('plans only what is below its target, showstoppers first', () => {
    const { plan } = assessed(
      {
        stage: 'sold',
        'ip-status': 'filed',
        needs: ['channel'],
        'runway-months': 3,
        'distributor-terms': 'none',
      },
      { atlantis: { pathway: 'unknown' } },
    );
    expect(plan.actions.map(({ id }) => id)).not.toContain('file-patent');
    expect(plan.left.find(({ id }) => id === 'file-patent')?.reason).toBe('done');
    expect(plan.left.find(({ id }) => id === 'look-for-funds')?.reason).toBe('does-not-apply');
    const showstoppers = plan.actions.map(({ showstopper }) => showstopper);
    expect(showstoppers.slice(0, 2)).toEqual([true, true]);
    const raise = plan.actions.find(({ id }) => id === 'raise-money');
    expect(raise?.unlocks).toContainEqual({
      kind: 'gate',
      market: null,
      id: 'no-cash',
      text: 'Cash runs out',
    });
    expect(raise?.gain).toBe(25); // money from 0 to 100 at weight 1 of 4
  });

  it('takes every market where none is named', () => {
    expect(
      assess(compiled, { answers: {} })
        .markets.map(({ id }) => id)
        .sort(),
    ).toEqual(['atlantis', 'mu']);
  });
});

describe('the questions to ask', () => {
  it('come company-wide first, then market by market, with whether they apply', () => {
    const questions = applicableQuestions(compiled, { answers: { stage: 'idea' }, markets: { mu: {} } });
    expect(questions.map(({ question, market, applies }) => [question.id, market, applies])).toEqual([
      ['stage', null, 'true'],
      ['ip-status', null, 'true'],
      ['distributor-terms', null, 'false'],
      ['needs', null, 'true'],
      ['runway-months', null, 'true'],
      ['pathway', 'mu', 'true'],
    ]);
  });

  it('are open while what they depend on is not known', () => {
    const questions = applicableQuestions(compiled, { answers: {}, markets: { mu: {} } });
    expect(questions.find(({ question }) => question.id === 'distributor-terms')?.applies).toBe('open');
  });
});
