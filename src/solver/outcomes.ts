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
import { decodeAnswers } from './company.ts';
import { allAnswers, search, type Judge, type Judgement } from './search.ts';
import type { CompanySpace, SearchResult } from './space.ts';
import { lowestValue } from './values.ts';

/** The result of a search, and how many answer sets it judged. */
export type OutcomeSearch = SearchResult & { readonly states: number };

interface RankingJudgement extends Judgement {
  readonly modeRanking: ModeRanking;
}

/** Finds a company with this outcome in a market: a mode, tie or not-yet. */
export function findVerdict(
  space: CompanySpace,
  market: MarketScope,
  outcome: string,
  maxStates: number,
): OutcomeSearch {
  const judge: Judge<RankingJudgement> = (raw, wider) => {
    const { evaluation, market: states } = evaluateIn(space.compiled, raw, market, wider?.evaluation);
    const modeRanking = rankModes(evaluation, states, wider?.modeRanking);
    const priority = priorityOf(modeRanking, outcome);
    return { coverage: within(modeRanking.possible, outcome), priority, evaluation, modeRanking };
  };
  return runSearch(space, market, verdictQuestions(space, market), judge, maxStates);
}

/** Finds a company with this level of readiness, given by its index, for one market. */
export function findLevel(
  space: CompanySpace,
  market: MarketScope,
  level: number,
  maxStates: number,
): OutcomeSearch {
  const { levels } = space.compiled.pack.manifest;
  const from = levels[level]?.from ?? 0;
  const to = levels[level + 1]?.from ?? 100;
  const judge: Judge<Judgement> = (raw, wider) => {
    const { evaluation } = evaluateIn(space.compiled, raw, market, wider?.evaluation);
    const score = readinessScores(evaluation).overall;
    const { low, high } = levelsOf(evaluation, score).capped;
    const priority = (high >= level ? 1000 : 0) - Math.abs(doubleMiddle(score) - from - to);
    return { coverage: coverageOf(low, high, level), priority, evaluation };
  };
  return runSearch(space, market, levelQuestions(space, market), judge, maxStates);
}

/**
 * Finds a company that aims at this mode but gets no advice: the mode is the verdict, one of those that tie, or, if the
 * verdict is not-yet, the best candidate.
 *
 * @param idle holds for every such company; the search starts with the companies for which it can hold
 * @param open conditions, each of which gives a company advice
 */
export function findUnadvised(
  space: CompanySpace,
  market: MarketScope,
  mode: string,
  idle: Formula,
  open: readonly Formula[],
  maxStates: number,
): OutcomeSearch {
  const tests = open.map((formula) => ({ shut: canBeFalse(formula), open: canBeTrue(formula) }));
  const judge: Judge<RankingJudgement> = (raw, wider) => {
    const { evaluation, market: states } = evaluateIn(space.compiled, raw, market, wider?.evaluation);
    const { effective } = evaluation;
    const modeRanking = rankModes(evaluation, states, wider?.modeRanking);
    const priority = priorityOf(modeRanking, mode);
    const canAim = modeRanking.possible.some((outcome) => [mode, tie, notYet].includes(outcome));
    if (!canAim || tests.some(({ shut }) => !holdsFor(shut, effective)))
      return { coverage: 'none', priority, evaluation, modeRanking };
    if (!isSettled(modeRanking) || tests.some((one) => holdsFor(one.open, effective)))
      return { coverage: 'some', priority, evaluation, modeRanking };
    const within = modeRanking.bestCandidate?.compiled.mode.id === mode ? 'each' : 'none';
    return { coverage: within, priority, evaluation, modeRanking };
  };
  const rules = market.modes.flatMap(({ requires, factors }) => [...requires, ...factors]);
  const formulas = [
    ...open,
    ...rules.map(({ condition }) => market.formulas[condition]),
    ...gateFormulas(space.compiled, market),
  ];
  const start = space.project(idle) ?? allAnswers(space.compiled);
  const instances = byWeight(space, market, formulas, () => 0);
  return runSearch(space, market, instances, judge, maxStates, start);
}

