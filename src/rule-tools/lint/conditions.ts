import type { PackFile } from '../../rule-pack/parse-rule-pack.ts';
import type { Diagnostic } from '../../source/diagnostic.ts';
import { entries, diagnosticAt, isMapping, items, textOf, texts, type Node } from '../../source/node.ts';
import { quote } from '../../source/sanitize.ts';
import type { SymbolTable } from './symbol-table.ts';
import { conditionsOf, type RuleScope } from './reference-paths.ts';
import { isOrdered, optionIds, questionFor, typeOf } from './questions.ts';
import { expectation } from './references.ts';

/**
 * Reports tests of unknown questions or options, of questions out of scope, and tests that do not fit the question's
 * type.
 */
export function checkConditions(files: readonly PackFile[], symbols: SymbolTable): readonly Diagnostic[] {
  return conditionsOf(files).flatMap(({ node, ...scope }) => checkCondition(node, scope, symbols));
}

function checkCondition(condition: Node, scope: RuleScope, symbols: SymbolTable): readonly Diagnostic[] {
  return entries(condition).flatMap(([key, value]) => {
    if (key === 'all' || key === 'any')
      return items(value).flatMap((part) => checkCondition(part, scope, symbols));
    if (key === 'not') return checkCondition(value, scope, symbols);
    const { question, diagnostics } = questionFor(value, key, scope, symbols);
    return question === null ? diagnostics : [...diagnostics, ...checkTest(value, key, question, symbols)];
  });
}

/** An option that every question has besides its own. */
const notApplicable = 'not-applicable';

function checkTest(test: Node, id: string, question: Node, symbols: SymbolTable): readonly Diagnostic[] {
  const type = typeOf(question);
  if (type === null) return [];
  if (!isMapping(test.value)) {
    const wrong = texts(test).filter(({ value }) => value !== notApplicable);
    const [first] = wrong;
    if (type === 'one') return wrong.flatMap((option) => checkOption(option, id, question, symbols));
    if (first === undefined) return [];
    const [what, expected] =
      type === 'many'
        ? ['has several answers', `{includes: ${textOf(first) ?? ''}}`]
        : ['is a number', 'at-least, at-most, more-than or less-than with a number'];
    return [
      diagnosticAt(test, 'test-type', `The question ${quote(id)} ${what}; it cannot be tested like this.`, {
        expected,
      }),
    ];
  }
  return entries(test).flatMap(([key, bound]) => {
    if (key === 'includes') {
      if (type === 'many')
        return texts(bound).flatMap((option) => checkOption(option, id, question, symbols));
      const message = `The question ${quote(id)} has one answer; includes is for multiple choice.`;
      return [diagnosticAt(bound, 'test-type', message, { at: 'key', expected: howToTest(type, question) })];
    }
    return comparisons.has(key) ? checkBound(bound, key, id, type, question, symbols) : [];
  });
}

const comparisons = new Set(['at-least', 'at-most', 'more-than', 'less-than']);

function checkBound(
  bound: Node,
  key: string,
  id: string,
  type: string,
  question: Node,
  symbols: SymbolTable,
): readonly Diagnostic[] {
  const expected = howToTest(type, question);
  if (type === 'many' || (type === 'one' && !isOrdered(question))) {
    const what = type === 'many' ? 'has several answers' : 'is not ordered';
    return [
      diagnosticAt(bound, 'test-type', `The question ${quote(id)} ${what}; ${key} has no meaning.`, {
        at: 'key',
        expected,
      }),
    ];
  }
  if (type === 'number') {
    if (typeof bound.value === 'number') return [];
    return [
      diagnosticAt(
        bound,
        'test-type',
        `The question ${quote(id)} is a number; it is compared with a number.`,
        {
          expected,
        },
      ),
    ];
  }
  if (typeof bound.value === 'number')
    return [
      diagnosticAt(bound, 'test-type', `The question ${quote(id)} is compared with one of its options.`, {
        expected,
      }),
    ];
  if (bound.value === notApplicable)
    return [
      diagnosticAt(bound, 'test-type', '`not-applicable` is neither more nor less than an option.', {
        expected,
      }),
    ];
  return checkOption(bound, id, question, symbols);
}

/** Reports an option that the question does not have. */
export function checkOption(
  node: Node,
  id: string,
  question: Node,
  symbols: SymbolTable,
): readonly Diagnostic[] {
  const option = textOf(node);
  const known = optionIds(question);
  if (option === null || known.includes(option) || option === notApplicable) return [];
  if (option === 'dont-know') {
    const message =
      '`dont-know` cannot be tested: a company that does not know may be in any of the situations.';
    return [diagnosticAt(node, 'unknown-option', message, { expected: expectation('option', known) })];
  }
  return [
    diagnosticAt(node, 'unknown-option', `The question ${quote(id)} has no option ${quote(option)}.`, {
      expected: expectation('option', known),
      suggestion: symbols.nearest(option, known),
    }),
  ];
}

function howToTest(type: string, question: Node): string {
  if (type === 'number') return 'at-least, at-most, more-than or less-than with a number';
  const [first = 'option'] = optionIds(question);
  if (type === 'many') return `{includes: ${first}}`;
  const listed = `an option such as ${first}, or a list of options`;
  return isOrdered(question)
    ? `${listed}, or at-least, at-most, more-than or less-than with an option`
    : listed;
}
