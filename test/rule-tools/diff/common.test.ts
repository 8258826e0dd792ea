import { describe, expect, it } from 'vitest';
import { align, type Aligned } from '../../../src/rule-tools/diff/align.ts';
import { changesOf } from '../../../src/rule-tools/diff/changes.ts';
import { outputsOf } from '../../../src/rule-tools/diff/compare.ts';
import { Model } from '../../../src/rule-tools/diff/model.ts';
import { renamedPack } from '../../../src/rule-tools/diff/rename.ts';
import type { Pack } from '../../../src/rule-pack/rule-pack.ts';
import type { Question } from '../../../src/schema/types.ts';
import { gate, smallPack, withGates } from '../../fixtures/small-pack.ts';
import { tinyPack, withMarket, withModes, withQuestions } from './packs.ts';

const asking = (pack: Pack, ...more: readonly Question[]): Pack => ({
  ...pack,
  questionnaire: { ...pack.questionnaire, questions: [...pack.questionnaire.questions, ...more] },
});

const question = (id: string, more: Partial<Question> = {}): Question => ({
  id,
  section: 'all',
  ask: 'Is it so?',
  why: 'It may be.',
  type: 'one',
  options: [
    { id: 'yes', label: 'Yes' },
    { id: 'no', label: 'No' },
  ],
  cites: ['own-judgement'],
  ...more,
});

const number: Question = {
  id: 'people',
  section: 'all',
  ask: 'How many?',
  why: 'It may matter.',
  type: 'number',
  unit: 'people',
  minimum: 1,
  maximum: 9,
  cites: ['own-judgement'],
};

/** Under its name, which packs ask it, and in which market. */
const pairs = ({ questions }: Aligned): readonly string[] =>
  questions.map(
    ({ id, market, old, new: current }) =>
      `${id} ${old === null ? 'new' : current === null ? 'old' : 'both'}${market === null ? '' : ` in ${market}`}`,
  );

const others = (before: Pack, after: Pack): readonly string[] =>
  pairs(align(before, after)).filter((line) => !/^\S+ both$/.test(line));

/** What changed, and what became of its fields. */
const reported = (before: Pack, after: Pack): readonly string[] =>
  changesOf(new Model(align(before, after)), { added: [], removed: [] }).map(
    ({ change, subject, formerly, within, id, fields }) =>
      [
        change,
        subject,
        ...(formerly === null ? [] : [formerly, 'to']),
        [...within, id].join('/'),
        ...fields.map(({ field, meaning }) => `${field} (${meaning})`),
      ].join(' '),
  );

describe('common questions of two packs', () => {
  it('are the markets of both', () => {
    for (const [before, after] of [
      [tinyPack, smallPack],
      [smallPack, tinyPack],
    ] as const) {
      const aligned = align(before, after);
      const ids = tinyPack.markets.map(({ id }) => id);
      expect(aligned.old.markets.map(({ id }) => id)).toEqual(ids);
      expect(aligned.new.markets.map(({ id }) => id)).toEqual(ids);
    }
  });

  it('are questions of markets of both alone', () => {
    const [, mu] = smallPack.markets;
    if (mu === undefined) throw new Error('the small pack has two markets');
    const more = { ...mu, questions: [question('harbour', { per: 'market' })] };
    expect(others(tinyPack, { ...smallPack, markets: [...tinyPack.markets, more] })).toEqual([]);
  });
});

