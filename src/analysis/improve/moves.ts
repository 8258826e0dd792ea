import type { CompiledPack } from '../../engine/compile/compile.ts';
import { bucketOf, notApplicableBit } from '../../engine/space/domain.ts';
import { type Evaluation, targetQuestions } from '../../engine/scoring/evaluate.ts';
import { improvementsOf, progressOf, type Improvement } from '../../engine/planning/effects.ts';
import type { AnswerSets, QuestionInstance } from '../../engine/space/answer-space.ts';
import { isFalse } from '../../engine/conditions/tristate.ts';
import type { AnswerFile, Recommendation } from '../../schema/types.ts';
import { withOverrides } from '../what-if/what-if.ts';
import type { AnswerOverride } from '../what-if/settings.ts';
import { isList } from '../../source/node.ts';
import { answerTo, refOf } from '../../schema/answer-file.ts';
import { scopedId } from '../../values/scoped-id.ts';

/** One thing to do: an action that the rules recommend or, if there is none, a step to the next better answer. */
export interface Move {
  /** The key of the action, or else the question, with @market. */
  readonly key: string;
  readonly market: string | null;
  readonly action: Recommendation | null;
  readonly effort: Recommendation['effort'];
  /** At least 1. */
  readonly cost: number;
  readonly raises: readonly Raise[];
}

/** An answer that a move raises to a target. */
export interface Raise {
  readonly instance: QuestionInstance;
  readonly variable: number;
  readonly target: number;
  readonly to: string | number;
}

/** The cost of a move by its effort. Without a recommendation, the effort counts as high. */
const costs: Readonly<Record<Recommendation['effort'], number>> = { low: 1, medium: 2, high: 3 };

/**
 * Everything that this company can do to improve its answers: recommendations whose condition is not false today, and
 * one step up for ordered questions and numbers with bands that no recommendation improves. Unchangeable answers stay.
 */
export function movesOf(evaluation: Evaluation): readonly Move[] {
  const moves: Move[] = [];
  for (const { scope, states } of [evaluation.company, ...evaluation.markets])
    for (const { rule, condition } of scope.recommendations) {
      if (isFalse(states.at(condition))) continue;
      const raises = improvementsOf(rule, scope.market, evaluation.compiled.space).filter((one) =>
        canRaise(one, evaluation),
      );
      if (raises.length === 0) continue;
      const { effort } = rule;
      const key = scopedId(rule.id, scope.market);
      moves.push({ key, market: scope.market, action: rule, effort, cost: costs[effort], raises });
    }
  const improved = new Set(moves.flatMap(({ raises }) => raises.map(({ instance }) => instance)));
  for (const instance of targetQuestions(evaluation)) {
    const raise = improved.has(instance) ? undefined : stepUp(instance, evaluation);
    if (raise === undefined) continue;
    const key = scopedId(instance.question.id, instance.market);
    moves.push({
      key,
      market: instance.market,
      action: null,
      effort: 'high',
      cost: costs.high,
      raises: [raise],
    });
  }
  return undominated(moves);
}

function canRaise(improvement: Improvement, { effective }: Evaluation): boolean {
  const { instance } = improvement;
  if (instance.question.changeable === false || progressOf(improvement, effective) === 'reached')
    return false;
  // If some choices of a list are unknown, no answers file can express that one is added.
  return (
    instance.domain.type !== 'many' ||
    instance.variables.every((variable) => isSingle(effective[variable] ?? 0))
  );
}

const isSingle = (set: number): boolean => (set & notApplicableBit) === 0 && (set & (set - 1)) === 0;

/** One step up from the worst answer possible today. */
function stepUp(instance: QuestionInstance, { raw }: Evaluation): Raise | undefined {
  const { question, domain, variable } = instance;
  if (question.changeable === false) return undefined;
  const set = (raw[variable] ?? 0) & ~notApplicableBit;
  const today = set & -set;
  if (domain.type === 'one' && question.ordered === true) {
    const next = [...domain.bits].find(([, bit]) => bit === today << 1);
    return next && { instance, variable, target: next[1], to: next[0] };
  }
  if (domain.type !== 'number') return undefined;
  const { bands = [], maximum = Number.POSITIVE_INFINITY } = question;
  const score = (bit: number): number =>
    bands.reduce((last, band) => (bucketOf(domain.breakpoints, band.from) <= bit ? band.score : last), 0);
  const next = bands.find(
    (band) =>
      bucketOf(domain.breakpoints, band.from) > today && band.score > score(today) && band.from <= maximum,
  );
  return (
    next && {
      instance,
      variable,
      target: bucketOf(domain.breakpoints, next.from),
      to: next.from,
    }
  );
}

/** The cheapest of the moves with the same effect. */
function undominated(moves: readonly Move[]): readonly Move[] {
  const best = new Map<string, Move>();
  for (const move of moves) {
    const same = move.raises
      .map(({ variable, target }) => `${variable}:${target}`)
      .sort()
      .join(' ');
    const known = best.get(same);
    if (known === undefined || move.cost < known.cost) best.set(same, move);
  }
  return [...best.values()];
}

/** The answer sets after all of these moves; if two raise the same answer, the higher target counts. */
export function applyMoves(raw: AnswerSets, moves: readonly Move[]): AnswerSets {
  const sets = raw.slice();
  const raised = new Map<number, number>();
  for (const { raises } of moves)
    for (const { variable, target } of raises)
      raised.set(variable, Math.max(target, raised.get(variable) ?? 0));
  for (const [variable, target] of raised) sets[variable] = target;
  return sets;
}

/** Answer sets that include every company that makes some of these moves. */
export function relaxByMoves(raw: AnswerSets, moves: readonly Move[]): AnswerSets {
  const sets = raw.slice();
  for (const { raises } of moves)
    for (const { variable, target } of raises) sets[variable] = (sets[variable] ?? 0) | target;
  return sets;
}

/** The moves as overrides, one for each question. */
export function overridesOf(answers: AnswerFile, moves: readonly Move[]): readonly AnswerOverride[] {
  const overrides = new Map<
    QuestionInstance,
    { readonly target: number; readonly setting: AnswerOverride }
  >();
  for (const { instance, target, to } of moves.flatMap(({ raises }) => raises)) {
    const { question, market, domain } = instance;
    const known = overrides.get(instance);
    const setting = (value: AnswerOverride['value']): void => {
      overrides.set(instance, { target, setting: { question: question.id, market, value } });
    };
    if (domain.type === 'many') {
      const given = known?.setting.value ?? answerTo(answers, refOf(instance));
      const chosen = given !== undefined && isList(given) ? given : [];
      setting([...chosen, String(to)]);
    } else if (known === undefined || known.target < target) setting(to);
  }
  return [...overrides.values()].map((one) => one.setting);
}

/** The answers after these moves. */
export const answersAfter = (
  compiled: CompiledPack,
  answers: AnswerFile,
  moves: readonly Move[],
): AnswerFile => withOverrides(compiled, answers, overridesOf(answers, moves));
