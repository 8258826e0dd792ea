import { describe, expect, it } from 'vitest';
import { align } from '../../../src/rule-tools/diff/align.ts';
import { Model } from '../../../src/rule-tools/diff/model.ts';
import type { Pack } from '../../../src/rule-pack/rule-pack.ts';
import { smallPack } from '../../fixtures/small-pack.ts';
import { withQuestions } from './packs.ts';

/** The options of a question that the companies have which are compared. */
function answered({ allowed, new: side }: Model, question: string): readonly string[] {
  const instance = allowed
    .map((_, variable) => side.placeAt(variable))
    .find((one) => one?.question.id === question);
  if (instance?.domain.type !== 'one') throw new Error(`${question} has one answer`);
  const mask = allowed[instance.variable] ?? 0;
  return [...instance.domain.bits].filter(([, bit]) => (mask & bit) !== 0).map(([id]) => id);
}

const without = (option: string): Pack =>
  withQuestions(smallPack, (question) =>
    question.options === undefined
      ? question
      : { ...question, options: question.options.filter(({ id }) => id !== option) },
  );

describe('the common answer space', () => {
  it('compares over all answers if the questions are the same', () => {
    const model = new Model(align(smallPack, smallPack));
    expect(answered(model, 'stage')).toEqual(['idea', 'trial', 'sold']);
  });

  it('leaves out answers that were removed or added', () => {
    for (const [before, after] of [
      [smallPack, without('trial')],
      [without('trial'), smallPack],
    ] as const) {
      const model = new Model(align(before, after));
      expect(answered(model, 'stage')).toEqual(['idea', 'sold']);
      expect(answered(model, 'ip-status')).toEqual(['none', 'filed', 'granted']);
    }
  });
});
