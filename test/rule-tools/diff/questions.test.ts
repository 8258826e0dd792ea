import { describe, expect, it } from 'vitest';
import { diffPacks, type PackDiff } from '../../../src/rule-tools/diff/diff-packs.ts';
import type { Pack } from '../../../src/rule-pack/rule-pack.ts';
import { smallPack } from '../../fixtures/small-pack.ts';
import { tinyPack, withFactor, withMarket, withModes, withQuestions } from './packs.ts';

const diff = (before: Pack, after: Pack): PackDiff => diffPacks(before, after, { samples: 300, seed: 7 });

describe('packs with other questions and markets', () => {
  it('follow questions and options to their new names', () => {
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
        fit: (market.fit ?? []).map((factor) =>
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

  it('compares companies over the options that both know, and reports the rest', () => {
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
