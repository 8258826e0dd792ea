import { assemblePlan } from '../../engine/planning/assemble.ts';
import { monthOfWeek } from '../../values/duration.ts';
import type { CompiledPack } from '../../engine/compile/compile.ts';
import { allRecommendations } from '../../rule-pack/traverse.ts';
import { evaluate } from '../../engine/scoring/evaluate.ts';
import { outcomeOf } from '../../engine/scoring/outcome.ts';
import type { Pack } from '../../rule-pack/rule-pack.ts';
import type { AnswerSets } from '../../engine/space/answer-space.ts';

/** The actions of the plan in order, each with its horizon and starting month. */
export function planOrder(compiled: CompiledPack, raw: AnswerSets, markets: readonly string[]): string {
  const evaluation = evaluate(
    compiled,
    raw,
    markets.flatMap((id) => compiled.market(id) ?? []),
  );
  const outcome = outcomeOf(evaluation);
  const { horizons } = compiled.pack.manifest;
  return assemblePlan(evaluation, outcome, null)
    .actions.map(({ candidate, horizon, startWeek }) => {
      return `${candidate.key} (${horizons[horizon]?.id ?? ''}, month ${monthOfWeek(startWeek)})`;
    })
    .join(betweenActions);
}

const betweenActions = '; ';
/** Number of actions to show, from the first that differs. */
const maxShown = 3;

/** Both orders, from the first action that differs. */
export function planDifference(before: string, after: string): readonly [string, string] {
  const [old, current] = [actionsIn(before), actionsIn(after)];
  const first = current.findIndex((action, index) => action !== old[index]);
  const start = first < 0 ? current.length : first;
  const shown = (actions: readonly string[]): string => {
    const rest = actions.slice(start);
    const few = rest.slice(0, maxShown).join(betweenActions);
    return `${start === 0 ? '' : '… '}${few === '' ? 'no action' : few}${rest.length > maxShown ? ' …' : ''}`;
  };
  return [shown(old), shown(current)];
}

const actionsIn = (order: string): readonly string[] => (order === '' ? [] : order.split(betweenActions));

/** Everything except conditions that orders and schedules actions. */
export function planSettings(pack: Pack): string {
  const { horizons, priority, plan, roles } = pack.manifest;
  const recommendations = allRecommendations(pack).map((one) => [
    one.id,
    one.impact,
    one.effort,
    one.takes,
    sorted(one.improves ?? null),
    one.modes ?? null,
    one.forms ?? null,
    one.after ?? null,
    one.replaces ?? null,
    one['not-before'] ?? null,
    // Who does the work matters only where days are counted.
    plan === undefined ? null : one.owner,
    one['work-days'] ?? null,
    one['finish-by'] ?? null,
  ]);
  return JSON.stringify([
    horizons.map((horizon) => [horizon.id, horizon['from-month'], horizon['at-most'] ?? null]),
    sorted(priority),
    sorted(plan ?? null),
    sorted(roles ?? null),
    pack.readiness.gates.flatMap(({ id, stops }) => (stops === undefined ? [] : [[id, stops.first]])),
    recommendations.map((one) => JSON.stringify(one)).sort(),
  ]);
}

/** Sorts keys, so that only values count. */
function sorted(value: unknown): unknown {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return value;
  return Object.fromEntries(
    Object.entries(value)
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([key, inner]) => [key, sorted(inner)]),
  );
}
