import { assess } from '../../engine/assess.ts';
import { compile } from '../../engine/compile/compile.ts';
import { testCaseOf } from '../../solver/test-case.ts';
import type { Pack } from '../../rule-pack/rule-pack.ts';
import type { AnswerFile, Assessment, TestExpectation } from '../../schema/types.ts';
import { gatesHolding } from '../testing/expectations.ts';

/**
 * A file with one test case: a company and its current results. These need not be right, so the file asks for a review.
 */
export function testFileText(id: string, pack: Pack, company: AnswerFile): string {
  const item = testCaseOf(
    id,
    'TODO: the company in a few words, and what is to come out.',
    company,
    expectationOf(assess(compile(pack), company), company.markets !== undefined),
  );
  const lines = item.trimEnd().split('\n');
  return [
    '# What is expected here is what the rules said on the day this was written, not what is right.',
    '# Look at each line: keep what the evidence leads you to expect; where it does not, correct the rules or the line.',
    'cases:',
    ...lines.map((line) => `  ${line}`),
    '',
  ].join('\n');
}

/** The settled results of an assessment. */
function expectationOf(assessment: Assessment, hasMarkets: boolean): TestExpectation {
  const { recommendation, readiness, markets, plan } = assessment;
  const top = plan.actions.filter(({ key }) => plan.top.includes(key)).map(({ id }) => id);
  const { level } = readiness;
  return {
    overall: recommendation.outcome,
    ...(level.settled ? { level: level.low.id } : {}),
    gates: gatesHolding(assessment),
    ...(hasMarkets
      ? {
          markets: Object.fromEntries(
            [...markets]
              .sort((a, b) => (a.id < b.id ? -1 : 1))
              .map(({ id, verdict }) => [id, { verdict: verdict.outcome, settled: verdict.settled }]),
          ),
        }
      : {}),
    ...(top.length === 0 ? {} : { actions: { include: [...new Set(top)] } }),
  };
}
