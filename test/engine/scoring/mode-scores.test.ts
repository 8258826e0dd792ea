import { describe, expect, test } from 'vitest';
import { reevaluate } from '../../../src/engine/scoring/evaluate.ts';
import { scoreModes } from '../../../src/engine/scoring/mode-scores.ts';
import { stateOf } from '../../../src/engine/conditions/tristate.ts';
import { rankModes } from '../../../src/engine/scoring/verdict.ts';
import type { Pack } from '../../../src/rule-pack/rule-pack.ts';
import type { AnswerFile, Gate } from '../../../src/schema/types.ts';
import { evaluated } from '../evaluated.ts';
import { gate, smallPack, withGates } from '../../fixtures/small-pack.ts';

function standings(answers: AnswerFile['answers'], mu: AnswerFile['answers'] = {}, pack: Pack = smallPack) {
  const { evaluation } = evaluated(pack, { answers, markets: { mu } });
  const [market] = evaluation.markets;
  if (market === undefined) throw new Error('there is a market');
  return { evaluation, market, ...scoreModes(evaluation, market) };
}

const summaryOf = (...given: Parameters<typeof standings>) =>
  Object.fromEntries(
    standings(...given).modes.flatMap((mode) =>
      mode === null
        ? []
        : [[mode.compiled.mode.id, [stateOf(mode.available), mode.unmet, mode.low, mode.high]]],
    ),
  );

describe('the standing of a mode', () => {
  test('is whether its requirements are met, how many are not, and its score', () => {
    expect(
      summaryOf(
        { stage: 'sold', 'ip-status': 'none', needs: ['channel'], 'runway-months': 8 },
        { pathway: 'assumed' },
      ),
    ).toEqual({
      distribution: ['true', 0, 2, 2],
      funding: ['true', 0, 1, 1],
      licensing: ['false', 1, -1, -1],
    });
    expect(summaryOf({}, { pathway: 'assumed' })).toEqual({
      distribution: ['open', 0, -1, 3],
      funding: ['true', 0, 0, 2],
      licensing: ['open', 0, -1, 3],
    });
  });

  test('counts each requirement that is not met, and a gate that blocks it as one more', () => {
    const requires = ['one', 'two'].map((id) => ({
      id,
      when: { 'ip-status': 'granted' },
      because: '…',
      cites: ['own-judgement'],
    }));
    const blocking: readonly Gate[] = [{ ...gate({ stage: 'idea' }), blocks: ['funding'] }];
    const pack: Pack = {
      ...withGates(blocking),
      entryModes: {
        modes: smallPack.entryModes.modes.map((mode) =>
          mode.id === 'funding' ? { ...mode, requires } : mode,
        ),
      },
    };
    const funding = (answers: AnswerFile['answers']) =>
      summaryOf({ needs: [], 'runway-months': 20, ...answers }, {}, pack)['funding'];
    expect(funding({ stage: 'idea', 'ip-status': 'none' })).toEqual(['false', 3, 1, 1]);
    expect(funding({ stage: 'sold', 'ip-status': 'none' })).toEqual(['false', 2, 0, 0]);
    expect(funding({ stage: 'idea', 'ip-status': 'granted' })).toEqual(['false', 1, 0, 0]);
    expect(funding({ stage: 'sold', 'ip-status': 'granted' })).toEqual(['true', 0, 0, 0]);
    expect(funding({ 'ip-status': 'granted' })).toEqual(['open', 0, 0, 0]);
  });

  test('is blocked by gates of the company and of the market that name it, and by no others', () => {
    const pack = withGates([
      { ...gate({ stage: 'idea' }), id: 'company', blocks: ['funding'] },
      { ...gate({ pathway: 'unknown' }, 'market'), id: 'market', blocks: ['licensing', 'distribution'] },
      { ...gate({ stage: 'idea' }), id: 'other' },
    ]);
    const states = (stage: string, pathway: string) =>
      Object.values(summaryOf({ stage, 'ip-status': 'filed' }, { pathway }, pack)).map(([state]) => state);
    expect(states('sold', 'confirmed')).toEqual(['true', 'true', 'true']);
    expect(states('sold', 'unknown')).toEqual(['false', 'true', 'false']);
    expect(states('idea', 'confirmed')).toEqual(['false', 'false', 'true']);
    expect(states('sold', 'dont-know')).toEqual(['open', 'true', 'open']);
  });

  test('is none where a requirement that is not met hides it', () => {
    const hidden: Pack = {
      ...smallPack,
      entryModes: {
        modes: smallPack.entryModes.modes.map((mode) => ({
          ...mode,
          requires: mode.requires.map((rule) => ({ ...rule, 'not-met': 'hidden' as const })),
        })),
      },
    };
    expect(Object.keys(summaryOf({ stage: 'idea', 'ip-status': 'none' }, {}, hidden))).toEqual(['funding']);
    expect(Object.keys(summaryOf({ stage: 'idea', 'ip-status': 'dont-know' }, {}, hidden))).toEqual([
      'funding',
      'licensing',
    ]);
  });
});

describe('standings for other answers', () => {
  /** Sells without protection and with some money; and the same with another set of values at a question. */
  function changed(question: string, set: number) {
    const { evaluation, market } = standings(
      { stage: 'sold', 'ip-status': 'none', needs: ['channel'], 'runway-months': 8 },
      { pathway: 'assumed' },
    );
    const before = rankModes(evaluation, market);
    const instance = evaluation.compiled.space.find(question, 'mu');
    const raw = evaluation.raw.slice();
    if (instance !== undefined) raw[instance.variable] = set;
    const after = reevaluate(evaluation, raw);
    const [there] = after.markets;
    if (there === undefined) throw new Error('there is a market');
    return { before, after, there };
  }

  test('come back themselves where nothing that a mode rests on is another', () => {
    const { before, after, there } = changed('distributor-terms', 4);
    expect(scoreModes(after, there, before.scores)).toBe(before.scores);
    expect(rankModes(after, there, before)).toBe(before);
  });

  test('take over the modes about which nothing is another, and work out the rest', () => {
    // Protection is granted: that is about licensing, and, by way of its second condition, about funding.
    const { before, after, there } = changed('ip-status', 8);
    const again = scoreModes(after, there, before.scores);
    expect(again).not.toBe(before.scores);
    expect(again.modes).toEqual(scoreModes(after, there).modes);
    const [distribution, , licensing] = again.modes;
    expect(distribution).toBe(before.scores.modes[0]);
    expect(licensing).not.toBe(before.scores.modes[2]);
    expect(rankModes(after, there, before)).toEqual({ ...rankModes(after, there), scores: again });
  });

  test('are computed anew where a gate of the market blocks a mode now', () => {
    const { before, after, there } = changed('pathway', 2);
    const again = scoreModes(after, there, before.scores);
    expect(again.modes.map((mode) => mode && stateOf(mode.available))).toEqual(['false', 'true', 'false']);
    expect(again.modes[1]).toBe(before.scores.modes[1]);
  });
});
