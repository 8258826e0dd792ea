import { reevaluate, type Evaluation } from '../../engine/scoring/evaluate.ts';
import { gainsOf, type Gains } from './gains.ts';
import { influenceOn, isPossible, isReached, type Goal } from './goal.ts';
import { relaxByMoves, applyMoves, type Move } from './moves.ts';
import type { AnswerSets } from '../../engine/space/answer-space.ts';

export interface CheapestWays {
  /** Sets of moves that reach the goal, the cheapest first; none contains another. */
  readonly ways: readonly (readonly Move[])[];
  /** Whether it is proved that no cheaper set than the first, or no set at all, reaches the goal. */
  readonly proved: boolean;
  /** Proved lower bound for the cost; null if no set reaches the goal. */
  readonly atLeast: number | null;
  /** Sets of answers judged. */
  readonly judged: number;
}

/**
 * Branch and bound for the cheapest sets of moves. It tries one cost after another, in ascending order, so the first set
 * found is the cheapest. It prunes a branch if no choice of the remaining moves can reach the goal: by the ranges of
 * scores and verdicts and, once it is settled which questions apply, by the points that the remaining cost can buy.
 *
 * @param goal not reached today
 * @param wanted maximum number of sets to find
 * @param maxJudged number of answer sets judged before the search gives up
 */
export function findCheapestWays(
  evaluation: Evaluation,
  goal: Goal,
  all: readonly Move[],
  wanted: number,
  maxJudged: number,
): CheapestWays {
  const search = new Search(evaluation, goal, all, wanted, maxJudged);
  try {
    search.run();
  } catch (error) {
    if (!(error instanceof StepLimitReached)) throw error;
    // The search had reached sets of this cost, so any set of the same cost is among the cheapest.
    const ways = search.ways.length > 0 ? search.ways : search.someWay();
    const proved = costOf(ways[0]) === search.cost || search.ways.length > 0;
    return { ways, proved, atLeast: proved ? costOf(ways[0]) : search.cost, judged: search.judged };
  }
  return { ways: search.ways, proved: true, atLeast: costOf(search.ways[0]), judged: search.judged };
}

const costOf = (way: readonly Move[] | undefined): number | null =>
  way === undefined ? null : way.reduce((sum, { cost }) => sum + cost, 0);

class StepLimitReached extends Error {}

class Search {
  readonly ways: (readonly Move[])[] = [];
  judged = 0;
  /** The cost being tried; all cheaper sets have been tried. */
  cost = 1;
  readonly #today: Evaluation;
  readonly #goal: Goal;
  readonly #moves: readonly Move[];
  /** The same moves, those with the most gain for their cost first. */
  readonly #byWorth: readonly Move[];
  /** The number of moves, at the start, that decide which questions apply. */
  readonly #revealing: number;
  /** The number of moves, at the start, that decide more than points. */
  readonly #deciding: number;
  readonly #wanted: number;
  readonly #most: number;
  #steps = 0;

  constructor(today: Evaluation, goal: Goal, all: readonly Move[], wanted: number, maxJudged: number) {
    this.#today = today;
    this.#goal = goal;
    this.#wanted = wanted;
    this.#most = maxJudged;
    const { visible, deciding, scored } = influenceOn(goal, today);
    const touches = ({ raises }: Move, variables: ReadonlySet<number>): boolean =>
      raises.some(({ variable }) => variables.has(variable));
    const gains = goal.kind === 'level' ? gainsOf(today, all).of : new Map<Move, number>();
    const worth = (move: Move): number => (gains.get(move) ?? 0) / move.cost;
    const sorted = [...all].sort(
      (a, b) => worth(b) - worth(a) || a.cost - b.cost || (a.key < b.key ? -1 : 1),
    );
    const revealing = sorted.filter((move) => touches(move, visible));
    const others = sorted.filter((move) => !revealing.includes(move));
    const telling = others.filter((move) => touches(move, deciding));
    const counting = others.filter((move) => !telling.includes(move) && touches(move, scored));
    this.#moves = [...revealing, ...telling, ...counting];
    this.#byWorth = sorted.filter((move) => this.#moves.includes(move));
    this.#revealing = revealing.length;
    this.#deciding = revealing.length + telling.length;
  }

