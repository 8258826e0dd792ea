import { notApplicableBit, yesBit } from '../../engine/space/domain.ts';
import { evaluate } from '../../engine/scoring/evaluate.ts';
import { join, negate, restrict, slotsOf, test, type Formula } from '../../engine/conditions/formula.ts';
import { improved, improvementsOf, progressOf, type Improvement } from '../../engine/planning/effects.ts';
import { readinessScores } from '../../engine/scoring/readiness.ts';
import type { ScoredPlace } from '../../engine/compile/question-scores.ts';
import { answerSets } from '../../engine/space/encode-answers.ts';
import { answersFrom } from '../../solver/company.ts';
import { lowest } from '../../solver/values.ts';
import { everyAnswer } from '../../solver/search.ts';
import type { Diagnostic, Evidence } from '../../source/diagnostic.ts';
import type { Node } from '../../source/node.ts';
import { quote } from '../../source/sanitize.ts';
import type { AnswerFile } from '../../schema/types.ts';
import { ruleName } from './conditions.ts';
import { nodeIn, type Written } from './rules.ts';
import { finding, formulaFor, witness, type SearchContext } from './search-context.ts';
import type { AnswerSets } from '../../engine/space/layout.ts';

/**
 * Better answers by which readiness falls, though each question that comes into view is then answered in the best way:
 * those that an action leads to, and the later options of an ordered question. Readiness can only fall where the better
 * answer itself earns fewer points, or where it hides a question that earned some.
 */
export const checkLoweredScores = (context: SearchContext): readonly Diagnostic[] =>
  context.rules.flatMap((rule) => stepsOf(context, rule).flatMap((step) => lowered(context, step)));

/** A better answer, and the companies that can give it next. */
interface Step {
  readonly improvement: Improvement;
  readonly before: Formula;
  readonly what: string;
  readonly node: Node;
}

function stepsOf(context: SearchContext, rule: Written): readonly Step[] {
  const { layout } = context.compiled;
  switch (rule.kind) {
    case 'recommendation':
      return improvementsOf(rule.rule, rule.market, layout).map((improvement) => ({
        improvement,
        before: formulaFor(context, rule),
        what: `Following ${ruleName(rule)}`,
        node: nodeIn(rule, 'improves', improvement.place.question.id),
      }));
    case 'question': {
      const { id, ordered, dimension, options = [] } = rule.rule;
      const place = layout.find(id, rule.market);
      if (place === undefined || ordered !== true || dimension === undefined) return [];
      return options.slice(1).map((option, index) => {
        const target = 1 << (index + 2);
        const reached = place.domain.full & ~(target - 1);
        return {
          improvement: { place, slot: place.slot, target, reached, to: option.id },
          before: context.space.visible(place),
          what: `A better answer to ${quote(id)}, ${quote(option.id)},`,
          node: nodeIn(rule, 'options', index + 1, 'id'),
        };
      });
    }
    default:
      return [];
  }
}

function lowered(context: SearchContext, { improvement, before, what, node }: Step): readonly Diagnostic[] {
  const { slot, reached, place } = improvement;
  const { full } = place.domain;
  const open = join('all', [before, test(slot, full & ~reached & ~notApplicableBit, full)]);
  const suspects = scoredPlaces(context).flatMap((scored) => suspicion(context, scored, improvement));
  const code = 'improvement-lowers-score';
  for (const suspect of suspects) {
    const found = context.space.find(join('all', [open, suspect.when]));
    if (found.kind === 'none') continue;
    const falling =
      found.kind === 'found' ? fallingCompany(context, improvement, suspect.scored, found.answers) : null;
    const evidence: Evidence =
      falling === null
        ? { kind: 'undecided' }
        : witness(code, 'Before an answer that lowers readiness', falling);
    const message = `${what} lowers readiness: ${suspect.reason}.`;
    const expected =
      'a better answer that earns at least as many points, and hides no question that earns some';
    return [finding(node, code, message, { expected, evidence })];
  }
  return [];
}

const scoredPlaces = ({ compiled }: SearchContext): readonly ScoredPlace[] => [
  ...compiled.company.scored,
  ...compiled.pack.markets.flatMap(({ id }) => compiled.market(id)?.scored ?? []),
];

interface Suspicion {
  readonly scored: ScoredPlace;
  readonly when: Formula;
  readonly reason: string;
}

/** The companies for which a scored question may pull readiness down by the improvement. */
function suspicion(
  { space }: SearchContext,
  scored: ScoredPlace,
  { place, slot, reached, target }: Improvement,
): readonly Suspicion[] {
  const { id } = scored.place.question;
  if (scored.place === place && place.domain.type !== 'many') {
    const points = (bit: number): number => scored.points[31 - Math.clz32(bit)] ?? 0;
    let better = 0;
    for (let bit = 2; bit <= place.domain.full; bit <<= 1)
      if ((bit & reached) === 0 && points(bit) > points(target)) better |= bit;
    const when = test(slot, better, place.domain.full);
    return better === 0
      ? []
      : [{ scored, when, reason: `a lesser answer to ${quote(id)} earns more points` }];
  }
  const shown = space.visible(scored.place);
  if (!slotsOf(shown).has(slot) || Math.max(...scored.points) === 0) return [];
  const when = join('all', [shown, negate(restrict(shown, slot, target))]);
  return [{ scored, when, reason: `it hides the question ${quote(id)}, which earns points` }];
}

/**
 * A company whose readiness falls for sure: the suspect question is answered in the best way, its dimension otherwise as
 * it was found, the other dimensions likewise or at their best, where nothing that comes into view can add to them.
 */
function fallingCompany(
  context: SearchContext,
  improvement: Improvement,
  suspect: ScoredPlace,
  answers: AnswerFile,
): AnswerFile | null {
  const { compiled } = context;
  const markets = Object.keys(answers.markets ?? {}).flatMap((id) => compiled.market(id) ?? []);
  const sets = answerSets(answers, compiled.layout).map(lowest);
  const best = (raised: (scored: ScoredPlace) => boolean): AnswerSets => {
    const raw = sets.slice();
    for (const scored of scoredPlaces(context))
      if (scored.place !== improvement.place && raised(scored)) answerBest(raw, scored);
    return raw;
  };
  const trials = [
    best((scored) => scored === suspect),
    best((scored) => scored === suspect || scored.dimension !== suspect.dimension),
  ];
  const every = everyAnswer(compiled);
  const fallen = trials.find((raw) => {
    const before = evaluate(compiled, raw, markets);
    const now = raw.map((set, slot) =>
      before.effective[slot] === notApplicableBit ? (every[slot] ?? 0) : set,
    );
    const after = evaluate(compiled, improved(now, [improvement]), markets);
    return (
      progressOf(improvement, before.effective) === 'below' &&
      readinessScores(after).overall.high < readinessScores(before).overall.low
    );
  });
  return fallen === undefined
    ? null
    : answersFrom(compiled, fallen, new Set(markets.map(({ market }) => market)));
}

/** Gives the answer that earns most. */
function answerBest(raw: number[], { place, points }: ScoredPlace): void {
  if (place.domain.type === 'many') raw.fill(yesBit, place.slot, place.slot + place.slots);
  else raw[place.slot] = 1 << points.lastIndexOf(Math.max(...points));
}
