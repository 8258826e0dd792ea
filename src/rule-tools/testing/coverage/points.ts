import { isComparison, testsOf } from '../../../rule-pack/traverse.ts';
import { canBeFalse, canBeTrue } from '../../../engine/conditions/satisfiability.ts';
import type { CompiledPack } from '../../../engine/compile/compile.ts';
import type { Formula } from '../../../engine/conditions/formula.ts';
import { formulaOf } from '../../../engine/conditions/to-formula.ts';
import type { PackFile } from '../../../rule-pack/parse-rule-pack.ts';
import type { Document, Path } from '../../../source/document.ts';
import type { Condition } from '../../../schema/types.ts';
import { ruleName } from '../../prove/conditions.ts';
import { writtenRules, type RuleKind, type Written } from '../../prove/rules.ts';

/** A condition or a part of one, for one market, ready to be asked about a company. */
export interface AskedFormula {
  readonly market: string | null;
  readonly formula: Formula;
  readonly canBeTrue: Formula;
  readonly canBeFalse: Formula;
}

/** A place in a pack that test cases can touch: a rule as a whole, or a branch of its condition. */
export interface CoveragePoint {
  readonly kind: RuleKind;
  /** The rule in words. */
  readonly name: string;
  /** Null for the whole rule; else what the branch tests. */
  readonly branch: string | null;
  readonly document: Document;
  readonly path: Path;
  /** One for each market that the rule speaks about. */
  readonly asked: readonly AskedFormula[];
}

/** Every rule and every branch of its condition. A rule without a condition holds wherever it is looked at. */
export function coveragePoints(compiled: CompiledPack, files: readonly PackFile[]): readonly CoveragePoint[] {
  const { markets } = compiled.pack;
  return writtenRules(files, markets).flatMap((rule) => {
    const where = marketsOf(
      rule,
      files,
      markets.map(({ id }) => id),
    );
    const point = (condition: Condition | undefined, path: Path, branch: string | null): CoveragePoint => ({
      kind: rule.kind,
      name: ruleName(rule),
      branch,
      document: rule.document,
      path,
      asked: where.map((market) => {
        const formula = formulaOf(condition, market, compiled.layout);
        return { market, formula, canBeTrue: canBeTrue(formula), canBeFalse: canBeFalse(formula) };
      }),
    });
    const whole = point(rule.condition, rule.path, null);
    if (rule.condition === undefined) return [whole];
    const base = [...rule.path, rule.key];
    return [
      whole,
      ...branchesOf(rule.condition, base).map(({ condition, path, words }) => point(condition, path, words)),
    ];
  });
}

/** A rule that is written once for all markets is looked at in each. */
function marketsOf(
  { market, document }: Written,
  files: readonly PackFile[],
  all: readonly string[],
): readonly (string | null)[] {
  if (market === null) return [null];
  const own = files.some((file) => file.format === 'market' && file.document === document);
  return own ? [market] : all;
}

interface Branch {
  readonly condition: Condition;
  readonly path: Path;
  readonly words: string;
}

/** The tests and groups of a condition, where it has more than one; named by their place in the `whole` of it. */
function branchesOf(condition: Condition, base: Path, whole = base.length): readonly Branch[] {
  const { all = [], any = [], not } = condition;
  const tests = testsOf(condition).map(([question, tested]): Branch => {
    const keys = isComparison(tested)
      ? Object.entries(tested).map(([key, bound]) => `${key} ${String(bound)}`)
      : [String(tested)];
    return {
      condition: { [question]: tested },
      path: [...base, question],
      words: `${question}: ${keys.join(', ')}`,
    };
  });
  const groups = [
    ...all.map((part, index) => ({ part, path: [...base, 'all', index] })),
    ...any.map((part, index) => ({ part, path: [...base, 'any', index] })),
    ...(not === undefined ? [] : [{ part: not, path: [...base, 'not'] }]),
  ];
  // One test alone says what the whole condition says.
  if (groups.length === 0 && tests.length < 2) return [];
  return [
    ...tests,
    ...groups.flatMap(({ part, path }): readonly Branch[] => {
      const inner = branchesOf(part, path, whole);
      const words = `part ${path.slice(whole).join(' ')}`;
      return [{ condition: part, path, words }, ...inner];
    }),
  ];
}