/** Whether both the availability and the score of every mode are certain. */
const isSettled = ({ ranked }: ModeRanking): boolean =>
  ranked.every(({ available, low, high }) => low === high && !isOpen(available));

const coverageOf = (low: number, high: number, sought: number): Judgement['coverage'] => {
  if (sought < low || sought > high) return 'none';
  return low === high ? 'each' : 'some';
};

function within(possible: readonly string[], sought: string): Judgement['coverage'] {
  if (!possible.includes(sought)) return 'none';
  return possible.length === 1 ? 'each' : 'some';
}

/** How close a ranking is to an outcome: by the lead over the other modes, in half points. */
function priorityOf({ ranked }: ModeRanking, outcome: string): number {
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

function runSearch<Said extends Judgement>(
  space: CompanySpace,
  market: MarketScope,
  instances: readonly QuestionInstance[],
  judge: Judge<Said>,
  maxStates: number,
  start = allAnswers(space.compiled),
): OutcomeSearch {
  const found = search(start, instances, judge, maxStates);
  if (found.kind !== 'found') return found;
  const raw = found.raw.map(lowestValue);
  const { compiled } = space;
  const markets = new Set([market.market]);
  const decided = (instance: QuestionInstance): boolean =>
    instance.variables.some((variable) => found.raw[variable] === raw[variable]);
  return {
    kind: 'found',
    states: found.states,
    answers: decodeAnswers(compiled, raw, markets),
    decisive: decodeAnswers(compiled, raw, markets, decided),
  };
}

/** The questions on which the verdict in a market depends, those that most rules test first. */
export function verdictQuestions(space: CompanySpace, market: MarketScope): readonly QuestionInstance[] {
  const rules = market.modes.flatMap(({ requires, factors }) => [...requires, ...factors]);
  const formulas = rules.map(({ condition }) => market.formulas[condition]);
  return byWeight(space, market, [...formulas, ...gateFormulas(space.compiled, market)], () => 0);
}

/** The questions on which readiness for a market depends, the heaviest first. */
function levelQuestions(space: CompanySpace, market: MarketScope): readonly QuestionInstance[] {
  const { dimensions } = space.compiled.pack.readiness;
  const weights = new Map(
    [...space.compiled.company.scoredQuestions, ...market.scoredQuestions].map(
      ({ instance, dimension, weight }) => [instance, weight * (dimensions[dimension]?.weight ?? 1)],
    ),
  );
  return byWeight(
    space,
    market,
    gateFormulas(space.compiled, market),
    (instance) => weights.get(instance) ?? 0,
  );
}

const gateFormulas = ({ company }: CompiledPack, market: MarketScope): readonly (Formula | undefined)[] =>
  [company, market].flatMap(({ gates, formulas }) => gates.map(({ condition }) => formulas[condition]));

function byWeight(
  space: CompanySpace,
  market: MarketScope,
  formulas: readonly (Formula | undefined)[],
  weightOf: (instance: QuestionInstance) => number,
): readonly QuestionInstance[] {
  const answerSpace = space.compiled.space;
  const instances = [...answerSpace.inScope(null), ...answerSpace.inScope(market.market)];
  const weights = new Map(instances.map((instance) => [instance, weightOf(instance)]));
  const add = (formula: Formula, weight: number): void => {
    for (const variable of variablesOf(formula)) {
      const instance = space.instanceAt(variable);
      if (instance !== undefined) weights.set(instance, (weights.get(instance) ?? 0) + weight);
    }
  };
  for (const formula of formulas) if (formula !== undefined) add(formula, 1);
  // A question that shows another weighs more than the question it shows.
  for (const instance of [...instances].reverse())
    if ((weights.get(instance) ?? 0) > 0) add(space.visible(instance), (weights.get(instance) ?? 0) + 1);
  return instances
    .filter((instance) => (weights.get(instance) ?? 0) > 0)
    .sort((a, b) => (weights.get(b) ?? 0) - (weights.get(a) ?? 0) || a.variable - b.variable);
}