  run(): void {
    if (!this.#mayReach([], 0)) return;
    const highest = this.#moves.reduce((sum, { cost }) => sum + cost, 0);
    for (; this.cost <= highest && this.ways.length < this.#wanted; this.cost += 1)
      this.#visit([], 0, this.cost, null);
  }

  /** Some set that reaches the goal and needs all of its moves; empty if even all moves do not reach it. */
  someWay(): readonly (readonly Move[])[] {
    if (!this.#reaches(this.#moves)) return [];
    let kept: readonly Move[] = [...this.#byWorth];
    for (const move of [...this.#byWorth].reverse()) {
      const fewer = kept.filter((one) => one !== move);
      if (this.#reaches(fewer)) kept = fewer;
    }
    return [kept];
  }

  #visit(chosen: readonly Move[], next: number, left: number, known: Gains | null): void {
    this.#step();
    if (this.ways.length >= this.#wanted) return;
    if (left === 0) {
      if (!this.#holdsKnownWay(chosen) && this.#reaches(chosen)) this.ways.push(chosen);
      return;
    }
    const move = this.#moves[next];
    if (move === undefined) return;
    if (next <= this.#deciding && !this.#mayReach(chosen, next)) return;
    const gains = next < this.#revealing ? null : (known ?? this.#gains(chosen, next));
    if (gains !== null && !this.#canBuy(gains, chosen, next, left)) return;
    if (move.cost <= left && !this.#holdsKnownWay([...chosen, move]))
      this.#visit([...chosen, move], next + 1, left - move.cost, gains);
    this.#visit(chosen, next + 1, left, gains);
  }

  #gains(chosen: readonly Move[], next: number): Gains | null {
    if (this.#goal.kind !== 'level') return null;
    const { base, of } = gainsOf(this.#after(applyMoves(this.#today.raw, chosen)), this.#moves.slice(next));
    return { base, of };
  }

  /** Whether the remaining cost can buy enough points; it may buy fractions of moves. */
  #canBuy({ base, of }: Gains, chosen: readonly Move[], next: number, left: number): boolean {
    if (this.#goal.kind !== 'level') return true;
    const { levels } = this.#today.compiled.pack.manifest;
    const needed = levels[this.#goal.level]?.from ?? 0;
    let points = base;
    for (const move of chosen) points += of.get(move) ?? 0;
    if (points >= needed) return true;
    const offers = this.#moves
      .slice(next)
      .map((move) => ({ cost: move.cost, gain: of.get(move) ?? 0 }))
      .sort((a, b) => b.gain / b.cost - a.gain / a.cost);
    let budget = left;
    for (const { cost, gain } of offers) {
      if (budget <= 0) break;
      points += gain * Math.min(1, budget / cost);
      budget -= cost;
    }
    return points >= needed;
  }

  #holdsKnownWay(chosen: readonly Move[]): boolean {
    return this.ways.some((way) => way.every((move) => chosen.includes(move)));
  }

  #reaches(chosen: readonly Move[]): boolean {
    return isReached(this.#goal, this.#after(applyMoves(this.#today.raw, chosen)));
  }

  #mayReach(chosen: readonly Move[], next: number): boolean {
    const sets = relaxByMoves(applyMoves(this.#today.raw, chosen), this.#moves.slice(next));
    return isPossible(this.#goal, this.#after(sets));
  }

  #after(raw: AnswerSets): Evaluation {
    this.judged += 1;
    if (this.judged > this.#most && this.#steps >= 0) throw this.#giveUp();
    return reevaluate(this.#today, raw);
  }

  #step(): void {
    this.#steps += 1;
    if (this.#steps > this.#most * 4) throw this.#giveUp();
  }

  /** Lifts the limits, so that someWay can still search. */
  #giveUp(): StepLimitReached {
    this.#steps = Number.NEGATIVE_INFINITY;
    return new StepLimitReached();
  }
}
