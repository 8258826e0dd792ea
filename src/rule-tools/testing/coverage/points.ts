import { canBeFalse, canBeTrue } from '../../../engine/conditions/satisfiability.ts';
import type { CompiledPack } from '../../../engine/compile/compile.ts';
import type { Formula } from '../../../engine/conditions/formula.ts';
import { toFormula } from '../../../engine/conditions/to-formula.ts';
import type { PackFile } from '../../../rule-pack/parse-rule-pack.ts';
import type { Document, Path } from '../../../source/document.ts';
import type { Condition } from '../../../schema/types.ts';
import { ruleName } from '../../prove/conditions.ts';
import { locateRules, type LocatedRule } from '../../prove/located-rules.ts';
import { testsOf, isComparison } from '../../../rule-pack/condition.ts';
import type { RuleKind } from '../../../rule-pack/entry-types.ts';

/** A condition or a part of one as formulas, for one market. */
export interface MarketFormula {
  readonly market: string | null;
  readonly formula: Formula;
  readonly canBeTrue: Formula;
  readonly canBeFalse: Formula;
}

/** What test cases can cover: a whole rule, or a branch of its condition. */
export interface CoveragePoint {
  readonly kind: RuleKind;
  /** Display name of the rule. */
  readonly name: string;
  /** Null for the whole rule, otherwise what the branch tests. */
  readonly branch: string | null;
  readonly document: Document;
  readonly path: Path;
  /** One formula for each market the rule applies to. */
  readonly formulas: readonly MarketFormula[];
}

/** Every rule and every branch of its condition. A rule without a condition always holds. */
export function coveragePoints(compiled: CompiledPack, files: readonly PackFile[]): readonly CoveragePoint[] {
  const { markets } = compiled.pack;
  return locateRules(files, markets).flatMap((rule) => {
    const where = marketsOf(
      rule,
      markets.map(({ id }) => id),
    );
    const point = (condition: Condition | undefined, path: Path, branch: string | null): CoveragePoint => ({
      kind: rule.kind,
      name: ruleName(rule),
      branch,
      document: rule.document,
      path,
      formulas: where.map((market) => {
        const formula = toFormula(condition, market, compiled.space);
        return { market, formula, canBeTrue: canBeTrue(formula), canBeFalse: canBeFalse(formula) };
      }),
    });
    const whole = point(rule.condition, rule.path, null);
    if (rule.condition === undefined) return [whole];
    const base = [...rule.path, rule.key];
    return [
      whole,
      ...branchesOf(rule.condition, base).map(({ condition, path, label }) => point(condition, path, label)),
    ];
  });
}

/** A rule written once for all markets is evaluated in each. */
function marketsOf({ market, format }: LocatedRule, all: readonly string[]): readonly (string | null)[] {
  if (market === null) return [null];
  return format === 'market' ? [market] : all;
}

interface Branch {
  readonly condition: Condition;
  readonly path: Path;
  readonly label: string;
}

/**
 * The tests and groups of a condition, if it has more than one. Groups are labelled by their path; `whole` is the path
 * length of the condition itself.
 */
function branchesOf(condition: Condition, base: Path, whole = base.length): readonly Branch[] {
  const { all = [], any = [], not } = condition;
  const tests = testsOf(condition).map(([question, tested]): Branch => {
    const keys = isComparison(tested)
      ? Object.entries(tested).map(([key, bound]) => `${key} ${String(bound)}`)
      : [String(tested)];
    return {
      condition: { [question]: tested },
      path: [...base, question],
      label: `${question}: ${keys.join(', ')}`,
    };
  });
  const groups = [
    ...all.map((part, index) => ({ part, path: [...base, 'all', index] })),
    ...any.map((part, index) => ({ part, path: [...base, 'any', index] })),
    ...(not === undefined ? [] : [{ part: not, path: [...base, 'not'] }]),
  ];
  // A single test is the whole condition.
  if (groups.length === 0 && tests.length < 2) return [];
  return [
    ...tests,
    ...groups.flatMap(({ part, path }): readonly Branch[] => {
      const inner = branchesOf(part, path, whole);
      const label = `part ${path.slice(whole).join(' ')}`;
      return [{ condition: part, path, label }, ...inner];
    }),
  ];
}
