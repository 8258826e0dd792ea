import { encodeAnswers } from '../../../engine/space/encode-answers.ts';
import { compile, type CompiledPack } from '../../../engine/compile/compile.ts';
import { evaluate, type Evaluation } from '../../../engine/scoring/evaluate.ts';
import { holdsFor } from '../../../engine/conditions/satisfiability.ts';
import { negate } from '../../../engine/conditions/formula.ts';
import { companySpaceOf, type CompanySpace } from '../../../solver/space.ts';
import type { PackFile } from '../../../rule-pack/parse-rule-pack.ts';
import type { Position } from '../../../source/diagnostic.ts';
import type { Pack } from '../../../rule-pack/rule-pack.ts';
import type { AnswerFile } from '../../../schema/types.ts';
import { answersOf, casesOf } from '../run-tests.ts';
import { coveragePoints, type CoveragePoint } from './points.ts';
import type { RuleKind } from '../../../rule-pack/entry-types.ts';

/** A state of a rule or branch that a test case can cover. */
export type BranchState = 'true' | 'false' | 'open';

export interface Share {
  readonly covered: number;
  readonly total: number;
}

/** A rule or branch with states that no test case covers. */
export interface CoverageGap {
  readonly kind: RuleKind;
  readonly name: string;
  readonly branch: string | null;
  readonly missing: readonly BranchState[];
  readonly file: string;
  readonly start: Position | null;
}

/** Coverage of a pack by its test cases. */
export interface Coverage {
  /** Rules that hold in at least one case, by kind. */
  readonly rules: readonly (Share & { readonly kind: RuleKind })[];
  /** Branches of conditions that are true, false or open in at least one case. */
  readonly branches: readonly (Share & { readonly state: BranchState })[];
  readonly gaps: readonly CoverageGap[];
  /** Number of states proved impossible; they are not counted. */
  readonly impossible: number;
}

const states = ['true', 'false', 'open'] as const;

/** A coverage point with the states that cases cover, and the possible ones they miss. */
export interface CoveredPoint {
  readonly point: CoveragePoint;
  readonly seen: ReadonlySet<BranchState>;
  readonly missing: readonly BranchState[];
  readonly impossible: number;
}

/** Computes the coverage of a pack by its test cases. */
export function coverageOf(pack: Pack, files: readonly PackFile[]): Coverage {
  const compiled = compile(pack);
  const companies = casesOf(files).map(({ document, index }) =>
    evaluationOf(compiled, answersOf(document, index, pack)),
  );
  return summarize(coveredPoints(compiled, files, companies, companySpaceOf(compiled)));
}

export function evaluationOf(compiled: CompiledPack, answers: AnswerFile): Evaluation {
  const named = Object.keys(answers.markets ?? {});
  const ids = named.length > 0 ? named : compiled.pack.markets.map(({ id }) => id);
  const scopes = ids.flatMap((id) => compiled.market(id) ?? []);
  return evaluate(compiled, encodeAnswers(answers, compiled.space), scopes);
}

export function coveredPoints(
  compiled: CompiledPack,
  files: readonly PackFile[],
  companies: readonly Evaluation[],
  space: CompanySpace,
): readonly CoveredPoint[] {
  return coveragePoints(compiled, files).map((point) => {
    const seen = new Set(companies.flatMap((company) => statesOf(point, company)));
    // A whole rule is covered if it holds once; a branch must take each state.
    const wanted = point.branch === null ? states.slice(0, 1) : states;
    const absent = wanted.filter((state) => !seen.has(state));
    const missing = absent.filter((state) => isPossible(point, state, space));
    return { point, seen, missing, impossible: absent.length - missing.length };
  });
}

/** The states of a point for one company, in each of its target markets. */
export function statesOf(
  { formulas }: CoveragePoint,
  { effective, markets }: Evaluation,
): readonly BranchState[] {
  return formulas.flatMap((one): readonly BranchState[] => {
    if (one.market !== null && !markets.some(({ scope }) => scope.market === one.market)) return [];
    const canBeTrue = holdsFor(one.canBeTrue, effective);
    const canBeFalse = holdsFor(one.canBeFalse, effective);
    return [canBeTrue ? (canBeFalse ? 'open' : 'true') : 'false'];
  });
}

/** Whether any company can show a state; `open` is possible if both true and false are. */
function isPossible({ formulas }: CoveragePoint, state: BranchState, space: CompanySpace): boolean {
  return formulas.some(({ formula }) => {
    const canHold = state === 'false' || space.find(formula).kind !== 'none';
    return canHold && (state === 'true' || space.find(negate(formula)).kind !== 'none');
  });
}

function summarize(points: readonly CoveredPoint[]): Coverage {
  const rules = points.filter(({ point }) => point.branch === null);
  const branches = points.filter(({ point }) => point.branch !== null);
  const kinds = [...new Set(rules.map(({ point }) => point.kind))];
  return {
    rules: kinds.map((kind) => {
      const own = rules.filter(({ point }) => point.kind === kind);
      return { kind, ...shareOf(own, 'true') };
    }),
    branches: states.map((state) => ({ state, ...shareOf(branches, state) })),
    gaps: points.flatMap(({ point, missing }) => (missing.length === 0 ? [] : [gapOf(point, missing)])),
    impossible: points.reduce((sum, { impossible }) => sum + impossible, 0),
  };
}

function shareOf(points: readonly CoveredPoint[], state: BranchState): Share {
  const covered = points.filter(({ seen }) => seen.has(state)).length;
  const missing = points.filter((one) => one.missing.includes(state)).length;
  return { covered, total: covered + missing };
}

function gapOf(
  { kind, name, branch, document, path }: CoveragePoint,
  missing: readonly BranchState[],
): CoverageGap {
  const start = document.keyRange(path)?.start ?? null;
  return { kind, name, branch, missing, file: document.file, start };
}

/** Sums up the coverage of several packs. */
export function mergeCoverage(all: readonly Coverage[]): Coverage {
  const [first, ...others] = all;
  if (first === undefined) return { rules: [], branches: [], gaps: [], impossible: 0 };
  return others.reduce(
    (sum, one): Coverage => ({
      rules: mergeShares(sum.rules, one.rules, ({ kind }) => kind),
      branches: mergeShares(sum.branches, one.branches, ({ state }) => state),
      gaps: [...sum.gaps, ...one.gaps],
      impossible: sum.impossible + one.impossible,
    }),
    first,
  );
}

function mergeShares<S extends Share>(
  a: readonly S[],
  b: readonly S[],
  nameOf: (share: S) => string,
): readonly S[] {
  const other = new Map(b.map((share) => [nameOf(share), share]));
  const both = a.map((share) => {
    const added = other.get(nameOf(share));
    return added === undefined
      ? share
      : { ...share, covered: share.covered + added.covered, total: share.total + added.total };
  });
  const known = new Set(a.map(nameOf));
  return [...both, ...b.filter((share) => !known.has(nameOf(share)))];
}
