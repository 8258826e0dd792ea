import type { Pack } from '../../src/rule-pack/rule-pack.ts';
import type { Question } from '../../src/schema/types.ts';
import { questions, smallPack } from '../engine/small-pack.ts';

const ownQuestion: Question = {
  id: 'local-permit',
  section: 'all',
  ask: 'Permit of {market}?',
  why: 'Because.',
  type: 'one',
  per: 'market',
  options: [
    { id: 'none', label: 'No permit' },
    { id: 'held', label: 'Permit held' },
  ],
  cites: ['own-judgement'],
};

/** The small pack, with renamed questions and options and a question of a single market. */
export const pack: Pack = {
  ...smallPack,
  questionnaire: {
    ...smallPack.questionnaire,
    questions: questions.map((question) => {
      if (question.id === 'ip-status') return { ...question, 'renamed-from': ['protection'] };
      if (question.id !== 'stage') return question;
      const options = question.options ?? [];
      return {
        ...question,
        options: options.map((option) =>
          option.id === 'trial' ? { ...option, 'renamed-from': ['study'] } : option,
        ),
      };
    }),
  },
  markets: smallPack.markets.map((market) =>
    market.id === 'atlantis' ? { ...market, questions: [ownQuestion] } : market,
  ),
};
