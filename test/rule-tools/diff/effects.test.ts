import { describe, expect, it } from 'vitest';
import { effectsOn, type Effect } from '../../../src/rule-tools/diff/effects.ts';
import { answersOfSavedAssessment } from '../../../src/rule-tools/diff/saved-answers.ts';
import { assess } from '../../../src/engine/assess.ts';
import { compile } from '../../../src/engine/compile/compile.ts';
import type { Pack } from '../../../src/rule-pack/rule-pack.ts';
import type { AnswerFile, Assessment } from '../../../src/schema/types.ts';
import { smallPack } from '../../fixtures/small-pack.ts';
import { edits, tinyPack, withFactor, withMarket, withModes, withQuestions } from './packs.ts';

const seller: AnswerFile = {
  answers: {
    stage: 'sold',
    'ip-status': 'none',
    'distributor-terms': 'none',
    needs: ['channel'],
    'runway-months': 12,
  },
  markets: { atlantis: { pathway: 'confirmed' }, mu: { pathway: 'confirmed' } },
};

function effects(after: Pack, answers = seller, before = smallPack): readonly string[] {
  const [one] = effectsOn(before, after, [{ name: 'one', old: answers, new: answers }]);
  return (one?.effects ?? []).map(
    ({ kind, market, old, new: current }: Effect) =>
      `${kind}${market === null ? '' : ` of ${market}`}: ${old} to ${current}`,
  );
}

describe('the effect of a change on a company', () => {
  it('is nothing where both packs say the same', () => {
    expect(effects({ ...smallPack })).toEqual([]);
  });

  it('is reported from the outcome to the first actions', () => {
    const dear = withFactor(withFactor(smallPack, 'sold', { weight: 'against' }), 'wants-channel', {
      weight: 'against',
    });
    expect(effects(dear)).toEqual([
      'overall: distribution to funding',
      'verdict of atlantis: distribution to funding',
      'verdict of mu: distribution to funding',
      'first actions: raise-money, file-patent, get-grant, draft-terms to raise-money, file-patent, get-grant',
    ]);
    const strict = { ...smallPack, manifest: { ...smallPack.manifest, 'minimum-score': 9 } };
    expect(effects(strict)).toEqual([
      'overall: distribution to not-yet',
      'verdict of atlantis: distribution to not-yet',
      'verdict of mu: distribution to not-yet',
    ]);
    const eased = {
      ...smallPack,
      manifest: { ...smallPack.manifest, ranking: { fit: 1, readiness: 1, ease: 3 } },
    };
    const licensor: AnswerFile = {
      answers: { stage: 'trial', 'ip-status': 'granted', needs: ['funding', 'channel'], 'runway-months': 0 },
      markets: { atlantis: { pathway: 'confirmed' }, mu: { pathway: 'assumed' } },
    };
    expect(effects(eased, licensor).slice(0, 2)).toEqual([
      'overall: licensing to funding',
      'first market: mu to atlantis',
    ]);
    // Mu ranks first, but verdicts come by name.
    expect(effects(strict, licensor).filter((line) => line.startsWith('verdict'))).toEqual([
      'verdict of atlantis: funding to not-yet',
      'verdict of mu: licensing to not-yet',
    ]);
  });

  it('names the modes of a tie in one order', () => {
    const even = withModes(smallPack, (modes) =>
      modes.map((mode) => ({ ...mode, requires: [], factors: [] })),
    );
    const tied = { ...even, manifest: { ...even.manifest, 'minimum-score': 0 } };
    expect(effects(tied).slice(0, 3)).toEqual([
      'overall: distribution to tie',
      'verdict of atlantis: distribution to tie of distribution and funding and licensing',
      'verdict of mu: distribution to tie of distribution and funding and licensing',
    ]);
  });

  it('reports a level, or from which to which it may be', () => {
    const high = {
      ...smallPack.manifest,
      levels: smallPack.manifest.levels.map((one) => (one.id === 'ready' ? { ...one, from: 40 } : one)),
    };
    expect(effects({ ...smallPack, manifest: high })).toEqual(['level: preparing to ready']);
    const open: AnswerFile = { ...seller, answers: { ...seller.answers, stage: 'dont-know' } };
    expect(
      effects({ ...smallPack, manifest: high }, open).filter((line) => line.startsWith('level')),
    ).toEqual([expect.stringMatching(/^level: \S+(?: to \S+)+$/)]);
  });

  it('compares verdicts of the markets of both alone', () => {
    const fewer: Pack = { ...smallPack, markets: smallPack.markets.slice(1) };
    expect(effects(fewer, seller).filter((line) => line.startsWith('verdict'))).toEqual([]);
    expect(effects(smallPack, seller, fewer).filter((line) => line.startsWith('verdict'))).toEqual([]);
  });

  it('is reported for each company by its name, with the answers in the words of each pack', () => {
    const companies = [
      { name: 'a', old: seller, new: { ...seller, answers: { ...seller.answers, 'ip-status': 'granted' } } },
      { name: 'b', old: seller, new: seller },
    ];
    const lines = effectsOn(smallPack, smallPack, companies);
    expect(lines.map(({ name, effects: of }) => [name, of.length > 0])).toEqual([
      ['a', true],
      ['b', false],
    ]);
  });
});

