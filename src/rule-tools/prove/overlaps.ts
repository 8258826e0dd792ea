import { join, negate } from '../../engine/conditions/formula.ts';
import type { Diagnostic } from '../../source/diagnostic.ts';
import { ruleName } from './conditions.ts';
import { nodeIn, type Written, type WrittenRule } from './rules.ts';
import { finding, formulaFor, proofOf, type SearchContext } from './search-context.ts';

/** Rules that add nothing to another one, because it holds whenever they do. */
export function checkOverlaps(context: SearchContext): readonly Diagnostic[] {
  return [
    ...pairs(context.rules, 'gate').flatMap(([one, other]) => checkGates(context, one, other)),
    ...pairs(context.rules, 'requirement').flatMap(([one, other]) => checkRequirements(context, one, other)),
    ...(['factor', 'reduction', 'fit'] as const).flatMap((kind) =>
      pairs(context.rules, kind).flatMap(([one, other]) => checkTwins(context, one, other)),
    ),
    ...pairs(context.rules, 'recommendation').flatMap(([one, other]) =>
      one.rule.improves !== undefined && improvedBy(one) === improvedBy(other)
        ? checkTwins(context, one, other)
        : [],
    ),
  ];
}

/** What a recommendation improves, whatever the order in which it is written. */
const improvedBy = ({ rule }: OfKind<'recommendation'>): string =>
  JSON.stringify(Object.entries(rule.improves ?? {}).sort());

type OfKind<Kind extends Written['kind']> = Written & WrittenRule<Kind>;

/** Each two rules of one kind that could meet: of the same mode or barrier, about the same companies. */
function pairs<Kind extends Written['kind']>(
  rules: readonly Written[],
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

/** One gate holds only where another holds that blocks and caps as much. */
function checkGates(context: SearchContext, a: OfKind<'gate'>, b: OfKind<'gate'>): readonly Diagnostic[] {
  const { levels } = context.compiled.pack.manifest;
  const cap = ({ rule }: OfKind<'gate'>): number => {
    const index = levels.findIndex(({ id }) => id === rule.caps);
    return index < 0 ? levels.length : index;
  };
  const covers = (big: OfKind<'gate'>, small: OfKind<'gate'>): boolean =>
    cap(big) <= cap(small) &&
    (small.rule.blocks ?? []).every((mode) => big.rule.blocks?.includes(mode) === true);
  return [
    ...(covers(b, a) ? swallowed(context, a, b) : []),
    ...(covers(a, b) ? swallowed(context, b, a) : []),
  ].slice(0, 1);
}

/** A requirement that is met whenever another one of the mode is met asks for nothing more. */
const checkRequirements = (
  context: SearchContext,
  a: OfKind<'requirement'>,
  b: OfKind<'requirement'>,
): readonly Diagnostic[] => [...swallowed(context, b, a), ...swallowed(context, a, b)].slice(0, 1);

/** The rule `small` can be left out, as what it says follows from `big`. */
function swallowed(context: SearchContext, small: Written, big: Written): readonly Diagnostic[] {
  // A requirement that hides its mode does more than one that only closes it.
  if (
    small.kind === 'requirement' &&
    big.kind === 'requirement' &&
    small.rule['not-met'] !== big.rule['not-met']
  )
    return [];
  // A gate follows from the one that always holds when it does; a requirement from the one that is harder to meet.
  const [condition, implied] = small.kind === 'gate' ? [small, big] : [big, small];
  const against = join('all', [formulaFor(context, condition), negate(formulaFor(context, implied))]);
  const evidence = proofOf(context.space.find(against));
  if (evidence === null) return [];
  const message =
    small.kind === 'gate'
      ? `Whenever ${ruleName(small)} holds, ${ruleName(big)} holds too and does as much.`
      : `Whenever ${ruleName(big)} is met, ${ruleName(small)} is met too.`;
  const expected = 'rules of which each can make a difference';
  return [finding(nodeIn(small, small.key), 'redundant-rule', message, { expected, evidence, at: 'key' })];
}

/** Two rules of the same effect with conditions that say the same. */
function checkTwins(context: SearchContext, one: Written, other: Written): readonly Diagnostic[] {
  const a = formulaFor(context, one);
  const b = formulaFor(context, other);
  const evidence = proofOf(context.space.differ(a, b));
  if (evidence === null) return [];
  const message = `${capital(ruleName(other))} holds for the same companies as ${ruleName(one)}.`;
  const expected = 'one rule with the weight of both, or conditions that differ';
  return [finding(nodeIn(other, other.key), 'redundant-rule', message, { expected, evidence, at: 'key' })];
}

const capital = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);
