import { describe, expect, it } from 'vitest';
import { diffPacks, type PackDiff } from '../../src/check/diff/diff-packs.ts';
import { shareOf } from '../../src/check/diff/tally.ts';
import type { Pack } from '../../src/pack/pack.ts';
import type { AnswerFile, Condition } from '../../src/schema/types.ts';
import { smallPack } from '../engine/small-pack.ts';
import {
  assessed,
  companies,
  tinyPack,
  withFactor,
  withMarket,
  withModes,
  withQuestions,
} from './diff-packs.ts';

const diff = (before: Pack, after: Pack): PackDiff => diffPacks(before, after, { samples: 300, seed: 7 });

describe('proof that no outcome changes', () => {
  it('is found where texts alone change', () => {
    const texts = withQuestions(
      { ...smallPack, manifest: { ...smallPack.manifest, title: 'Other' } },
      (question) => ({
        ...question,
        ask: `${question.ask} Really?`,
        why: 'Another reason.',
      }),
    );
    const found = diff(smallPack, texts);
    expect(found.conclusion).toBe('same');
    expect(found.shares).toBeNull();
    expect(found.changes.flatMap(({ fields }) => fields.map(({ meaning }) => meaning))).toEqual(
      Array.from({ length: 13 }, () => 'text'),
    );
  });

  it('is found where entries are put in another order', () => {
    const turned = withModes(
      {
        ...smallPack,
        readiness: { ...smallPack.readiness, gates: [...smallPack.readiness.gates].reverse() },
        recommendations: {
          ...smallPack.recommendations,
          recommendations: [...smallPack.recommendations.recommendations].reverse(),
        },
      },
      (modes) => [...modes].reverse().map((mode) => ({ ...mode, factors: [...mode.factors].reverse() })),
    );
    const found = diff(smallPack, turned);
    expect(found.conclusion).toBe('same');
    expect(found.changes).toEqual([]);
  });

  it('is found where a condition is rewritten by De Morgan', () => {
    const rewritten = withFactor(smallPack, 'short-runway', {
      when: {
        not: {
          all: [
            { 'runway-months': { 'more-than': 12 } },
            { any: [{ stage: ['trial', 'sold'] }, { 'ip-status': { 'at-least': 'filed' } }] },
          ],
        },
      },
    });
    const found = diff(smallPack, rewritten);
    expect(found.conclusion).toBe('same');
    expect(found.changes).toMatchObject([
      { id: 'short-runway', fields: [{ field: 'when', meaning: 'equivalent' }] },
    ]);
  });

  it('is found where one factor is split in two that cannot hold together', () => {
    const split = withModes(smallPack, (modes) =>
      modes.map((mode) => ({
        ...mode,
        factors: mode.factors.flatMap((factor) =>
          factor.id === 'early'
            ? [
                { ...factor, id: 'early-idea', when: { stage: 'idea' } },
                { ...factor, id: 'early-trial', when: { stage: 'trial' } },
              ]
            : [factor],
        ),
      })),
    );
    const found = diff(smallPack, split);
    expect(found.conclusion).toBe('same');
    expect(found.changes.map(({ change, id }) => `${change} ${id}`)).toEqual([
      'added early-idea',
      'added early-trial',
      'removed early',
    ]);
  });

  it('is found where a threshold moves past no score that a company can have', () => {
    const levels = tinyPack.manifest.levels.map((level) =>
      level.id === 'ready' ? { ...level, from: 71 } : level,
    );
    const found = diff(tinyPack, { ...tinyPack, manifest: { ...tinyPack.manifest, levels } });
    expect(found.conclusion).toBe('same');
    expect(found.changes).toMatchObject([
      { subject: 'level', id: 'ready', fields: [{ old: '70', new: '71' }] },
    ]);
  });

  it('takes visibility into account: a test of a question that is hidden anyway', () => {
    const narrowed = withQuestions(smallPack, (question) => question);
    const gates = (when: Condition): Pack => ({
      ...narrowed,
      readiness: {
        ...narrowed.readiness,
        gates: narrowed.readiness.gates.map((gate) => (gate.id === 'no-cash' ? { ...gate, when } : gate)),
      },
    });
    const found = diff(
      gates({ 'distributor-terms': 'draft' }),
      gates({ 'distributor-terms': 'draft', stage: 'sold' }),
    );
    expect(found.conclusion).toBe('same');
  });

  it('is found where questions and options are renamed', () => {
    const renamed: Pack = withMarket(
      withModes(
        withQuestions(smallPack, (question) =>
          question.id === 'needs'
            ? {
                ...question,
                id: 'wants',
                'renamed-from': ['needs'],
                options: [
                  { id: 'money', label: 'money', 'renamed-from': ['funding'] },
                  { id: 'channel', label: 'channel' },
                ],
              }
            : question,
        ),
        (modes) =>
          modes.map((mode) => ({
            ...mode,
            factors: mode.factors.map((factor) =>
              factor.id === 'wants-money'
                ? { ...factor, when: { wants: { includes: 'money' } } }
                : factor.id === 'wants-channel'
                  ? { ...factor, when: { wants: { includes: 'channel' } } }
                  : factor,
            ),
          })),
      ),
      (market) => ({
        ...market,
        'entry-modes': (market['entry-modes'] ?? []).map((added) => ({
          ...added,
          factors: (added.factors ?? []).map((factor) => ({
            ...factor,
            when: { wants: { includes: 'money' } },
          })),
        })),
      }),
    );
    const both: Pack = {
      ...renamed,
      markets: renamed.markets.map((market) => ({
        ...market,
        fit: market.fit.map((factor) =>
          factor.id === 'wants-channel-there'
            ? { ...factor, when: { wants: { includes: 'channel' } } }
            : factor,
        ),
      })),
      recommendations: {
        ...renamed.recommendations,
        recommendations: renamed.recommendations.recommendations.map((one) =>
          one.id === 'look-for-funds'
            ? { ...one, when: { wants: { includes: 'money' } }, improves: { wants: 'channel' } }
            : one,
        ),
      },
    };
    const found = diff(smallPack, both);
    expect(found.conclusion).toBe('same');
    expect(found.changes.map(({ change, id, formerly }) => `${change} ${formerly ?? ''} ${id}`)).toEqual([
      'renamed needs wants',
      'renamed funding money',
    ]);
  });
});

