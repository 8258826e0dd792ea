import { assess, targetMarkets } from '../../engine/assess.ts';
import { encodeAnswers } from '../../engine/space/encode-answers.ts';
import type { CompiledPack } from '../../engine/compile/compile.ts';
import { evaluate } from '../../engine/scoring/evaluate.ts';
import { AnswerText } from '../../engine/text/answer-text.ts';
import type { AnswerChange, AnswerFile, Assessment, Interval, Recommendation } from '../../schema/types.ts';
import { aboutOf, type WhatIf } from '../what-if/what-if.ts';
import { isReached, type Goal } from './goal.ts';
import { answersAfter, movesOf, overridesOf, type Move } from './moves.ts';
import { blockersOf, type GoalBlocker } from './blockers.ts';
import { findCheapestWays } from './search.ts';
import { isList } from '../../source/node.ts';
import { scopedId } from '../../values/scoped-id.ts';
import { withUnit } from '../../values/quantity.ts';

/** The cheapest ways to a level or to an entry mode. Texts are raw. */
export interface Improve extends Pick<WhatIf, 'pack' | 'company' | 'date'> {
  readonly format: 'born-global/improve/1';
  readonly goal: GoalNames;
  readonly today: Reached;
  /** there: already reached; impossible: proved to be; undecided: the search gave up before it found a way. */
  readonly outcome: 'there' | 'found' | 'impossible' | 'undecided';
  /** Whether it is proved that no cheaper set of moves than the first reaches the goal. */
  readonly proved: boolean;
  /** Proved lower bound for the cost; null if nothing reaches the goal. */
  readonly atLeast: number | null;
  /** Number of answer sets judged. */
  readonly judged: number;
  /** The cheapest first; no way has a move that it does not need. */
  readonly ways: readonly Way[];
  /** If no way was found: what all moves together reach. */
  readonly best: Reached | null;
  /** If no way was found: what blocks the goal even then. */
  readonly obstacles: readonly GoalBlocker[];
}

export type GoalNames =
  | { readonly kind: 'level'; readonly level: string; readonly title: string; readonly from: number }
  | {
      readonly kind: 'mode';
      readonly mode: string;
      readonly title: string;
      readonly market: string;
      readonly marketTitle: string;
    };

/** The state of a company with respect to the goal. */
export interface Reached {
  readonly readiness: Interval;
  readonly level: { readonly low: string; readonly high: string };
  /** For the market aimed at, or else the one recommended. */
  readonly verdict: { readonly market: string; readonly title: string; readonly settled: boolean } | null;
}

export interface Way {
  /** The sum over its moves. */
  readonly cost: number;
  readonly moves: readonly MoveNames[];
  readonly reached: Reached;
  /** The moves as arguments of `try`. */
  readonly settings: readonly string[];
}

export interface MoveNames {
  /** The key of an action in the plan, or the question, with @market, of a better answer. */
  readonly key: string;
  /** Whether it is an action that the rules recommend. */
  readonly recommended: boolean;
  readonly title: string;
  readonly market: string | null;
  readonly effort: Recommendation['effort'];
  readonly cost: number;
  readonly takes: string | null;
  readonly owner: string | null;
  readonly changes: readonly AnswerChange[];
}

/** Enough for all companies of the shipped examples. */
const defaultLimits: Limits = { ways: 4, judged: 150_000 };

export interface Limits {
  /** Maximum number of ways. */
  readonly ways: number;
  /** Maximum number of answer sets judged before the search gives up. */
  readonly judged: number;
}