describe('a question', () => {
  it('a question that one pack asks in a market is added to the other pack there', () => {
    const inMarket = withMarket(smallPack, (market) => ({
      ...market,
      questions: [question('harbour', { per: 'market' })],
    }));
    expect(others(smallPack, inMarket)).toEqual(['harbour new in atlantis']);
    expect(others(inMarket, smallPack)).toEqual(['harbour old in atlantis']);
    expect(reported(smallPack, inMarket)).toEqual(['added question atlantis/harbour']);
    expect(reported(inMarket, smallPack)).toEqual(['removed question atlantis/harbour']);
  });

  it('an existing question that takes the former name of another stays the same', () => {
    const before = asking(smallPack, question('early'), question('late'));
    const after = asking(smallPack, question('late', { 'renamed-from': ['early'] }));
    expect(others(before, after)).toEqual(['early old']);
  });

  it('a question that becomes a multiple choice is another question', () => {
    const before = asking(smallPack, question('open-to'));
    const after = asking(smallPack, question('open-to', { type: 'many' }));
    expect(others(before, after)).toEqual(['open-to new', 'open-to~old old']);
  });

  it('a question of one pack only scores nothing in the other, and has no key that does not fit it', () => {
    const { id, section, ask, why, type, minimum, maximum } = number;
    const [pair] = align(smallPack, asking(smallPack, number)).questions.filter((one) => one.old === null);
    expect(pair?.aligned.old).toStrictEqual({ id, section, ask, why, type, minimum, maximum, cites: [] });
    const several = question('languages', { type: 'many' });
    const [other] = align(asking(smallPack, several), smallPack).questions.filter((one) => one.new === null);
    expect(Object.keys(other?.aligned.new ?? {}).toSorted()).toEqual(
      ['ask', 'cites', 'id', 'options', 'section', 'type', 'why'].toSorted(),
    );
  });

  it('a question without options in both packs gets none', () => {
    const both = asking(smallPack, number);
    const [pair] = align(both, both).questions.filter(({ id }) => id === 'people');
    expect(pair?.aligned).toStrictEqual({ old: number, new: number });
  });
});

it('lists the outputs of both packs by id', () => {
  const stop = (id: string) => ({ ...gate({ stage: 'sold' }), id });
  const [before, after] = [withGates([stop('zeta'), stop('beta')]), withGates([stop('alpha')])];
  const outputs = outputsOf(new Model(align(before, after)));
  expect(outputs.filter(({ kind }) => kind === 'gate').map(({ id }) => id)).toEqual([
    'alpha',
    'beta',
    'zeta',
  ]);
});

describe('a field of a change', () => {
  it('is no other condition for a question where one that it asks about has a new name', () => {
    const renamed = renamedPack(smallPack, {
      question: (id) => (id === 'stage' ? 'phase' : id),
      option: (_question, id) => id,
    });
    const after = withQuestions(renamed, (one) =>
      one.id === 'phase' ? { ...one, 'renamed-from': ['stage'] } : one,
    );
    expect(reported(smallPack, after)).toEqual(['renamed question stage to phase']);
  });

  it('is no other condition for a question where an answer that it asks for has a new name', () => {
    const renamed = renamedPack(smallPack, {
      question: (id) => id,
      option: (_question, id) => (id === 'sold' ? 'on-sale' : id),
    });
    const after = withQuestions(renamed, (one) =>
      one.id === 'stage'
        ? {
            ...one,
            options:
              one.options?.map((option) =>
                option.id === 'on-sale' ? { ...option, 'renamed-from': ['sold'] } : option,
              ) ?? [],
          }
        : one,
    );
    expect(reported(smallPack, after)).toEqual(['renamed option sold to stage/on-sale']);
  });

  it('is that an option went into another, not that the other has a new name', () => {
    const after = withQuestions(smallPack, (one) =>
      one.id === 'needs'
        ? { ...one, options: [{ id: 'channel', label: 'channel', 'renamed-from': ['funding'] }] }
        : one,
    );
    expect(reported(smallPack, after)).toContain('removed option needs/funding');
    expect(reported(smallPack, after).join()).not.toContain('renamed');
  });

  it('is text where only sources inside a rule are others', () => {
    const after = withModes(smallPack, (modes) =>
      modes.map((mode) =>
        mode.then === undefined
          ? mode
          : { ...mode, then: mode.then.map((step) => ({ ...step, cites: ['another'] })) },
      ),
    );
    expect(reported(smallPack, after)).toEqual(['changed mode licensing then (text)']);
  });
});