describe('packs with other questions and markets', () => {
  it('compares companies over the options that both know, and tells the rest', () => {
    const more = withQuestions(smallPack, (question) =>
      question.id === 'stage'
        ? { ...question, options: [...(question.options ?? []), { id: 'scaled', label: 'scaled' }] }
        : question,
    );
    const found = diff(smallPack, more);
    expect(found.changes).toMatchObject([
      {
        change: 'changed',
        subject: 'option',
        id: 'trial',
        fields: [{ field: 'score', old: '50', new: '33' }],
      },
      {
        change: 'changed',
        subject: 'option',
        id: 'sold',
        fields: [{ field: 'score', old: '100', new: '67' }],
      },
      { change: 'added', subject: 'option', id: 'scaled' },
    ]);
    // Scores are spread over four options now; entry modes do not look at them.
    expect(found.differences.find(({ output }) => output.kind === 'readiness')?.kind).toBe('differs');
    expect(
      found.differences.filter(({ output }) => output.kind === 'verdict').map(({ kind }) => kind),
    ).toEqual(['same', 'same']);
  });

  it('asks a new question of everybody, and finds what it decides', () => {
    const asked: Pack = withFactor(
      {
        ...smallPack,
        questionnaire: {
          ...smallPack.questionnaire,
          questions: [
            ...smallPack.questionnaire.questions,
            {
              id: 'partner',
              section: 'all',
              ask: 'Partner?',
              why: 'Because.',
              type: 'one',
              options: [
                { id: 'no', label: 'no' },
                { id: 'found', label: 'found' },
              ],
              cites: ['own-judgement'],
            },
          ],
        },
      },
      'wants-channel',
      { when: { needs: { includes: 'channel' }, partner: 'found' } },
    );
    const verdict = diff(smallPack, asked).differences.find(({ output }) => output.market === 'mu');
    expect(verdict?.kind === 'differs' && verdict.witness.answers.answers).toMatchObject({ partner: 'no' });
    expect(verdict?.kind === 'differs' && verdict.witness.oldAnswers?.answers).not.toHaveProperty('partner');
  });

  it('does not call a market that comes or goes no change', () => {
    const found = diff(smallPack, tinyPack);
    expect(found.conclusion).toBe('differs');
    expect(found.markets).toEqual({ common: ['atlantis'], added: [], removed: ['mu'] });
    expect(found.differences.every(({ kind }) => kind === 'same')).toBe(true);
  });
});

describe('shares', () => {
  it('lie within their interval, which is never empty', () => {
    expect(shareOf(0, 2000)).toMatchObject({ percent: 0, low: 0, high: 1 });
    expect(shareOf(500, 1000)).toMatchObject({ percent: 50, low: 46, high: 54 });
    expect(shareOf(10, 10)).toMatchObject({ percent: 100, low: 72, high: 100 });
    expect(shareOf(0, 0)).toMatchObject({ low: 0, high: 100 });
  });

  it('are the same in every run, and hold what a count of all companies gives', () => {
    const after = withFactor(tinyPack, 'wants-channel', { weight: 'against' });
    const { shares } = diffPacks(tinyPack, after, { samples: 1500, seed: 3 });
    expect(diffPacks(tinyPack, after, { samples: 1500, seed: 3 }).shares).toEqual(shares);
    const matrix = shares?.matrices.find(({ market }) => market === 'atlantis');
    expect(matrix?.counts.flat().reduce((sum, one) => sum + one, 0)).toBe(1500);
    // Each answer drawn with equal chances: where terms are asked, three companies stand for one answer to the rest.
    const [before, now] = [assessed(tinyPack), assessed(after)];
    const weight = (company: AnswerFile): number => (company.answers['stage'] === 'sold' ? 1 : 3);
    const total = companies.reduce((sum, company) => sum + weight(company), 0);
    const changed = companies.reduce((sum, company, index) => {
      const [old, current] = [before[index], now[index]];
      const same = old?.markets[0]?.verdict.modes.join() === current?.markets[0]?.verdict.modes.join();
      return same ? sum : sum + weight(company);
    }, 0);
    const percent = (100 * changed) / total;
    expect(percent).toBeGreaterThanOrEqual(matrix?.changed.low ?? 100);
    expect(percent).toBeLessThanOrEqual(matrix?.changed.high ?? 0);
  });
});