describe('the answers of an assessment that was kept', () => {
  const kept = (answers: AnswerFile, pack = smallPack): Assessment => assess(compile(pack), answers);
  const readBack = (answers: AnswerFile, pack = smallPack): AnswerFile | null =>
    answersOfSavedAssessment(kept(answers), pack);

  it('are read back from its words', () => {
    expect(readBack(seller)).toEqual(seller);
    expect(readBack({ company: 'Example', ...seller })).toEqual({ company: 'Example', ...seller });
  });

  it('may be several, open, not known or none', () => {
    const open: AnswerFile = {
      answers: {
        stage: { 'one-of': ['idea', 'trial'] },
        'ip-status': 'dont-know',
        needs: [],
        'runway-months': 7,
      },
      markets: { atlantis: {} },
    };
    expect(readBack(open)).toEqual(open);
    const both: AnswerFile = {
      answers: { needs: ['funding', 'channel'] },
      markets: { mu: { pathway: 'dont-know' } },
    };
    expect(readBack(both)).toEqual(both);
    const perhaps: AnswerFile = { answers: { needs: { 'one-of': ['funding'] } }, markets: { mu: {} } };
    expect(readBack(perhaps)).toEqual(perhaps);
  });

  it('are read where the pack now says the same in another order', () => {
    const turned = withQuestions(smallPack, (one) => ({ ...one, why: 'Another reason.' }));
    expect(readBack(seller, turned)).toEqual(seller);
  });

  it('are not read where its words are not those of the pack', () => {
    const labelled = withQuestions(smallPack, (one) => ({
      ...one,
      ...(one.options === undefined
        ? {}
        : { options: one.options.map((option) => ({ ...option, label: `${option.label}!` })) }),
    }));
    expect(readBack(seller, labelled)).toBeNull();
    const weeks = withQuestions(smallPack, (one) =>
      one.id === 'runway-months' ? { ...one, unit: 'weeks' } : one,
    );
    expect(readBack(seller, weeks)).toBeNull();
    const without = {
      ...smallPack.questionnaire,
      questions: smallPack.questionnaire.questions.filter(({ id }) => id !== 'needs'),
    };
    const { recommendations } = smallPack.recommendations;
    const pack = withModes(
      withMarket(
        {
          ...smallPack,
          questionnaire: without,
          markets: smallPack.markets.map((market) => ({ ...market, fit: [], 'entry-modes': [] })),
          recommendations: { helpers: [], recommendations: recommendations.slice(0, 3) },
        },
        (market) => market,
      ),
      (modes) => modes.map((mode) => ({ ...mode, factors: [] })),
    );
    expect(readBack(seller, pack)).toBeNull();
  });

  it('are not read where a market is gone', () => {
    expect(readBack(seller, tinyPack)).toBeNull();
    expect(readBack({ answers: seller.answers, markets: { atlantis: {} } }, tinyPack)).toEqual({
      answers: seller.answers,
      markets: { atlantis: {} },
    });
  });

  it('fill in the name of the market', () => {
    const there = withQuestions(smallPack, (one) =>
      one.id === 'pathway'
        ? {
            ...one,
            options: (one.options ?? []).map((option) => ({ ...option, label: `${option.id} in {market}` })),
          }
        : one,
    );
    expect(answersOfSavedAssessment(kept(seller, there), there)).toEqual(seller);
  });
});

it('the edits of the tiny pack are changes', () => {
  for (const [name, after] of Object.entries(edits))
    expect([name, after === tinyPack]).toEqual([name, false]);
});
