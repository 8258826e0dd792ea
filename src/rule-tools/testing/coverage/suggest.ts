import { assess } from '../../../engine/assess.ts';
import { compile, type CompiledPack } from '../../../engine/compile/compile.ts';
import { negate, variablesOf } from '../../../engine/conditions/formula.ts';
import { companySpaceOf, type CompanySpace } from '../../../solver/space.ts';
import { testCaseOf } from '../../../solver/test-case.ts';
import type { PackFile } from '../../../rule-pack/parse-rule-pack.ts';
import { sanitize } from '../../../source/sanitize.ts';
import type { Pack } from '../../../rule-pack/rule-pack.ts';
import type { AnswerFile, Assessment, TestExpectation } from '../../../schema/types.ts';
import { gatesHolding } from '../expectations.ts';
import { answersOf, casesOf } from '../run-tests.ts';
import { coveredPoints, evaluationOf, statesOf, type CoveredPoint, type BranchState } from './coverage.ts';

/** A test case that would close coverage gaps. */
export interface Suggestion {
  readonly id: string;
  /** A YAML item for the list `cases`, with comments on what it closes. */
  readonly testCase: string;
  readonly closes: number;
}

/**
 * Suggests test cases that close the coverage gaps, greedily: a company that shows the first missing state closes all
 * others it shows. They expect the current results, which a person has to review.
 */
export function suggestCases(pack: Pack, files: readonly PackFile[]): readonly Suggestion[] {
  const compiled = compile(pack);
  const space = companySpaceOf(compiled);
  const cases = casesOf(files);
  const companies = cases.map(({ document, index }) =>
    evaluationOf(compiled, answersOf(document, index, pack)),
  );
  const taken = new Set(cases.map(({ test }) => test.id));
  const suggestions: Suggestion[] = [];
  let open = missingStates(coveredPoints(compiled, files, companies, space));
  for (let [first] = open; first !== undefined; [first] = open) {
    const answers = companyFor(first, compiled, space);
    const rest = open.slice(1);
    open = rest;
    if (answers === null) continue;
    const company = evaluationOf(compiled, answers);
    const closed = rest.filter(({ covered, state }) => statesOf(covered.point, company).includes(state));
    open = rest.filter((missing) => !closed.includes(missing));
    const id = freeId(taken);
    const title = sanitize(`Shows ${describeState(first)}`);
    const expect = expectationOf(assess(compiled, answers));
    const comments = [first, ...closed].map((missing) => `# Closes: ${sanitize(describeState(missing))}\n`);
    const head =
      '# What is expected here is what the rules say today: read it, and correct the rule or the case.\n';
    suggestions.push({
      id,
      testCase: head + comments.join('') + testCaseOf(id, title, answers, expect),
      closes: closed.length + 1,
    });
  }
  return suggestions;
}

interface MissingState {
  readonly covered: CoveredPoint;
  readonly state: BranchState;
}

const missingStates = (points: readonly CoveredPoint[]): readonly MissingState[] =>
  points.flatMap((covered) => covered.missing.map((state) => ({ covered, state })));

const describeState = ({ covered: { point }, state }: MissingState): string =>
  point.branch === null
    ? `${point.name} holding`
    : `${point.name}, branch ${point.branch}, ${state === 'open' ? 'open' : `being ${state}`}`;

/** A company that shows the state in the first possible market; null if none is found. */
function companyFor(
  { covered, state }: MissingState,
  compiled: CompiledPack,
  space: CompanySpace,
): AnswerFile | null {
  for (const { formula, market } of covered.point.formulas) {
    const found = space.find(state === 'false' ? negate(formula) : formula);
    if (found.kind !== 'found') continue;
    const markets = {
      ...found.answers.markets,
      ...(market === null ? {} : { [market]: found.answers.markets?.[market] ?? {} }),
    };
    const answers = { ...found.answers, markets };
    if (state !== 'open') return answers;
    const opened = withoutAnswers(answers, [...variablesOf(formula)], space);
    if (statesOf(covered.point, evaluationOf(compiled, opened)).includes('open')) return opened;
  }
  return null;
}

/** The answers without those of the given variables. */
function withoutAnswers(
  { answers, markets = {} }: AnswerFile,
  variables: readonly number[],
  space: CompanySpace,
): AnswerFile {
  const instances = variables.flatMap((variable) => space.instanceAt(variable) ?? []);
  const without = (given: AnswerFile['answers'], market: string | null): AnswerFile['answers'] => {
    const gone = new Set(
      instances.filter((instance) => instance.market === market).map(({ question }) => question.id),
    );
    return Object.fromEntries(Object.entries(given).filter(([id]) => !gone.has(id)));
  };
  return {
    answers: without(answers, null),
    markets: Object.fromEntries(Object.entries(markets).map(([id, given]) => [id, without(given, id)])),
  };
}

function freeId(taken: Set<string>): string {
  let number = 1;
  while (taken.has(`suggested-${number}`)) number += 1;
  taken.add(`suggested-${number}`);
  return `suggested-${number}`;
}

/** The results as expectations of a test case. */
function expectationOf(assessment: Assessment): TestExpectation {
  const { recommendation, readiness, markets } = assessment;
  return {
    overall: recommendation.outcome,
    ...(readiness.level.settled ? { level: readiness.level.low.id } : {}),
    gates: gatesHolding(assessment),
    markets: Object.fromEntries(
      markets.map(({ id, verdict }) => [id, { verdict: verdict.outcome, settled: verdict.settled }]),
    ),
  };
}
