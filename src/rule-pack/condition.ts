import type { Condition, Test } from '../schema/types.ts';

export type Comparison = Exclude<Test, string | readonly string[]>;

export const isComparison = (tested: Test): tested is Comparison =>
  typeof tested === 'object' && !Array.isArray(tested);

/** The tests directly in a condition, without those under all, any and not. */
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

/** The condition with other tests, or with tests of other questions. */
export const mapTests = (
  condition: Condition,
  change: (question: string, tested: Test) => readonly [string, Test],
): Condition =>
  Object.fromEntries(
    Object.entries(condition).map(([key, value]): readonly [string, Condition[string]] => {
      if (key === 'all' || key === 'any') return [key, condition[key]?.map((part) => mapTests(part, change))];
      if (key === 'not') return [key, condition.not && mapTests(condition.not, change)];
      return isTest(key, value) ? change(key, value) : [key, value];
    }),
  );

/** The questions that a condition tests, each once. */
export function questionsTested(condition: Condition): readonly string[] {
  const found = [
    ...testsOf(condition).map(([question]) => question),
    ...partsOf(condition).flatMap(questionsTested),
  ];
  return [...new Set(found)];
}
