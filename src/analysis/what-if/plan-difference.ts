import type { Action, Assessment, LeftOut } from '../../schema/types.ts';
import { paired, type Pair } from './paired.ts';

export interface PlanDifference {
  /** In the earlier plan only, because its answers are reached now. */
  readonly done: readonly ActionName[];
  /** In the earlier plan only, without being done. */
  readonly gone: readonly (ActionName & { readonly reason: LeftOut['reason'] | null })[];
  /** In the later plan only. */
  readonly added: readonly ActionName[];
  /** In both, by the later order. */
  readonly kept: readonly (ActionName & { readonly order: Pair<number>; readonly horizon: Pair<string> })[];
}

export interface ActionName {
  /** id, or id@market. */
  readonly key: string;
  readonly id: string;
  readonly market: string | null;
  readonly title: string;
}

export function planDifference(before: Assessment, after: Assessment): PlanDifference {
  const left = new Map(after.plan.left.map(({ key, reason }) => [key, reason]));
  const lost: Action[] = [];
  const added: ActionName[] = [];
  const kept: PlanDifference['kept'][number][] = [];
  for (const pair of paired(before.plan.actions, after.plan.actions, ({ key }) => key)) {
    if (pair.before === undefined) added.push(nameOf(pair.either));
    else if (pair.after === undefined) lost.push(pair.either);
    else
      kept.push({
        ...nameOf(pair.after),
        order: { before: pair.before.order, after: pair.after.order },
        horizon: { before: pair.before.horizon, after: pair.after.horizon },
      });
  }
  return {
    done: lost.filter(({ key }) => left.get(key) === 'done').map(nameOf),
    gone: lost
      .filter(({ key }) => left.get(key) !== 'done')
      .map((action) => ({ ...nameOf(action), reason: left.get(action.key) ?? null })),
    added,
    kept,
  };
}

function nameOf({ key, id, market, title }: Action): ActionName {
  return { key, id, market, title };
}
