import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { rankModes } from '../../../src/engine/scoring/verdict.ts';
import type { Pack } from '../../../src/rule-pack/rule-pack.ts';
import type { AnswerFile, EntryMode, Question } from '../../../src/schema/types.ts';
import { evaluated } from '../evaluated.ts';
import { smallPack } from '../../fixtures/small-pack.ts';

const cites = ['own-judgement'];
const modes = ['a', 'b', 'c'];
const levels = ['zero', 'one', 'two', 'three'];

const question = (id: string, options: readonly string[]): Question => ({
  id,
  section: 'all',
  ask: '?',
  why: '…',
  type: 'one',
  ordered: true,
  options: options.map((option) => ({ id: option, label: option })),
  cites,
});

/** Modes that share no question: each is open where its own is answered yes, and scores the level answered. */
const pack = (minimum: number): Pack => ({
  ...smallPack,
  manifest: { ...smallPack.manifest, 'minimum-score': minimum },
  questionnaire: {
    ...smallPack.questionnaire,
    questions: modes.flatMap((mode) => [
      question(`open-${mode}`, ['no', 'yes']),
      question(`level-${mode}`, levels),
    ]),
  },
  readiness: { ...smallPack.readiness, gates: [] },
  recommendations: { helpers: [], recommendations: [] },
  entryModes: {
    modes: modes.map((id): EntryMode => ({
      id,
      title: id,
      means: '…',
      requires: [{ id: `open-${id}`, when: { [`open-${id}`]: 'yes' }, because: 'It must be open.', cites }],
      factors: levels.slice(1).map((level) => ({
        id: level,
        when: { [`level-${id}`]: { 'at-least': level } },
        weight: 'for',
        because: 'More.',
        evidence: 'derived',
        cites,
      })),
      cites,
    })),
  },
  markets: [{ id: 'mu', title: 'Mu', summary: '…', facts: [], barriers: [], fit: [] }],
});

interface Known {
  readonly open: readonly boolean[];
  readonly scores: readonly number[];
}

const known: fc.Arbitrary<Known> = fc.record({
  open: fc.constantFrom([true], [false], [true, false]),
  scores: fc.tuple(fc.nat(3), fc.nat(3)).map(([a, b]) => {
    const from = Math.min(a, b);
    return [0, 1, 2, 3].slice(from, Math.max(a, b) + 1);
  }),
});

const answersFor = (given: readonly Known[]): AnswerFile['answers'] =>
  Object.fromEntries(
    given.flatMap(({ open, scores }, index) => [
      [`open-${modes[index] ?? ''}`, { 'one-of': open.map((yes) => (yes ? 'yes' : 'no')) }],
      [`level-${modes[index] ?? ''}`, { 'one-of': scores.map((score) => levels[score] ?? '') }],
    ]),
  );

/** A mode under one choice of the answers. */
interface Choice {
  readonly open: boolean;
  readonly score: number;
}

/** What becomes of one choice of the answers: a closed mode that scores most is not passed over for a worse one. */
function outcome(choice: readonly Choice[], minimum: number): string {
  const best = Math.max(...choice.map(({ score }) => score));
  if (best < minimum) return 'not-yet';
  const first = modes.filter((_, index) => choice[index]?.score === best && choice[index].open);
  return first.length > 1 ? 'tie' : (first[0] ?? 'not-yet');
}

const everyChoice = (given: readonly Known[]): readonly (readonly Choice[])[] =>
  given.reduce<readonly (readonly Choice[])[]>(
    (rows, { open, scores }) => {
      const own = open.flatMap((isOpen) => scores.map((score) => ({ open: isOpen, score })));
      return rows.flatMap((row) => own.map((choice) => [...row, choice]));
    },
    [[]],
  );

function possible(given: readonly Known[], minimum: number): readonly string[] {
  const { evaluation } = evaluated(pack(minimum), { answers: answersFor(given), markets: { mu: {} } });
  const [market] = evaluation.markets;
  if (market === undefined) throw new Error('there is a market');
  return rankModes(evaluation, market).possible;
}

describe('the outcomes that open answers leave possible', () => {
  test.each([0, 1, 2])(
    'are exactly those of their choices, where modes are independent (minimum %i)',
    (minimum) => {
      fc.assert(
        fc.property(fc.tuple(known, known, known), (given) => {
          const expected = new Set(everyChoice(given).map((choice) => outcome(choice, minimum)));
          expect(possible(given, minimum)).toEqual([...expected].sort());
        }),
        { numRuns: 120 },
      );
    },
  );

  test.each<readonly [string, readonly Known[], readonly string[]]>([
    [
      'two that are level, and nothing open, tie',
      [[2], [2], [0]].map((scores) => ({ open: [true], scores })),
      ['tie'],
    ],
    [
      'the first, where it is better by one',
      [[2], [1], [0]].map((scores) => ({ open: [true], scores })),
      ['a'],
    ],
    [
      'the last, where it is better by one',
      [[0], [1], [2]].map((scores) => ({ open: [true], scores })),
      ['c'],
    ],
    [
      'not yet, where the best is below the minimum',
      [[0], [0], [0]].map((scores) => ({ open: [true], scores })),
      ['not-yet'],
    ],
    [
      'not yet, where the best is closed, though a worse one is open',
      [
        { open: [false], scores: [2] },
        { open: [true], scores: [1] },
        { open: [true], scores: [0] },
      ],
      ['not-yet'],
    ],
    [
      'the open one of two that are level',
      [
        { open: [false], scores: [2] },
        { open: [true], scores: [2] },
        { open: [true], scores: [0] },
      ],
      ['b'],
    ],
    [
      'not yet or the best, where it is open whether the best is open',
      [
        { open: [true, false], scores: [2] },
        { open: [true], scores: [1] },
        { open: [true], scores: [0] },
      ],
      ['a', 'not-yet'],
    ],
  ])('are %s', (_, given, expected) => {
    expect(possible(given, 1)).toEqual(expected);
  });
});
