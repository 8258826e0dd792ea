import type { Pack } from '../../src/rule-pack/rule-pack.ts';
import type { Condition, Question } from '../../src/schema/types.ts';
import { gate, smallPack } from './small-pack.ts';

const yesNo = (id: string, rest: Partial<Question> = {}): Question => ({
  id,
  section: 'all',
  ask: `${id}?`,
  why: '…',
  type: 'one',
  ordered: true,
  dimension: 'evidence',
  options: ['no', 'perhaps', 'yes'].map((option) => ({ id: option, label: option })),
  cites: ['own-judgement'],
  ...rest,
});

const shown = (condition: Condition): Partial<Question> => ({ 'show-when': condition });
const list = ['shop', 'web'].map((id) => ({ id, label: id, score: 40 }));

const questions: readonly Question[] = [
  // Asked before what it hangs on, so that order alone does not settle what is hidden first.
  yesNo('third', { ...shown({ second: 'yes' }), weight: 3 }),
  yesNo('second', shown({ first: { 'at-least': 'perhaps' } })),
  yesNo('first'),
  yesNo('twin', shown({ first: { 'at-least': 'perhaps' } })),
  { ...yesNo('sells', shown({ third: 'yes' })), type: 'many', options: list },
  {
    ...yesNo('staff', shown({ sells: { includes: 'shop' } })),
    type: 'number',
    options: [],
    bands: [{ from: 5, score: 50 }],
  },
  yesNo('partner', { ...shown({ any: [{ third: 'yes' }, { first: 'no' }] }), per: 'market' }),
  yesNo('signed', { ...shown({ partner: 'yes', twin: { 'at-least': 'perhaps' } }), per: 'market' }),
];

const gates = questions.map(({ id, per, type }) => ({
  ...gate(
    type === 'many'
      ? { sells: { includes: 'web' } }
      : type === 'number'
        ? { staff: { 'at-least': 8 } }
        : { [id]: 'yes' },
    per,
  ),
  id: `gate-${id}`,
}));

/** A small pack in which most questions hang on others, in chains, from the company to its markets. */
export const hidingPack: Pack = {
  ...smallPack,
  questionnaire: { ...smallPack.questionnaire, questions },
  readiness: {
    ...smallPack.readiness,
    gates: [
      ...gates,
      { ...gate({ third: 'not-applicable', signed: 'not-applicable' }, 'market'), id: 'gate-none' },
    ],
  },
  recommendations: { helpers: [], recommendations: [] },
  entryModes: {
    modes: smallPack.entryModes.modes.map((mode, index) => ({
      ...mode,
      requires: [
        {
          id: 'it',
          when: { signed: ['no', 'perhaps', 'yes'].slice(index) },
          because: '…',
          cites: ['own-judgement'],
        },
      ],
      factors: [
        {
          id: 'always',
          when: { not: { twin: 'no' } },
          weight: 'for',
          because: '…',
          evidence: 'derived',
          cites: ['own-judgement'],
        },
      ],
      then: [],
    })),
  },
  markets: smallPack.markets.map(({ id, title, summary, facts }) => ({
    id,
    title,
    summary,
    facts,
    barriers: [],
    fit: [],
  })),
};