/** Finds the cheapest ways to a goal. The answers and the goal must be valid for the pack. */
export function improve(
  compiled: CompiledPack,
  answers: AnswerFile,
  goal: Goal,
  limits: Limits = defaultLimits,
): Improve {
  const markets = targetMarkets(compiled, answers).filter(
    ({ market }) => goal.kind === 'level' || market === goal.market,
  );
  const evaluation = evaluate(compiled, encodeAnswers(answers, compiled.space), markets);
  const today = assess(compiled, answers);
  const about = { format: 'born-global/improve/1', ...aboutOf(today) } as const;
  const common = { ...about, goal: goalNames(compiled, goal), today: reachedIn(today, goal) };
  const none = { ways: [], best: null, obstacles: [], judged: 1, atLeast: 0 };
  if (isReached(goal, evaluation)) return { ...common, outcome: 'there', proved: true, ...none };
  const moves = movesOf(evaluation);
  const { ways, proved, atLeast, judged } = findCheapestWays(
    evaluation,
    goal,
    moves,
    limits.ways,
    limits.judged,
  );
  if (ways.length === 0) {
    const best = assess(compiled, answersAfter(compiled, answers, moves));
    return {
      ...common,
      outcome: proved ? 'impossible' : 'undecided',
      proved,
      atLeast,
      judged,
      ways: [],
      best: reachedIn(best, goal),
      obstacles: blockersOf(compiled, best, goal),
    };
  }
  const text = new AnswerText(compiled.space, evaluation.effective, compiled.pack.markets);
  return {
    ...common,
    outcome: 'found',
    proved,
    atLeast,
    judged,
    ways: ways.map((way) => wayNames(compiled, answers, goal, way, text)),
    best: null,
    obstacles: [],
  };
}

function goalNames({ pack }: CompiledPack, goal: Goal): GoalNames {
  if (goal.kind === 'level') {
    const level = pack.manifest.levels[goal.level];
    return { kind: 'level', level: level?.id ?? '', title: level?.title ?? '', from: level?.from ?? 0 };
  }
  const { mode, market } = goal;
  const title = pack.entryModes.modes.find(({ id }) => id === mode)?.title ?? mode;
  const marketTitle = pack.markets.find(({ id }) => id === market)?.title ?? market;
  return { kind: 'mode', mode, title, market, marketTitle };
}

function reachedIn({ readiness, markets, recommendation }: Assessment, goal: Goal): Reached {
  const wanted = goal.kind === 'mode' ? goal.market : (recommendation.market ?? markets[0]?.id);
  const market = markets.find(({ id }) => id === wanted);
  return {
    readiness: readiness.score,
    level: { low: readiness.level.low.title, high: readiness.level.high.title },
    verdict:
      market === undefined
        ? null
        : { market: market.title, title: market.verdict.title, settled: market.verdict.settled },
  };
}

function wayNames(
  compiled: CompiledPack,
  answers: AnswerFile,
  goal: Goal,
  way: readonly Move[],
  text: AnswerText,
): Way {
  const after = answersAfter(compiled, answers, way);
  return {
    cost: way.reduce((sum, { cost }) => sum + cost, 0),
    moves: way.map((move) => moveNames(move, text)),
    reached: reachedIn(assess(compiled, after), goal),
    settings: settingTexts(answers, way),
  };
}

function settingTexts(answers: AnswerFile, way: readonly Move[]): readonly string[] {
  return overridesOf(answers, way).map(({ question, market, value }) => {
    const said =
      typeof value !== 'object' ? `${value}` : isList(value) ? value.join(',') : JSON.stringify(value);
    return `${scopedId(question, market)}=${said}`;
  });
}

function moveNames({ key, market, action, effort, cost, raises }: Move, text: AnswerText): MoveNames {
  const changes = raises.map(({ instance, to }): AnswerChange => {
    return {
      question: instance.question.id,
      market: instance.market,
      ask: text.question(instance),
      from: text.answer(instance),
      to: typeof to === 'number' ? withUnit(to, instance.question.unit) : text.option(instance, to),
    };
  });
  return {
    key,
    recommended: action !== null,
    title: action === null ? (changes[0]?.ask ?? key) : text.fill(action.title, market),
    market,
    effort,
    cost,
    takes: action?.takes ?? null,
    owner: action === null ? null : text.fill(action.owner, market),
    changes,
  };
}
