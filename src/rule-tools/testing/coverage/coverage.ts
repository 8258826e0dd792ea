import { answerSets } from '../../../engine/space/encode-answers.ts';
import { compile, type CompiledPack } from '../../../engine/compile/compile.ts';
import { evaluate, type Evaluation } from '../../../engine/scoring/evaluate.ts';
import { holdsFor } from '../../../engine/conditions/satisfiability.ts';
import { negate } from '../../../engine/conditions/formula.ts';
import { spaceOf, type Space } from '../../../solver/space.ts';
import type { PackFile } from '../../../rule-pack/parse-rule-pack.ts';
import type { Position } from '../../../source/diagnostic.ts';
import type { Pack } from '../../../rule-pack/rule-pack.ts';
import type { AnswerFile } from '../../../schema/types.ts';
import type { RuleKind } from '../../prove/rules.ts';
import { answersOf, casesOf } from '../run-tests.ts';
import { coveragePoints, type CoveragePoint } from './points.ts';

/** A state that a rule or branch can have, and that a test case can show. */
export type Seen = 'true' | 'false' | 'open';

export interface Share {
  readonly covered: number;
  readonly total: number;
}

/** Something that no test case shows. */
export interface Hole {
  readonly kind: RuleKind;
  readonly name: string;
  readonly branch: string | null;
  readonly missing: readonly Seen[];
  readonly file: string;
  readonly start: Position | null;
}

/** What the test cases of a pack touch. */
export interface Coverage {
  /** Rules that hold in some case, by kind. */
  readonly rules: readonly (Share & { readonly kind: RuleKind })[];
  /** Branches of conditions that are true, false and open in some case. */
  readonly branches: readonly (Share & { readonly state: Seen })[];
  readonly holes: readonly Hole[];
  /** States that no company can show, proved; they are not counted. */
  readonly impossible: number;
}

const states = ['true', 'false', 'open'] as const;

/** A point with the states that cases show, and those that are possible at all. */
export interface CoveredPoint {
  readonly point: CoveragePoint;
  readonly seen: ReadonlySet<Seen>;
  readonly missing: readonly Seen[];
  readonly impossible: number;
}

/** What the test cases touch; the points with what is missing are for suggesting cases. */
export function coverageOf(pack: Pack, files: readonly PackFile[]): Coverage {
  const compiled = compile(pack);
  const companies = casesOf(files).map(({ document, index }) =>
    evaluationOf(compiled, answersOf(document, index, pack)),
  );
  return summed(coveredPoints(compiled, files, companies, spaceOf(compiled)));
}

export function evaluationOf(compiled: CompiledPack, answers: AnswerFile): Evaluation {
  const named = Object.keys(answers.markets ?? {});
  const ids = named.length > 0 ? named : compiled.pack.markets.map(({ id }) => id);
  const scopes = ids.flatMap((id) => compiled.market(id) ?? []);
  return evaluate(compiled, answerSets(answers, compiled.layout), scopes);
}

export function coveredPoints(
  compiled: CompiledPack,
  files: readonly PackFile[],
  companies: readonly Evaluation[],
  space: Space,
): readonly CoveredPoint[] {
  return coveragePoints(compiled, files).map((point) => {
    const seen = new Set(companies.flatMap((company) => statesIn(point, company)));
    // A rule as a whole is covered where it holds; its branches where they take each state.
    const wanted = point.branch === null ? states.slice(0, 1) : states;
    const absent = wanted.filter((state) => !seen.has(state));
    const missing = absent.filter((state) => isPossible(point, state, space));
    return { point, seen, missing, impossible: absent.length - missing.length };
  });
}

/** The states that a point has for one company, in the markets it targets. */
export function statesIn({ asked }: CoveragePoint, { effective, markets }: Evaluation): readonly Seen[] {
  return asked.flatMap((one): readonly Seen[] => {
    if (one.market !== null && !markets.some(({ scope }) => scope.market === one.market)) return [];
    const canBeTrue = holdsFor(one.canBeTrue, effective);
    const canBeFalse = holdsFor(one.canBeFalse, effective);
    return [canBeTrue ? (canBeFalse ? 'open' : 'true') : 'false'];
  });
}

/** Whether some company shows a state; open is shown by whoever leaves out what decides between true and false. */
function isPossible({ asked }: CoveragePoint, state: Seen, space: Space): boolean {
  return asked.some(({ formula }) => {
    const canHold = state === 'false' || space.find(formula).kind !== 'none';
    return canHold && (state === 'true' || space.find(negate(formula)).kind !== 'none');
  });
}

function summed(points: readonly CoveredPoint[]): Coverage {
  const rules = points.filter(({ point }) => point.branch === null);
  const branches = points.filter(({ point }) => point.branch !== null);
  const kinds = [...new Set(rules.map(({ point }) => point.kind))];
  return {
    rules: kinds.map((kind) => {
      const own = rules.filter(({ point }) => point.kind === kind);
      return { kind, ...shareOf(own, 'true') };
    }),
    branches: states.map((state) => ({ state, ...shareOf(branches, state) })),
    holes: points.flatMap(({ point, missing }) => (missing.length === 0 ? [] : [holeOf(point, missing)])),
    impossible: points.reduce((sum, { impossible }) => sum + impossible, 0),
  };
}

function shareOf(points: readonly CoveredPoint[], state: Seen): Share {
  const covered = points.filter(({ seen }) => seen.has(state)).length;
  const missing = points.filter((one) => one.missing.includes(state)).length;
  return { covered, total: covered + missing };
}

function holeOf({ kind, name, branch, document, path }: CoveragePoint, missing: readonly Seen[]): Hole {
  const start = document.keyRange(path)?.start ?? null;
  return { kind, name, branch, missing, file: document.file, start };
}

/** The coverage of several packs together. */
export function addedCoverage(all: readonly Coverage[]): Coverage {
  const [first, ...others] = all;
  if (first === undefined) return { rules: [], branches: [], holes: [], impossible: 0 };
  return others.reduce(
    (sum, one): Coverage => ({
      rules: addedShares(sum.rules, one.rules, ({ kind }) => kind),
      branches: addedShares(sum.branches, one.branches, ({ state }) => state),
      holes: [...sum.holes, ...one.holes],
      impossible: sum.impossible + one.impossible,
    }),
    first,
  );
}

function addedShares<S extends Share>(
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
