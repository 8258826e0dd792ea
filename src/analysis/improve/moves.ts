import type { CompiledPack } from '../../engine/compile/compile.ts';
import { binOf, notApplicableBit } from '../../engine/space/domain.ts';
import { type Evaluation } from '../../engine/scoring/evaluate.ts';
import { targetPlaces } from '../../engine/planning/open-questions.ts';
import { improvementsOf, progressOf, type Improvement } from '../../engine/planning/effects.ts';
import type { AnswerSets, Place } from '../../engine/space/layout.ts';
import { isFalse } from '../../engine/conditions/tristate.ts';
import { actionKey } from '../../engine/planning/candidates.ts';
import type { AnswerFile, Recommendation } from '../../schema/types.ts';
import { answerAt } from '../../engine/space/encode-answers.ts';
import { isList } from '../../answers/answer-text.ts';
import { withSettings } from '../what-if/what-if.ts';
import type { Setting } from '../what-if/settings.ts';

/** One thing to do: an action that the rules recommend, or, where they know none, a step to the next better answer. */
export interface Move {
  /** Of an action its key; else the question, with @market. */
  readonly key: string;
  readonly market: string | null;
  readonly action: Recommendation | null;
  readonly effort: Recommendation['effort'];
  /** At least 1. */
  readonly cost: number;
  readonly raises: readonly Raise[];
}

/** An answer that a move brings to a target. */
export interface Raise {
  readonly place: Place;
  readonly slot: number;
  readonly target: number;
  readonly to: string | number;
}

/** What a move costs, by its effort. Where no recommendation leads to a better answer the effort counts as high. */
const costs: Readonly<Record<Recommendation['effort'], number>> = { low: 1, medium: 2, high: 3 };

/**
 * Everything that this company can do to better its answers: what the recommendations improve, unless their condition
 * is false today; and for ordered questions and numbers with bands that no recommendation improves, one step up. Answers
 * that are not changeable stay.
 */
export function movesOf(evaluation: Evaluation): readonly Move[] {
  const moves: Move[] = [];
  for (const { scope, states } of [evaluation.company, ...evaluation.markets])
    for (const { rule, condition } of scope.recommendations) {
      if (isFalse(states.at(condition))) continue;
      const raises = improvementsOf(rule, scope.market, evaluation.compiled.layout).filter((one) =>
        canRaise(one, evaluation),
      );
      if (raises.length === 0) continue;
      const { effort } = rule;
      const key = actionKey(rule.id, scope.market);
      moves.push({ key, market: scope.market, action: rule, effort, cost: costs[effort], raises });
    }
  const improved = new Set(moves.flatMap(({ raises }) => raises.map(({ place }) => place)));
  for (const place of targetPlaces(evaluation)) {
    const raise = improved.has(place) ? undefined : stepUp(place, evaluation);
    if (raise === undefined) continue;
    const key = actionKey(place.question.id, place.market);
    moves.push({
      key,
      market: place.market,
      action: null,
      effort: 'high',
      cost: costs.high,
      raises: [raise],
    });
  }
  return undominated(moves);
}

function canRaise(improvement: Improvement, { effective }: Evaluation): boolean {
  const { place } = improvement;
  if (place.question.changeable === false || progressOf(improvement, effective) === 'reached') return false;
  // Of several choices of which some are not known, no answers file can say that one more is added.
  return place.domain.type !== 'many' || place.everySlot.every((slot) => isSingle(effective[slot] ?? 0));
}

const isSingle = (set: number): boolean => (set & notApplicableBit) === 0 && (set & (set - 1)) === 0;

/** One step up from the worst answer that is possible today. */
function stepUp(place: Place, { raw }: Evaluation): Raise | undefined {
  const { question, domain, slot } = place;
  if (question.changeable === false) return undefined;
  const set = (raw[slot] ?? 0) & ~notApplicableBit;
  const today = set & -set;
  if (domain.type === 'one' && question.ordered === true) {
    const next = [...domain.bits].find(([, bit]) => bit === today << 1);
    return next && { place, slot, target: next[1], to: next[0] };
  }
  if (domain.type !== 'number') return undefined;
  const { bands = [], maximum = Number.POSITIVE_INFINITY } = question;
  const score = (bit: number): number =>
    bands.reduce((last, band) => (binOf(domain.cuts, band.from) <= bit ? band.score : last), 0);
  const next = bands.find(
    (band) => binOf(domain.cuts, band.from) > today && band.score > score(today) && band.from <= maximum,
  );
  return next && { place, slot, target: binOf(domain.cuts, next.from), to: next.from };
}

/** Of moves that do the same, the cheapest. */
function undominated(moves: readonly Move[]): readonly Move[] {
  const best = new Map<string, Move>();
  for (const move of moves) {
    const same = move.raises
      .map(({ slot, target }) => `${slot}:${target}`)
      .sort()
      .join(' ');
    const known = best.get(same);
    if (known === undefined || move.cost < known.cost) best.set(same, move);
  }
  return [...best.values()];
}

/** The answer sets once these moves are made; where two raise the same answer, the higher target counts. */
export function moved(raw: AnswerSets, moves: readonly Move[]): AnswerSets {
  const sets = raw.slice();
  const raised = new Map<number, number>();
  for (const { raises } of moves)
    for (const { slot, target } of raises) raised.set(slot, Math.max(target, raised.get(slot) ?? 0));
  for (const [slot, target] of raised) sets[slot] = target;
  return sets;
}

/** The answer sets in which every company lies that makes some of these moves. */
export function mayMove(raw: AnswerSets, moves: readonly Move[]): AnswerSets {
  const sets = raw.slice();
  for (const { raises } of moves)
    for (const { slot, target } of raises) sets[slot] = (sets[slot] ?? 0) | target;
  return sets;
}

/** The moves as answers to try: one for each question. */
export function settingsOf(answers: AnswerFile, moves: readonly Move[]): readonly Setting[] {
  const settings = new Map<Place, { readonly target: number; readonly setting: Setting }>();
  for (const { place, target, to } of moves.flatMap(({ raises }) => raises)) {
    const { question, market, domain } = place;
    const known = settings.get(place);
    const setting = (value: Setting['value']): void => {
      settings.set(place, { target, setting: { question: question.id, market, value } });
    };
    if (domain.type === 'many') {
      const given = known?.setting.value ?? answerAt(answers, place);
      const chosen = given !== undefined && isList(given) ? given : [];
      setting([...chosen, String(to)]);
    } else if (known === undefined || known.target < target) setting(to);
  }
  return [...settings.values()].map((one) => one.setting);
}

/** The answers once these moves are made. */
export const answersAfter = (
  compiled: CompiledPack,
  answers: AnswerFile,
  moves: readonly Move[],
): AnswerFile => withSettings(compiled, answers, settingsOf(answers, moves));
