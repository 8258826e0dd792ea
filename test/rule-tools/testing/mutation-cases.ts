import type { TrialCase } from '../../../src/rule-tools/testing/mutation/trial.ts';
import { assess } from '../../../src/engine/assess.ts';
import { compile } from '../../../src/engine/compile/compile.ts';
import type { Pack } from '../../../src/rule-pack/rule-pack.ts';
import type { AnswerFile, Assessment, TestExpectation } from '../../../src/schema/types.ts';

/** Companies of every stage, protection, need, runway and pathway, by a fixed step through all of them. */
function companies(step: number): readonly AnswerFile[] {
  const all: AnswerFile[] = [];
  for (const stage of ['idea', 'trial', 'sold'])
    for (const protection of ['none', 'filed', 'granted'])
      for (const needs of [[], ['funding'], ['channel'], ['funding', 'channel']])
        for (const runway of [5, 6, 11, 12, 13, 17, 18])
          for (const pathway of ['unknown', 'assumed', 'confirmed'])
            for (const terms of stage === 'sold' ? ['none', 'draft', 'signed'] : [undefined])
              all.push({
                answers: {
                  ...{ stage, 'ip-status': protection, needs, 'runway-months': runway },
                  ...(terms === undefined ? {} : { 'distributor-terms': terms }),
                },
                markets: { atlantis: { pathway }, mu: { pathway: 'assumed' } },
              });
  return all.filter((_, index) => index % step === 0);
}

/** All that can be expected of an assessment. */
const expected = ({ readiness, markets, plan }: Assessment): TestExpectation => ({
  readiness: { 'at-least': readiness.score.low, 'at-most': readiness.score.high },
  gates: [
    ...new Set(
      [...readiness.gates, ...markets.flatMap(({ gates }) => gates)]
        .filter(({ state }) => state === 'true')
        .map(({ id }) => id),
    ),
  ],
  markets: Object.fromEntries(
    markets.map(({ id, verdict, modes, barriers }) => [
      id,
      {
        verdict: verdict.outcome,
        modes: Object.fromEntries(modes.map((mode) => [mode.id, mode.score.low])),
        barriers: Object.fromEntries(barriers.map((barrier) => [barrier.id, barrier.residual.low])),
      },
    ]),
  ),
  actions: { exactly: plan.actions.map(({ id }) => id) },
});

/** Some of these companies as cases that expect what the pack says of them. */
export function casesFrom(pack: Pack, step: number): readonly TrialCase[] {
  const compiled = compile(pack);
  return companies(step).map((answers, index) => ({
    id: `company-${index}`,
    answers,
    expect: expected(assess(compiled, answers)),
  }));
}
