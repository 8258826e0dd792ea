import { assess } from '../../../engine/assess.ts';
import { compile, type CompiledPack } from '../../../engine/compile/compile.ts';
import { negate, slotsOf } from '../../../engine/conditions/formula.ts';
import { spaceOf, type Space } from '../../../solver/space.ts';
import { testCaseOf } from '../../../solver/test-case.ts';
import type { PackFile } from '../../../rule-pack/parse-rule-pack.ts';
import { neutralise } from '../../../source/sanitize.ts';
import type { Pack } from '../../../rule-pack/rule-pack.ts';
import type { AnswerFile, Assessment, TestExpectation } from '../../../schema/types.ts';
import { gatesHolding } from '../expectations.ts';
import { answersOf, casesOf } from '../run-tests.ts';
import { coveredPoints, evaluationOf, statesIn, type CoveredPoint, type Seen } from './coverage.ts';

/** A test case that would close holes of the coverage. */
export interface Suggestion {
  readonly id: string;
  /** An item for the list `cases`, in YAML, with what it closes in a comment above it. */
  readonly testCase: string;
  readonly closes: number;
}

/**
 * Test cases for what no test case touches, as few as a simple choice finds: the first hole is closed by a company that
 * shows it, then whatever else that company shows is closed too. What they expect is what the rules say today; a person
 * has to read it.
 */
export function suggestCases(pack: Pack, files: readonly PackFile[]): readonly Suggestion[] {
  const compiled = compile(pack);
  const space = spaceOf(compiled);
  const cases = casesOf(files);
  const companies = cases.map(({ document, index }) =>
    evaluationOf(compiled, answersOf(document, index, pack)),
  );
  const taken = new Set(cases.map(({ test }) => test.id));
  const suggestions: Suggestion[] = [];
  let open = holesOf(coveredPoints(compiled, files, companies, space));
  for (let [first] = open; first !== undefined; [first] = open) {
    const answers = companyFor(first, compiled, space);
    const rest = open.slice(1);
    open = rest;
    if (answers === null) continue;
    const company = evaluationOf(compiled, answers);
    const closed = rest.filter(({ covered, state }) => statesIn(covered.point, company).includes(state));
    open = rest.filter((hole) => !closed.includes(hole));
    const id = freeId(taken);
    const title = neutralise(`Shows ${wordsOf(first)}`);
    const expect = expectationOf(assess(compiled, answers));
    const comments = [first, ...closed].map((hole) => `# Closes: ${neutralise(wordsOf(hole))}\n`);
    const head = '# What is expected here is what the rules say today: read it, and mend rule or case.\n';
    suggestions.push({
      id,
      testCase: head + comments.join('') + testCaseOf(id, title, answers, expect),
      closes: closed.length + 1,
    });
  }
  return suggestions;
}

interface OneHole {
  readonly covered: CoveredPoint;
  readonly state: Seen;
}

const holesOf = (points: readonly CoveredPoint[]): readonly OneHole[] =>
  points.flatMap((covered) => covered.missing.map((state) => ({ covered, state })));

const wordsOf = ({ covered: { point }, state }: OneHole): string =>
  point.branch === null
    ? `${point.name} holding`
    : `${point.name}, branch ${point.branch}, ${state === 'open' ? 'open' : `being ${state}`}`;

/** A company that shows the state in the first market where one can; null where none is found. */
function companyFor({ covered, state }: OneHole, compiled: CompiledPack, space: Space): AnswerFile | null {
  for (const { formula, market } of covered.point.asked) {
    const found = space.find(state === 'false' ? negate(formula) : formula);
    if (found.kind !== 'found') continue;
    const markets = {
      ...found.answers.markets,
      ...(market === null ? {} : { [market]: found.answers.markets?.[market] ?? {} }),
    };
    const answers = { ...found.answers, markets };
    if (state !== 'open') return answers;
    const opened = withoutAnswers(answers, [...slotsOf(formula)], space);
    if (statesIn(covered.point, evaluationOf(compiled, opened)).includes('open')) return opened;
  }
  return null;
}

/** The answers without those that slots stand for. */
function withoutAnswers(
  { answers, markets = {} }: AnswerFile,
  slots: readonly number[],
  space: Space,
): AnswerFile {
  const places = slots.flatMap((slot) => space.placeAt(slot) ?? []);
  const without = (given: AnswerFile['answers'], market: string | null): AnswerFile['answers'] => {
    const gone = new Set(
      places.filter((place) => place.market === market).map(({ question }) => question.id),
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

/** What came out, as a test case expects it. */
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
