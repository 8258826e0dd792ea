import { type Evaluation, targetQuestions } from '../../engine/scoring/evaluate.ts';
import { variablesOf, type Formula } from '../../engine/conditions/formula.ts';
import { visibleWhen } from '../../engine/conditions/to-formula.ts';
import { levelsOf, readinessScores } from '../../engine/scoring/readiness.ts';
import { rankModes, type ModeRanking } from '../../engine/scoring/verdict.ts';

/** The goal: a level, by its index, whatever the open answers turn out to be, or a verdict in a market. */
export type Goal =
  | { readonly kind: 'level'; readonly level: number }
  | { readonly kind: 'mode'; readonly market: string; readonly mode: string };

/** Whether the goal is reached with these answer sets. */
export function isReached(goal: Goal, evaluation: Evaluation): boolean {
  if (goal.kind === 'level') return levelOf(evaluation).low >= goal.level;
  return rankingIn(evaluation, goal.market)?.outcome === goal.mode;
}

/** Whether some choice of these answer sets may reach the goal. */
export function isPossible(goal: Goal, evaluation: Evaluation): boolean {
  if (goal.kind === 'level') return levelOf(evaluation).high >= goal.level;
  return rankingIn(evaluation, goal.market)?.possible.includes(goal.mode) === true;
}

const levelOf = (evaluation: Evaluation): { readonly low: number; readonly high: number } =>
  levelsOf(evaluation, readinessScores(evaluation).overall).capped;

function rankingIn(evaluation: Evaluation, id: string): ModeRanking | undefined {
  const market = evaluation.markets.find(({ scope }) => scope.market === id);
  return market && rankModes(evaluation, market);
}

/** The variables on which a goal depends. */
export interface GoalInfluence {
  /** They decide whether questions apply. */
  readonly visible: ReadonlySet<number>;
  /** They decide showstoppers and, for a mode, its score and its rivals. */
  readonly deciding: ReadonlySet<number>;
  /** They count for readiness. */
  readonly scored: ReadonlySet<number>;
}

export function influenceOn(goal: Goal, evaluation: Evaluation): GoalInfluence {
  const { compiled, company, markets } = evaluation;
  const visible = new Set<number>();
  for (const instance of targetQuestions(evaluation))
    variablesOf(visibleWhen(instance, compiled.space), visible);
  const deciding = new Set<number>();
  const collect = (formula: Formula | undefined): void => {
    if (formula !== undefined) variablesOf(formula, deciding);
  };
  // The level of a company rests on nothing that is asked of a market.
  for (const { scope } of goal.kind === 'level' ? [company] : [company, ...markets])
    for (const { condition } of scope.gates) collect(scope.formulas[condition]);
  const scored = new Set<number>();
  if (goal.kind === 'level') {
    for (const { instance } of company.scope.scoredQuestions)
      for (const variable of instance.variables) scored.add(variable);
    return { visible, deciding, scored };
  }
  for (const { scope } of markets)
    if (scope.market === goal.market)
      for (const { requires, factors } of scope.modes)
        for (const { condition } of [...requires, ...factors]) collect(scope.formulas[condition]);
  return { visible, deciding, scored };
}
