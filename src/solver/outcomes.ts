import type { CompiledPack, MarketScope } from '../engine/compile/compile.ts';
import { evaluateIn } from '../engine/scoring/evaluate.ts';
import { variablesOf, type Formula } from '../engine/conditions/formula.ts';
import { doubleMiddle } from '../engine/scoring/interval.ts';
import { levelsOf, readinessScores } from '../engine/scoring/readiness.ts';
import type { QuestionInstance } from '../engine/space/answer-space.ts';
import { isFalse, isOpen, isTrue } from '../engine/conditions/tristate.ts';
import { canBeFalse, canBeTrue, holdsFor } from '../engine/conditions/satisfiability.ts';
import type { ModeScore } from '../engine/scoring/mode-scores.ts';
import { notYet, rankModes, tie, type ModeRanking } from '../engine/scoring/verdict.ts';
import { answersFrom } from './company.ts';
import { everyAnswer, search, type Judge, type Judgement } from './search.ts';
import type { Space, Found } from './space.ts';
import { lowest } from './values.ts';

/** What a search for an outcome ended with, and how many answer sets it judged. */
export type OutcomeSearch = Found & { readonly states: number };

interface StandingJudgement extends Judgement {
  readonly standing: ModeRanking;
}

/** A company for which the verdict in a market is this: a mode, tie or not-yet. */
export function findVerdict(space: Space, market: MarketScope, outcome: string, most: number): OutcomeSearch {
  const judge: Judge<StandingJudgement> = (raw, wider) => {
    const { evaluation, market: states } = evaluateIn(space.compiled, raw, market, wider?.evaluation);
    const modeRanking = rankModes(evaluation, states, wider?.standing);
    const promise = promiseOf(modeRanking, outcome);
    return { within: within(modeRanking.possible, outcome), promise, evaluation, standing: modeRanking };
  };
  return run(space, market, verdictPlaces(space, market), judge, most);
}

/**
 * A company with this level of readiness, by its index.
 *
 * @param market one that the company looks at; it changes nothing about the level
 */
export function findLevel(space: Space, market: MarketScope, level: number, most: number): OutcomeSearch {
  const { levels } = space.compiled.pack.manifest;
  const from = levels[level]?.from ?? 0;
  const to = levels[level + 1]?.from ?? 100;
  const judge: Judge<Judgement> = (raw, wider) => {
    const { evaluation } = evaluateIn(space.compiled, raw, market, wider?.evaluation);
    const score = readinessScores(evaluation).overall;
    const { low, high } = levelsOf(evaluation, score).capped;
    const promise = (high >= level ? 1000 : 0) - Math.abs(doubleMiddle(score) - from - to);
    return { within: judged(low, high, level), promise, evaluation };
  };
  return run(space, market, levelPlaces(space, market), judge, most);
}

/**
 * A company that has none of these open and aims at this mode: it is the verdict, one of those that tie, or, where the
 * verdict is not-yet, the nearest.
 *
 * @param idle holds for every company that is sought; the search begins with the companies for which it can hold
 * @param open conditions, each of which makes a company one that is not sought
 */
export function findIdle(
  space: Space,
  market: MarketScope,
  mode: string,
  idle: Formula,
  open: readonly Formula[],
  most: number,
): OutcomeSearch {
  const tests = open.map((formula) => ({ shut: canBeFalse(formula), open: canBeTrue(formula) }));
  const judge: Judge<StandingJudgement> = (raw, wider) => {
    const { evaluation, market: states } = evaluateIn(space.compiled, raw, market, wider?.evaluation);
    const { effective } = evaluation;
    const modeRanking = rankModes(evaluation, states, wider?.standing);
    const promise = promiseOf(modeRanking, mode);
    const canAim = modeRanking.possible.some((outcome) => [mode, tie, notYet].includes(outcome));
    if (!canAim || tests.some(({ shut }) => !holdsFor(shut, effective)))
      return { within: 'none', promise, evaluation, standing: modeRanking };
    if (!isSettled(modeRanking) || tests.some((one) => holdsFor(one.open, effective)))
      return { within: 'some', promise, evaluation, standing: modeRanking };
    const within = modeRanking.bestCandidate?.compiled.mode.id === mode ? 'each' : 'none';
    return { within, promise, evaluation, standing: modeRanking };
  };
  const rules = market.modes.flatMap(({ requires, factors }) => [...requires, ...factors]);
  const formulas = [
    ...open,
    ...rules.map(({ condition }) => market.formulas[condition]),
    ...gateFormulas(space.compiled, market),
  ];
  const start = space.around(idle) ?? everyAnswer(space.compiled);
  const instances = byWeight(space, market, formulas, () => 0);
  return run(space, market, instances, judge, most, start);
}

