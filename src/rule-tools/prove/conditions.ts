import { negate } from '../../engine/conditions/formula.ts';
import type { Diagnostic } from '../../source/diagnostic.ts';
import type { Path } from '../../source/document.ts';
import { quote } from '../../source/sanitize.ts';
import type { Condition, Test } from '../../schema/types.ts';
import { nodeIn, type LocatedRule } from './located-rules.ts';
import { exactDiagnostic, formulaFor, proofOf, type SearchContext } from './search-context.ts';
import { testsOf, isComparison } from '../../rule-pack/condition.ts';
import type { RuleKind } from '../../rule-pack/entry-types.ts';

/** Reports conditions that hold for no company or for every company, and tests that make no difference to them. */
export function checkConditionsExactly(context: SearchContext): readonly Diagnostic[] {
  return context.rules.flatMap((rule) => {
    if (rule.condition === undefined) return [];
    const never = checkNever(context, rule);
    // Unreachable questions are reported on the question, not on its condition.
    if (never.length > 0) return rule.kind === 'question' ? [] : never;
    const always = checkAlways(context, rule);
    return always.length > 0 ? always : checkParts(context, rule, rule.condition);
  });
}

/** Display name of each kind of rule. */
const ruleNames: Readonly<Record<Exclude<RuleKind, 'route' | 'reduction'>, string>> = {
  question: 'question',
  gate: 'gate',
  requirement: 'requirement',
  factor: 'factor',
  recommendation: 'recommendation',
  barrier: 'barrier',
  fit: 'fit factor',
  limit: 'limit',
  role: 'role',
  'need-weights': 'weights',
  'position-factor': 'position factor',
  rating: 'rating',
  'cost-route': 'route',
};

/** A rule by kind and id, for messages. */
export function ruleName({ kind, value: rule, owner }: LocatedRule): string {
  if (kind === 'reduction') return `a reduction of the barrier ${quote(owner ?? '')}`;
  if (kind === 'route') return `the route from ${quote(owner ?? '')} to ${quote(rule.mode)}`;
  return `the ${ruleNames[kind]} ${quote(rule.id)}`;
}

function checkNever(context: SearchContext, rule: LocatedRule): readonly Diagnostic[] {
  const evidence = proofOf(context.space.find(formulaFor(context, rule)));
  if (evidence === null) return [];
  const message = `No company can meet the condition of ${ruleName(rule)}.`;
  const expected = 'a condition that some company meets, given which questions it is asked';
  return [
    exactDiagnostic(nodeIn(rule, rule.key), 'rule-never-holds', message, { expected, evidence, at: 'key' }),
  ];
}

function checkAlways(context: SearchContext, rule: LocatedRule): readonly Diagnostic[] {
  const evidence = proofOf(context.space.find(negate(formulaFor(context, rule))));
  if (evidence === null) return [];
  const message = `Every company meets the condition of ${ruleName(rule)}.`;
  const expected = 'no condition at all, or one that tells companies apart';
  return [exactDiagnostic(nodeIn(rule, rule.key), 'tautology', message, { expected, evidence, at: 'key' })];
}

function checkParts(context: SearchContext, rule: LocatedRule, condition: Condition): readonly Diagnostic[] {
  const original = formulaFor(context, rule);
  return variants(condition, []).flatMap(({ path, what, without }) => {
    const found = context.space.findDifference(original, formulaFor(context, rule, without));
    const evidence = proofOf(found);
    if (evidence === null) return [];
    const message = `${what} makes no difference to ${ruleName(rule)}.`;
    const expected = 'only tests that can change whether it holds';
    return [
      exactDiagnostic(nodeIn(rule, rule.key, ...path), 'redundant-condition', message, {
        expected,
        evidence,
      }),
    ];
  });
}

interface Variant {
  readonly path: Path;
  readonly what: string;
  readonly without: Condition;
}

/** One variant of the condition for each test, part and listed option, leaving it out. */
function variants(condition: Condition, base: Path): readonly Variant[] {
  const { all, any, not } = condition;
  return [
    ...testsOf(condition).flatMap(([question, tested]) => testVariants(condition, question, tested, base)),
    ...(all === undefined ? [] : listVariants(condition, 'all', all, base)),
    ...(any === undefined ? [] : listVariants(condition, 'any', any, base)),
    ...(not === undefined
      ? []
      : variants(not, [...base, 'not']).map((part) => ({
          ...part,
          without: { ...condition, not: part.without },
        }))),
  ];
}

function testVariants(condition: Condition, question: string, tested: Test, base: Path): readonly Variant[] {
  const path = [...base, question];
  const without = Object.fromEntries(Object.entries(condition).filter(([key]) => key !== question));
  const whole = {
    path,
    what: `The test of ${quote(question)}`,
    without: Object.keys(without).length === 0 ? alwaysTrue : without,
  };
  const keys = isComparison(tested) ? ['includes'] : [];
  const list = isComparison(tested) ? tested.includes : tested;
  if (!Array.isArray(list) || list.length < 2) return [whole];
  const options: readonly string[] = list;
  return [
    whole,
    ...options.map((option, index): Variant => {
      const rest = options.filter((other) => other !== option);
      const shorter: Test = isComparison(tested) ? { ...tested, includes: rest } : rest;
      return {
        path: [...path, ...keys, index],
        what: `The option ${quote(option)}`,
        without: { ...condition, [question]: shorter },
      };
    }),
  ];
}

/** Holds for every company: a condition whose only test is left out. */
const alwaysTrue: Condition = { all: [] };

function listVariants(
  condition: Condition,
  key: 'all' | 'any',
  parts: readonly Condition[],
  base: Path,
): readonly Variant[] {
  const replaced = (changed: readonly Condition[]): Condition => ({ ...condition, [key]: changed });
  return parts.flatMap((part, index): readonly Variant[] => {
    const path = [...base, key, index];
    const inside = variants(part, path).map((variant) => ({
      ...variant,
      without: replaced(parts.with(index, variant.without)),
    }));
    if (parts.length < 2) return inside;
    const without = replaced(parts.filter((other) => other !== part));
    return [{ path, what: `Part ${index + 1} of ${quote(key)}`, without }, ...inside];
  });
}
