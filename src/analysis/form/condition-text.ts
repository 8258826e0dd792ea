import { worded } from '../../answers/questions.ts';
import type { Pack } from '../../rule-pack/rule-pack.ts';
import type { Condition, Question, Test } from '../../schema/types.ts';
import { testsOf, isComparison } from '../../rule-pack/condition.ts';
import { questionsIn } from '../../rule-pack/questions.ts';

export interface NumberedQuestion {
  readonly number: number;
  readonly market: string | null;
  readonly question: Question;
}

export interface FormContext {
  readonly market: string | null;
  readonly numbered: readonly NumberedQuestion[];
  readonly pack: Pack;
}

/** A condition as text for paper: which question, by number, has which answers. */
export function conditionText(condition: Condition, context: FormContext): string {
  return clauseOf(condition, context, false).text;
}

interface Clause {
  readonly text: string;
  /** What joins its parts; null if there is only one. */
  readonly joint: 'and' | 'or' | null;
}

function clauseOf(condition: Condition, context: FormContext, negated: boolean): Clause {
  const { all = [], any, not } = condition;
  const parts = [
    ...testsOf(condition).map(([id, tested]): Clause => ({
      text: testText(id, tested, context, negated),
      joint: null,
    })),
    ...all.map((part) => clauseOf(part, context, negated)),
    ...(any === undefined
      ? []
      : [
          joined(
            any.map((part) => clauseOf(part, context, negated)),
            negated ? 'and' : 'or',
          ),
        ]),
    ...(not === undefined ? [] : [clauseOf(not, context, !negated)]),
  ];
  return joined(parts, negated ? 'or' : 'and');
}

function joined(parts: readonly Clause[], joint: 'and' | 'or'): Clause {
  const [only] = parts;
  if (only !== undefined && parts.length === 1) return only;
  const texts = parts.map((part) =>
    part.joint === null || part.joint === joint ? part.text : `(${part.text})`,
  );
  return { text: texts.join(`, ${joint} `), joint };
}

function testText(id: string, tested: Test, context: FormContext, negated: boolean): string {
  const { market, numbered, pack } = context;
  const at = (where: string | null): NumberedQuestion | undefined =>
    numbered.find((one) => one.market === where && one.question.id === id);
  const found = at(market) ?? at(null);
  const question =
    found?.question ??
    [market, null].flatMap((where) =>
      questionsIn(pack, where)
        .filter((one) => one.id === id)
        .map((one) => worded(pack, one, where)),
    )[0];
  if (question === undefined) return id;
  const name = found === undefined ? `“${question.ask}”` : `question ${found.number}`;
  if (question.type === 'number') return `${name} is ${numberTest(tested, negated)}`;
  const options = question.options ?? [];
  const right = new Set(
    rightOptions(
      tested,
      options.map((option) => option.id),
    ),
  );
  const [yes, no] = [
    options.filter((option) => right.has(option.id)),
    options.filter((option) => !right.has(option.id)),
  ];
  const labels = (list: typeof options): string => list.map(({ label }) => `“${label}”`).join(' or ');
  if (question.type === 'many')
    return `${name} ${negated ? 'has no tick at' : 'is ticked at'} ${labels(yes)}`;
  const [wanted, unwanted] = negated ? [no, yes] : [yes, no];
  return unwanted.length < wanted.length
    ? `${name} is not ${labels(unwanted)}`
    : `${name} is ${labels(wanted)}`;
}

/** The options that a test of a question with options lets through. */
function rightOptions(tested: Test, ids: readonly string[]): readonly string[] {
  if (typeof tested === 'string') return [tested];
  if (!isComparison(tested)) return tested;
  const { includes } = tested;
  if (includes !== undefined) return typeof includes === 'string' ? [includes] : includes;
  const index = (bound: string | number | undefined): number | null =>
    bound === undefined ? null : ids.indexOf(String(bound));
  const [from, to] = [index(tested['at-least']), index(tested['at-most'])];
  const [above, below] = [index(tested['more-than']), index(tested['less-than'])];
  return ids.filter(
    (_, at) =>
      (from === null || at >= from) &&
      (to === null || at <= to) &&
      (above === null || at > above) &&
      (below === null || at < below),
  );
}

const opposite = {
  'at-least': 'less than',
  'at-most': 'more than',
  'more-than': 'at most',
  'less-than': 'at least',
} as const;

function numberTest(tested: Test, negated: boolean): string {
  if (!isComparison(tested)) return `${negated ? 'not ' : ''}${String(tested)}`;
  const tests = (['at-least', 'at-most', 'more-than', 'less-than'] as const).flatMap((key) => {
    const bound = tested[key];
    return bound === undefined ? [] : [`${negated ? opposite[key] : key.replace('-', ' ')} ${bound}`];
  });
  return tests.join(negated ? ' or ' : ' and ');
}
