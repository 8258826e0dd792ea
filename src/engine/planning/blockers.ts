import { residualOf } from '../scoring/barriers.ts';
import type { Evaluation, ScopeStates, States } from '../scoring/evaluate.ts';
import type { Scope } from '../compile/compile.ts';
import { isTrue } from '../conditions/tristate.ts';

/** Something in the way: a gate that holds, an unmet requirement, a barrier with so many steps left. */
export interface Blocker {
  readonly kind: 'gate' | 'requirement' | 'barrier';
  readonly market: string | null;
  readonly id: string;
  /** What the pack calls it. */
  readonly title: string;
  readonly steps: number;
}

/** An obstacle of today, and how to find out what is left of it when answers are others. */
interface Measured {
  readonly blocker: Blocker;
  readonly scopeIn: (evaluation: Evaluation) => ScopeStates<Scope> | undefined;
  readonly measure: (states: States) => number;
}

/**
 * What is in the way of entering markets by the mode aimed at there. A gate that holds and a requirement that is not
 * surely met count one step; a barrier its residual severity at worst.
 */
export class Blockers {
  readonly #today: Evaluation;
  readonly #all: readonly Measured[];

  /** @param aims the mode aimed at, by market */
  constructor(today: Evaluation, aims: ReadonlyMap<string, string | null>) {
    this.#today = today;
    this.#all = measuredIn(today, aims);
  }

  /** The obstacles that are lower after than they are today, or gone; `steps` is by how much. */
  loweredBy(after: Evaluation): readonly Blocker[] {
    const lowered: Blocker[] = [];
    for (const { blocker, scopeIn, measure } of this.#all) {
      const scope = scopeIn(after);
      if (scope === undefined || scope === scopeIn(this.#today)) continue;
      const steps = blocker.steps - measure(scope.states);
      if (steps > 0) lowered.push({ ...blocker, steps });
    }
    return lowered;
  }
}

function measuredIn(today: Evaluation, aims: ReadonlyMap<string, string | null>): readonly Measured[] {
  const found: Measured[] = [];
  const add = (
    kind: Blocker['kind'],
    { id, title }: Pick<Blocker, 'id' | 'title'>,
    scopeIn: Measured['scopeIn'],
    measure: Measured['measure'],
  ): void => {
    const scope = scopeIn(today);
    const steps = scope === undefined ? 0 : measure(scope.states);
    if (scope !== undefined && steps > 0)
      found.push({ blocker: { kind, market: scope.scope.market, id, title, steps }, scopeIn, measure });
  };
  const scopes = [
    (evaluation: Evaluation) => evaluation.company,
    ...today.markets.map((_, number) => (evaluation: Evaluation) => evaluation.markets[number]),
  ];
  for (const scopeIn of scopes)
    for (const { rule, condition } of scopeIn(today)?.scope.gates ?? [])
      add('gate', rule, scopeIn, (states) => (isTrue(states.at(condition)) ? 1 : 0));
  for (const [number, { scope }] of today.markets.entries()) {
    const scopeIn = (evaluation: Evaluation): ScopeStates<Scope> | undefined => evaluation.markets[number];
    const aim = scope.modes.find(({ mode }) => mode.id === aims.get(scope.market));
    for (const { rule, condition } of aim?.requires ?? [])
      add('requirement', { id: rule.id, title: rule.because }, scopeIn, (states) =>
        isTrue(states.at(condition)) ? 0 : 1,
      );
    for (const barrier of scope.barriers)
      add('barrier', barrier.rule, scopeIn, (states) => residualOf(barrier, states).high);
  }
  return found;
}
