import { allQuestions } from '../src/rule-pack/traverse.ts';
import type { Pack } from '../src/rule-pack/rule-pack.ts';
import type { Condition, Question, Test } from '../src/schema/types.ts';
import { testsOf, isComparison } from '../src/rule-pack/condition.ts';

/** What an engine without answer sets is given for a question: a definite answer, or not-applicable. */
export type Fact = string | number | readonly string[];
export type Facts = Readonly<Record<string, Fact>>;

export const notApplicable = 'not-applicable';

/** A condition in words every rule engine has. */
export type Tree =
  | { readonly kind: 'all' | 'any'; readonly parts: readonly Tree[] }
  | { readonly kind: 'not'; readonly part: Tree }
  | { readonly kind: 'one-of'; readonly fact: string; readonly values: readonly string[] }
  | { readonly kind: 'includes'; readonly fact: string; readonly value: string }
  | {
      readonly kind: 'compare';
      readonly fact: string;
      readonly operator: '>=' | '>' | '<=' | '<';
      readonly value: number;
    };

export const factName = (question: Question, market: string | null): string =>
  question.per === 'market' && market !== null ? `${question.id}@${market}` : question.id;

/** Translates conditions of a pack, as rules of `market` (null: of the whole company). */
export function translator(pack: Pack): (condition: Condition, market: string | null) => Tree {
  const questions = new Map(allQuestions(pack).map((question) => [question.id, question]));
  const translate = (condition: Condition, market: string | null): Tree => {
    const parts: Tree[] = [
      ...(condition.all ?? []).map((part) => translate(part, market)),
      ...testsOf(condition).map(([id, tested]) => {
        const question = questions.get(id);
        if (question === undefined) throw new Error(`unknown question ${id}`);
        return testTree(question, factName(question, market), tested);
      }),
    ];
    if (condition.any !== undefined)
      parts.push({ kind: 'any', parts: condition.any.map((part) => translate(part, market)) });
    if (condition.not !== undefined) parts.push({ kind: 'not', part: translate(condition.not, market) });
    const [only] = parts;
    return parts.length === 1 && only !== undefined ? only : { kind: 'all', parts };
  };
  return translate;
}

function testTree(question: Question, fact: string, tested: Test): Tree {
  if (question.type === 'many') {
    const wanted = [isComparison(tested) ? (tested.includes ?? []) : tested].flat();
    return {
      kind: 'any',
      parts: wanted.map((value): Tree =>
        value === notApplicable
          ? { kind: 'one-of', fact, values: [value] }
          : { kind: 'includes', fact, value },
      ),
    };
  }
  if (!isComparison(tested)) return { kind: 'one-of', fact, values: [tested].flat() };
  const bounds = [
    ['>=', tested['at-least']],
    ['>', tested['more-than']],
    ['<=', tested['at-most']],
    ['<', tested['less-than']],
  ] as const;
  if (question.type === 'number') {
    const parts = bounds.flatMap(([operator, value]): readonly Tree[] =>
      typeof value === 'number' ? [{ kind: 'compare', fact, operator, value }] : [],
    );
    const [only] = parts;
    return parts.length === 1 && only !== undefined ? only : { kind: 'all', parts };
  }
  const options = (question.options ?? []).map(({ id }) => id);
  const values = options.filter((_, index) =>
    bounds.every(
      ([operator, value]) => value === undefined || compare(index, operator, options.indexOf(String(value))),
    ),
  );
  return { kind: 'one-of', fact, values };
}

function compare(left: number, operator: '>=' | '>' | '<=' | '<', right: number): boolean {
  switch (operator) {
    case '>=':
      return left >= right;
    case '>':
      return left > right;
    case '<=':
      return left <= right;
    case '<':
      return left < right;
  }
}

/** The meaning of a tree, as plainly as it can be written: what every engine is checked against. */
export function holds(tree: Tree, facts: Facts): boolean {
  switch (tree.kind) {
    case 'all':
      return tree.parts.every((part) => holds(part, facts));
    case 'any':
      return tree.parts.some((part) => holds(part, facts));
    case 'not':
      return !holds(tree.part, facts);
    case 'one-of':
      return tree.values.includes(String(facts[tree.fact]));
    case 'includes': {
      const fact = facts[tree.fact];
      return typeof fact === 'object' && fact.includes(tree.value);
    }
    case 'compare': {
      const fact = facts[tree.fact];
      return typeof fact === 'number' && compare(fact, tree.operator, tree.value);
    }
  }
}