/** Nothing about the modes is open: neither which are, nor what they score. */
const isSettled = ({ ranked }: ModeRanking): boolean =>
  ranked.every(({ available, low, high }) => low === high && !isOpen(available));

const judged = (low: number, high: number, sought: number): Judgement['within'] => {
  if (sought < low || sought > high) return 'none';
  return low === high ? 'each' : 'some';
};

function within(possible: readonly string[], sought: string): Judgement['within'] {
  if (!possible.includes(sought)) return 'none';
  return possible.length === 1 ? 'each' : 'some';
}

/** How near a standing is to an outcome: by its lead over the other modes, in half points. */
function promiseOf({ ranked }: ModeRanking, outcome: string): number {
  const lead = (mode: ModeScore): number =>
    doubleMiddle(mode) - Math.max(0, ...ranked.filter((one) => one !== mode).map(doubleMiddle));
  if (outcome === notYet) {
    const closed = ranked.filter(({ available }) => !isTrue(available));
    return Math.max(-Math.max(0, ...ranked.map(doubleMiddle)), ...closed.map(lead));
  }
  const open = ranked.filter(({ available }) => !isFalse(available));
  if (outcome === tie) {
    const [, second] = open;
    return second === undefined ? -100 : lead(second);
  }
  const wanted = open.find(({ compiled }) => compiled.mode.id === outcome);
  if (wanted === undefined) return Number.NEGATIVE_INFINITY;
  return lead(wanted) + (isTrue(wanted.available) ? 1 : 0);
}

function run<Said extends Judgement>(
  space: Space,
  market: MarketScope,
  instances: readonly QuestionInstance[],
  judge: Judge<Said>,
  most: number,
  start = everyAnswer(space.compiled),
): OutcomeSearch {
  const found = search(start, instances, judge, most);
  if (found.kind !== 'found') return found;
  const raw = found.raw.map(lowest);
  const { compiled } = space;
  const markets = new Set([market.market]);
  const decided = (instance: QuestionInstance): boolean =>
    instance.variables.some((variable) => found.raw[variable] === raw[variable]);
  return {
    kind: 'found',
    states: found.states,
    answers: answersFrom(compiled, raw, markets),
    deciding: answersFrom(compiled, raw, markets, decided),
  };
}

/** Places on which the verdict in a market rests, those that most rules ask about first. */
export function verdictPlaces(space: Space, market: MarketScope): readonly QuestionInstance[] {
  const rules = market.modes.flatMap(({ requires, factors }) => [...requires, ...factors]);
  const formulas = rules.map(({ condition }) => market.formulas[condition]);
  return byWeight(space, market, [...formulas, ...gateFormulas(space.compiled, market)], () => 0);
}

/** Places on which the level of a company rests, the heaviest first. */
function levelPlaces(space: Space, market: MarketScope): readonly QuestionInstance[] {
  const { dimensions } = space.compiled.pack.readiness;
  const weights = new Map(
    space.compiled.company.scoredQuestions.map(({ instance, dimension, weight }) => [
      instance,
      weight * (dimensions[dimension]?.weight ?? 1),
    ]),
  );
  const { gates, formulas } = space.compiled.company;
  return byWeight(
    space,
    market,
    gates.map(({ condition }) => formulas[condition]),
    (instance) => weights.get(instance) ?? 0,
  );
}

const gateFormulas = ({ company }: CompiledPack, market: MarketScope): readonly (Formula | undefined)[] =>
  [company, market].flatMap(({ gates, formulas }) => gates.map(({ condition }) => formulas[condition]));

function byWeight(
  space: Space,
  market: MarketScope,
  formulas: readonly (Formula | undefined)[],
  weightOf: (instance: QuestionInstance) => number,
): readonly QuestionInstance[] {
  const answerSpace = space.compiled.space;
  const instances = [...answerSpace.inScope(null), ...answerSpace.inScope(market.market)];
  const weights = new Map(instances.map((instance) => [instance, weightOf(instance)]));
  const add = (formula: Formula, weight: number): void => {
    for (const variable of variablesOf(formula)) {
      const instance = space.placeAt(variable);
      if (instance !== undefined) weights.set(instance, (weights.get(instance) ?? 0) + weight);
    }
  };
  for (const formula of formulas) if (formula !== undefined) add(formula, 1);
  // What a place's visibility rests on weighs more than the place itself.
  for (const instance of [...instances].reverse())
    if ((weights.get(instance) ?? 0) > 0) add(space.visible(instance), (weights.get(instance) ?? 0) + 1);
  return instances
    .filter((instance) => (weights.get(instance) ?? 0) > 0)
    .sort((a, b) => (weights.get(b) ?? 0) - (weights.get(a) ?? 0) || a.variable - b.variable);
}
