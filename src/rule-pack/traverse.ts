import type { Pack } from './rule-pack.ts';
import type { Condition, Question, Recommendation, Test } from '../schema/types.ts';

export type Comparison = Exclude<Test, string | readonly string[]>;

export const isComparison = (tested: Test): tested is Comparison =>
  typeof tested === 'object' && !Array.isArray(tested);

/** The tests that stand directly in a condition, without those under all, any and not. */
export function testsOf(condition: Condition): readonly (readonly [string, Test])[] {
  const tests: (readonly [string, Test])[] = [];
  for (const [key, value] of Object.entries(condition)) if (isTest(key, value)) tests.push([key, value]);
  return tests;
}

function isTest(key: string, value: Condition[string]): value is Test {
  return key !== 'all' && key !== 'any' && key !== 'not' && value !== undefined;
}

/** The conditions nested in a condition: those under all, any and not. */
export function partsOf(condition: Condition): readonly Condition[] {
  return [
    ...(condition.all ?? []),
    ...(condition.any ?? []),
    ...(condition.not === undefined ? [] : [condition.not]),
  ];
}

/** Every question of a pack: company-wide and per-market ones, then those of single markets. */
export function allQuestions(pack: Pack): readonly Question[] {
  return [...pack.questionnaire.questions, ...pack.markets.flatMap((market) => market.questions ?? [])];
}

/** Every recommendation of a pack, those of single markets last. */
export function allRecommendations(pack: Pack): readonly Recommendation[] {
  return [
    ...pack.recommendations.recommendations,
    ...pack.markets.flatMap((market) => market.recommendations ?? []),
  ];
}

/** Every condition of a pack, wherever it stands. */
export function allConditions(pack: Pack): readonly Condition[] {
  const { limits = [], roles = [], 'market-choice': choice } = pack.manifest;
  const found: (Condition | undefined)[] = [
    ...[...limits, ...roles].map((rule) => rule.when),
    ...(choice?.weights.when ?? []).map((rule) => rule.when),
    ...(choice?.position ?? []).flatMap((line) => (line.factors ?? []).map((rule) => rule.when)),
    ...allQuestions(pack).map((question) => question['show-when']),
    ...pack.readiness.gates.map((gate) => gate.when),
    ...allRecommendations(pack).flatMap((recommendation) => [recommendation.when, recommendation['done-if']]),
  ];
  for (const mode of pack.entryModes.modes) {
    for (const rule of [...mode.requires, ...mode.factors, ...(mode.then ?? [])]) found.push(rule.when);
    for (const form of mode.forms ?? [])
      for (const rule of [...(form.requires ?? []), ...form.factors]) found.push(rule.when);
  }
  for (const market of pack.markets) {
    for (const barrier of market.barriers) {
      found.push(barrier['applies-when']);
      for (const reduction of barrier['reduced-by'] ?? []) found.push(reduction.when);
    }
    for (const factor of market.fit) found.push(factor.when);
    for (const rule of [...(market.attractiveness ?? []), ...(market.routes ?? [])]) found.push(rule.when);
    for (const line of market.position ?? []) for (const rule of line.factors) found.push(rule.when);
    for (const mode of market['entry-modes'] ?? []) {
      for (const rule of [...(mode.requires ?? []), ...(mode.factors ?? [])]) found.push(rule.when);
      for (const form of mode.forms ?? []) for (const rule of form.factors) found.push(rule.when);
    }
  }
  return found.filter((condition) => condition !== undefined);
}
