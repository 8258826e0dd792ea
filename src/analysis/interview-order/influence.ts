import type { CompiledPack, MarketScope } from '../../engine/compile/compile.ts';
import type { Evaluation, ScopeStates } from '../../engine/scoring/evaluate.ts';
import { scoreModes } from '../../engine/scoring/mode-scores.ts';
import { variablesOf } from '../../engine/conditions/formula.ts';
import type { QuestionInstance } from '../../engine/space/answer-space.ts';
import { isOpen } from '../../engine/conditions/tristate.ts';
import { isContender } from './contenders.ts';
import { visibilityVariables } from './open-questions.ts';
import { scopedId } from '../../values/scoped-id.ts';

/** How an open question can still affect an entry mode in a market. */
export interface Influence {
  readonly market: string;
  readonly mode: string;
  readonly title: string;
  /** Points that the mode can lose and gain by it, whatever the other open answers are. */
  readonly points: { readonly low: number; readonly high: number };
  /** Whether it helps decide if the mode is available. */
  readonly available: boolean;
  /** Whether the mode may still be recommended, alone or in a tie. */
  readonly contends: boolean;
}

export interface QuestionInfluence {
  /** Number of rules about entry modes that test the question, decided or not. */
  readonly rules: number;
  /** The effects of those that are still open. */
  readonly open: readonly Influence[];
}

/** How each of these questions affects the entry modes of the evaluated markets. */
export function influencesOf(
  evaluation: Evaluation,
  instances: readonly QuestionInstance[],
): ReadonlyMap<QuestionInstance, QuestionInfluence> {
  const rules = evaluation.markets.flatMap((market) => rulesOf(evaluation, market));
  const reach = reachOf(evaluation.compiled);
  return new Map(
    instances.map((instance) => {
      const variables = reach(instance);
      const looking = rules.filter((rule) => rule.variables.some((variable) => variables.has(variable)));
      return [instance, { rules: looking.length, open: joined(looking.filter(({ open }) => open)) }];
    }),
  );
}

interface ModeRule {
  readonly market: string;
  readonly mode: string;
  readonly title: string;
  readonly variables: readonly number[];
  /** Whether its condition is open and its mode is not hidden. */
  readonly open: boolean;
  readonly contends: boolean;
  /** Null for a requirement or a gate. */
  readonly points: number | null;
}

/** Every rule that decides about entry modes in a market. */
function rulesOf(evaluation: Evaluation, market: ScopeStates<MarketScope>): readonly ModeRule[] {
  const modeScores = scoreModes(evaluation, market).modes.filter((mode) => mode !== null);
  return market.scope.modes.flatMap((compiled) => {
    const modeScore = modeScores.find((one) => one.compiled === compiled);
    const contends = modeScore !== undefined && isContender(evaluation.compiled, modeScores, modeScore);
    const { id, title } = compiled.mode;
    const rule = (
      { scope, states }: Pick<Evaluation['company'], 'scope' | 'states'>,
      condition: number,
      points: number | null,
    ): ModeRule => {
      const formula = scope.formulas[condition];
      const variables = formula === undefined ? [] : [...variablesOf(formula)];
      const open = modeScore !== undefined && isOpen(states.at(condition));
      return { market: market.scope.market, mode: id, title, variables, open, contends, points };
    };
    return [
      ...compiled.requires.map(({ condition }) => rule(market, condition, null)),
      ...compiled.factors.map(({ condition, points }) => rule(market, condition, points)),
      ...[evaluation.company, market].flatMap((one) =>
        one.scope.gates
          .filter((gate) => gate.rule.blocks?.includes(id) === true)
          .map(({ condition }) => rule(one, condition, null)),
      ),
    ];
  });
}

/** The variables that an answer can change: its own, and those of questions that it shows or hides. */
function reachOf(compiled: CompiledPack): (instance: QuestionInstance) => ReadonlySet<number> {
  const depending = compiled.space.instances
    .map((instance) => ({ place: instance, on: visibilityVariables(compiled, instance) }))
    .filter(({ on }) => on.size > 0);
  return (instance) => {
    const reached = new Set(instance.variables);
    for (let before = 0; before !== reached.size;) {
      before = reached.size;
      for (const { place: child, on } of depending)
        if ([...on].some((variable) => reached.has(variable)))
          for (const variable of child.variables) reached.add(variable);
    }
    return reached;
  };
}

/** Sums the rules of each mode. */
function joined(rules: readonly ModeRule[]): readonly Influence[] {
  const influences = new Map<string, Influence>();
  for (const { market, mode, title, points, contends } of rules) {
    const key = scopedId(mode, market);
    const before = influences.get(key) ?? {
      market,
      mode,
      title,
      points: { low: 0, high: 0 },
      available: false,
      contends,
    };
    influences.set(key, {
      ...before,
      points: {
        low: before.points.low + Math.min(0, points ?? 0),
        high: before.points.high + Math.max(0, points ?? 0),
      },
      available: before.available || points === null,
    });
  }
  return [...influences.values()];
}
