import { notApplicableBit, yesBit } from '../../engine/space/domain.ts';
import { evaluate, type Evaluation } from '../../engine/scoring/evaluate.ts';
import { join, negate, restrict, variablesOf, test, type Formula } from '../../engine/conditions/formula.ts';
import {
  applyImprovements,
  improvementsOf,
  progressOf,
  type Improvement,
} from '../../engine/planning/effects.ts';
import { readinessScores } from '../../engine/scoring/readiness.ts';
import type { ScoredQuestion } from '../../engine/compile/question-scores.ts';
import { encodeAnswers } from '../../engine/space/encode-answers.ts';
import { decodeAnswers } from '../../solver/company.ts';
import { lowestValue } from '../../solver/values.ts';
import { allAnswers } from '../../solver/search.ts';
import type { Diagnostic, Evidence } from '../../source/diagnostic.ts';
import type { Node } from '../../source/node.ts';
import { quote } from '../../source/sanitize.ts';
import type { AnswerFile, Interval } from '../../schema/types.ts';
import { ruleName } from './conditions.ts';
import { nodeIn, type LocatedRule } from './located-rules.ts';
import { exactDiagnostic, formulaFor, witness, type SearchContext } from './search-context.ts';
import type { AnswerSets } from '../../engine/space/answer-space.ts';

/**
 * Reports better answers that lower readiness even if each question that appears is then answered in the best way.
 * Better answers are those that an action leads to, and the later options of an ordered question. Readiness can only
 * fall if the better answer itself earns fewer points, or if it hides a question that earned some.
 */
export const checkLoweredScores = (context: SearchContext): readonly Diagnostic[] =>
  context.rules.flatMap((rule) =>
    improvementSteps(context, rule).flatMap((step) => checkStep(context, step)),
  );

/** A better answer, and the companies that can move to it. */
interface Step {
  readonly improvement: Improvement;
  readonly before: Formula;
  readonly what: string;
  readonly node: Node;
}

function improvementSteps(context: SearchContext, rule: LocatedRule): readonly Step[] {
  const { space } = context.compiled;
  switch (rule.kind) {
    case 'recommendation':
      return improvementsOf(rule.value, rule.market, space).map((improvement) => ({
        improvement,
        before: formulaFor(context, rule),
        what: `Following ${ruleName(rule)}`,
        node: nodeIn(rule, 'improves', improvement.instance.question.id),
      }));
    case 'question': {
      const { id, ordered, dimension, options = [] } = rule.value;
      const instance = space.find(id, rule.market);
      if (instance === undefined || ordered !== true || dimension === undefined) return [];
      return options.slice(1).map((option, index) => {
        const target = 1 << (index + 2);
        const reached = instance.domain.full & ~(target - 1);
        return {
          improvement: { instance, variable: instance.variable, target, reached, to: option.id },
          before: context.space.visible(instance),
          what: `A better answer to ${quote(id)}, ${quote(option.id)},`,
          node: nodeIn(rule, 'options', index + 1, 'id'),
        };
      });
    }
    default:
      return [];
  }
}

function checkStep(context: SearchContext, { improvement, before, what, node }: Step): readonly Diagnostic[] {
  const { variable, reached, instance } = improvement;
  const { full } = instance.domain;
  const open = join('all', [before, test(variable, full & ~reached & ~notApplicableBit, full)]);
  const suspects = scoredPlaces(context).flatMap((scored) => suspicionsAbout(context, scored, improvement));
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
    return [exactDiagnostic(node, code, message, { expected, evidence })];
  }
  return [];
}

const scoredPlaces = ({ compiled }: SearchContext): readonly ScoredQuestion[] => [
  ...compiled.company.scoredQuestions,
  ...compiled.pack.markets.flatMap(({ id }) => compiled.market(id)?.scoredQuestions ?? []),
];

interface Suspicion {
  readonly scored: ScoredQuestion;
  readonly when: Formula;
  readonly reason: string;
}

/** The companies whose readiness a scored question may lower after the improvement. */
function suspicionsAbout(
  { space }: SearchContext,
  scored: ScoredQuestion,
  { instance, variable, reached, target }: Improvement,
): readonly Suspicion[] {
  const { id } = scored.instance.question;
  if (scored.instance === instance && instance.domain.type !== 'many') {
    const points = (bit: number): number => scored.points[31 - Math.clz32(bit)] ?? 0;
    let better = 0;
    for (let bit = 2; bit <= instance.domain.full; bit <<= 1)
      if ((bit & reached) === 0 && points(bit) > points(target)) better |= bit;
    const when = test(variable, better, instance.domain.full);
    return better === 0
      ? []
      : [{ scored, when, reason: `a lesser answer to ${quote(id)} earns more points` }];
  }
  const shown = space.visible(scored.instance);
  if (!variablesOf(shown).has(variable) || Math.max(...scored.points) === 0) return [];
  const when = join('all', [shown, negate(restrict(shown, variable, target))]);
  return [{ scored, when, reason: `it hides the question ${quote(id)}, which earns points` }];
}

/**
 * A company whose readiness certainly falls, as a whole or in a market. The suspect question gets its best answer; the rest of its dimension stays
 * as found; the other dimensions stay as found or get their best answers, so that new questions cannot add to them.
 */
function fallingCompany(
  context: SearchContext,
  improvement: Improvement,
  suspect: ScoredQuestion,
  answers: AnswerFile,
): AnswerFile | null {
  const { compiled } = context;
  const markets = Object.keys(answers.markets ?? {}).flatMap((id) => compiled.market(id) ?? []);
  const sets = encodeAnswers(answers, compiled.space).map(lowestValue);
  const best = (raised: (scored: ScoredQuestion) => boolean): AnswerSets => {
    const raw = sets.slice();
    for (const scored of scoredPlaces(context))
      if (scored.instance !== improvement.instance && raised(scored)) answerBest(raw, scored);
    return raw;
  };
  const trials = [
    best((scored) => scored === suspect),
    best((scored) => scored === suspect || scored.dimension !== suspect.dimension),
  ];
  const every = allAnswers(compiled);
  const fallen = trials.find((raw) => {
    const before = evaluate(compiled, raw, markets);
    const now = raw.map((set, variable) =>
      before.effective[variable] === notApplicableBit ? (every[variable] ?? 0) : set,
    );
    const after = evaluate(compiled, applyImprovements(now, [improvement]), markets);
    return (
      progressOf(improvement, before.effective) === 'below' &&
      [null, ...markets.map(({ market }) => market)].some(
        (market) => readinessIn(after, market).high < readinessIn(before, market).low,
      )
    );
  });
  return fallen === undefined
    ? null
    : decodeAnswers(compiled, fallen, new Set(markets.map(({ market }) => market)));
}

/** Readiness of the company (null), or in one market. */
function readinessIn(evaluation: Evaluation, market: string | null): Interval {
  const states = evaluation.markets.find(({ scope }) => scope.market === market) ?? null;
  return readinessScores(evaluation, states).overall;
}

/** Sets the answer that earns most points. */
function answerBest(raw: number[], { instance, points }: ScoredQuestion): void {
  if (instance.domain.type === 'many')
    raw.fill(yesBit, instance.variable, instance.variable + instance.variableCount);
  else raw[instance.variable] = 1 << points.lastIndexOf(Math.max(...points));
}
