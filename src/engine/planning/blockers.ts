import { residualOf } from '../scoring/barriers.ts';
import type { Evaluation, ScopeStates, States } from '../scoring/evaluate.ts';
import type { Scope } from '../compile/compile.ts';
import type { Aim } from './aims.ts';
import { isTrue } from '../conditions/tristate.ts';

/** What blocks a market entry: a gate that holds, an unmet requirement, or a barrier with some steps left. */
export interface Blocker {
  readonly kind: 'gate' | 'requirement' | 'barrier';
  readonly market: string | null;
  readonly id: string;
  /** Its title in the pack. */
  readonly title: string;
  readonly steps: number;
}

/** A blocker of today, and how to measure it after a change of answers. */
interface Measured {
  readonly blocker: Blocker;
  readonly scopeIn: (evaluation: Evaluation) => ScopeStates<Scope> | undefined;
  readonly measure: (states: States) => number;
}

/**
 * What blocks each market for the mode aimed at there. A gate that holds, or a requirement that is not certainly met,
 * counts one step; a barrier counts its worst-case residual severity.
 */
export class Blockers {
  readonly #today: Evaluation;
  readonly #all: readonly Measured[];

  /** @param aims what the company aims at, by market */
  constructor(today: Evaluation, aims: ReadonlyMap<string, Aim>) {
    this.#today = today;
    this.#all = measuredIn(today, aims);
  }

  /** The blockers that `after` lowers or removes; `steps` is by how much. */
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

function measuredIn(today: Evaluation, aims: ReadonlyMap<string, Aim>): readonly Measured[] {
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
    for (const { rule, condition } of aims.get(scope.market)?.mode?.requires ?? [])
      add('requirement', { id: rule.id, title: rule.because }, scopeIn, (states) =>
        isTrue(states.at(condition)) ? 0 : 1,
      );
    for (const barrier of scope.barriers)
      add('barrier', barrier.rule, scopeIn, (states) => residualOf(barrier, states).high);
  }
  return found;
}
