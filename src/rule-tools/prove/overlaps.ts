import { join, negate } from '../../engine/conditions/formula.ts';
import type { Diagnostic } from '../../source/diagnostic.ts';
import { ruleName } from './conditions.ts';
import { nodeIn, type LocatedRule, type LocatedRuleOf } from './located-rules.ts';
import { exactDiagnostic, formulaFor, proofOf, type SearchContext } from './search-context.ts';

/** Reports rules that add nothing because another one covers them. */
export function checkOverlaps(context: SearchContext): readonly Diagnostic[] {
  return [
    ...pairs(context.rules, 'gate').flatMap(([one, other]) => checkGates(context, one, other)),
    ...pairs(context.rules, 'requirement').flatMap(([one, other]) => checkRequirements(context, one, other)),
    ...(['factor', 'reduction', 'fit'] as const).flatMap((kind) =>
      pairs(context.rules, kind).flatMap(([one, other]) => checkEquivalent(context, one, other)),
    ),
    ...pairs(context.rules, 'recommendation').flatMap(([one, other]) =>
      one.value.improves !== undefined && improvementKey(one) === improvementKey(other)
        ? checkEquivalent(context, one, other)
        : [],
    ),
  ];
}

/** What a recommendation improves, independent of the order of keys. */
const improvementKey = ({ value: rule }: OfKind<'recommendation'>): string =>
  JSON.stringify(Object.entries(rule.improves ?? {}).sort());

type OfKind<Kind extends LocatedRule['kind']> = LocatedRule & LocatedRuleOf<Kind>;

/** All pairs of rules of one kind with the same mode or barrier and the same market. */
function pairs<Kind extends LocatedRule['kind']>(
  rules: readonly LocatedRule[],
  kind: Kind,
): readonly (readonly [OfKind<Kind>, OfKind<Kind>])[] {
  const same = rules.filter((rule): rule is OfKind<Kind> => rule.kind === kind);
  return same.flatMap((one, index) =>
    same
      .slice(index + 1)
      .filter((other) => one.owner === other.owner && one.market === other.market)
      .map((other) => [one, other] as const),
  );
}

/** Reports a gate that holds only when another holds that blocks and caps at least as much. */
function checkGates(context: SearchContext, a: OfKind<'gate'>, b: OfKind<'gate'>): readonly Diagnostic[] {
  const { levels } = context.compiled.pack.manifest;
  const cap = ({ value: rule }: OfKind<'gate'>): number => {
    const index = levels.findIndex(({ id }) => id === rule.caps);
    return index < 0 ? levels.length : index;
  };
  const covers = (big: OfKind<'gate'>, small: OfKind<'gate'>): boolean =>
    cap(big) <= cap(small) &&
    (small.value.blocks ?? []).every((mode) => big.value.blocks?.includes(mode) === true);
  return [
    ...(covers(b, a) ? checkRedundant(context, a, b) : []),
    ...(covers(a, b) ? checkRedundant(context, b, a) : []),
  ].slice(0, 1);
}

/** Reports a requirement that is met whenever another one of the mode is met. */
const checkRequirements = (
  context: SearchContext,
  a: OfKind<'requirement'>,
  b: OfKind<'requirement'>,
): readonly Diagnostic[] => [...checkRedundant(context, b, a), ...checkRedundant(context, a, b)].slice(0, 1);

/** Reports `small` if it follows from `big`. */
function checkRedundant(context: SearchContext, small: LocatedRule, big: LocatedRule): readonly Diagnostic[] {
  // Hiding a mode is more than closing it.
  if (
    small.kind === 'requirement' &&
    big.kind === 'requirement' &&
    small.value['not-met'] !== big.value['not-met']
  )
    return [];
  // A gate is implied by one that holds whenever it does; a requirement by one that is harder to meet.
  const [condition, implied] = small.kind === 'gate' ? [small, big] : [big, small];
  const against = join('all', [formulaFor(context, condition), negate(formulaFor(context, implied))]);
  const evidence = proofOf(context.space.find(against));
  if (evidence === null) return [];
  const message =
    small.kind === 'gate'
      ? `Whenever ${ruleName(small)} holds, ${ruleName(big)} holds too and does as much.`
      : `Whenever ${ruleName(big)} is met, ${ruleName(small)} is met too.`;
  const expected = 'rules of which each can make a difference';
  return [
    exactDiagnostic(nodeIn(small, small.key), 'redundant-rule', message, { expected, evidence, at: 'key' }),
  ];
}

/** Reports two rules with the same effect whose conditions are equivalent. */
function checkEquivalent(
  context: SearchContext,
  one: LocatedRule,
  other: LocatedRule,
): readonly Diagnostic[] {
  const a = formulaFor(context, one);
  const b = formulaFor(context, other);
  const evidence = proofOf(context.space.findDifference(a, b));
  if (evidence === null) return [];
  const message = `${capital(ruleName(other))} holds for the same companies as ${ruleName(one)}.`;
  const expected = 'one rule with the weight of both, or conditions that differ';
  return [
    exactDiagnostic(nodeIn(other, other.key), 'redundant-rule', message, { expected, evidence, at: 'key' }),
  ];
}

const capital = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);
