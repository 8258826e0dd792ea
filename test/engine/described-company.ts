import { assess } from '../../src/engine/assess.ts';
import { compile } from '../../src/engine/compile/compile.ts';
import type { AnswerFile, Assessment, GateResult, TestedAnswer } from '../../src/schema/types.ts';
import { describedPack } from '../fixtures/described-pack.ts';

/** Sells, without protection and with little money; half of what markets ask is open. */
export const describedCompany: AnswerFile = {
  company: 'Acme',
  answers: {
    stage: 'sold',
    'ip-status': 'none',
    needs: ['channel'],
    'runway-months': 3,
    'distributor-terms': 'dont-know',
  },
  markets: { atlantis: { pathway: 'unknown', divers: 'some' }, mu: {} },
  notes: [
    { question: 'stage', text: 'Since May.' },
    { question: 'pathway', market: 'mu', text: 'Ask.' },
  ],
};

/** The same with other answers of the company, in Atlantis, and in Mu. */
export function assessedWith(
  answers: AnswerFile['answers'],
  atlantis: AnswerFile['answers'] = {},
  mu: AnswerFile['answers'] = {},
): Assessment {
  return assess(compile(describedPack), {
    ...describedCompany,
    answers: { ...describedCompany.answers, ...answers },
    markets: { atlantis: { ...describedCompany.markets?.['atlantis'], ...atlantis }, mu },
  });
}

/** What a rule asks that holds for every company that sells. */
export const soldTest: TestedAnswer = {
  question: 'stage',
  market: null,
  ask: 'Stage?',
  expected: 'sold',
  answer: 'sold',
  state: 'true',
};

/** The gate of each market, in the one of which the company knows nothing. */
export const noPathwayInMu: GateResult = {
  id: 'no-pathway',
  market: 'mu',
  title: 'Pathway unknown',
  because: 'Not legal.',
  state: 'open',
  caps: null,
  blocks: ['distribution'],
  tested: [
    soldTest,
    {
      question: 'pathway',
      market: 'mu',
      ask: 'Pathway in Mu?',
      expected: 'unknown',
      answer: 'Not known',
      state: 'open',
    },
  ],
  cites: ['own-judgement'],
};
