import type { ScoredPlace } from '../../engine/compile/question-scores.ts';
import { no, yes, type Diagram } from '../../solver/diagram.ts';
import { yesBit } from '../../engine/space/domain.ts';
import type { Model, ModelSide } from './model.ts';
import { anyOf } from './sums.ts';

/** Companies whose readiness a change of scores, weights or visibility can move. */
export function readinessRegion(model: Model): Diagram {
  const { table } = model;
  if (dimensionsOf(model.old) !== dimensionsOf(model.new)) return yes;
  const scopes = (side: ModelSide): readonly ScoredPlace[] => [
    ...side.compiled.company.scored,
    ...model.markets.flatMap((market) => side.market(market).scored),
  ];
  const before = new Map(scopes(model.old).map((one) => [one.place.slot, one]));
  const after = new Map(scopes(model.new).map((one) => [one.place.slot, one]));
  const slots = new Set([...before.keys(), ...after.keys()]);
  return anyOf(
    table,
    [...slots].map((slot) => placeRegion(model, before.get(slot), after.get(slot))),
  );
}

/** Dimensions in their order, with what they weigh. */
const dimensionsOf = ({ compiled }: ModelSide): string =>
  JSON.stringify(compiled.pack.readiness.dimensions.map(({ id, weight }) => [id, weight]));

function placeRegion(model: Model, before: ScoredPlace | undefined, after: ScoredPlace | undefined): Diagram {
  const { table } = model;
  const asked = before === undefined ? no : model.old.visible(before.place);
  const askedNow = after === undefined ? no : model.new.visible(after.place);
  const either = table.apply('or', asked, askedNow);
  if (before === undefined || after === undefined) return either;
  if (before.dimension !== after.dimension || before.weight !== after.weight) return either;
  const { slot, domain } = after.place;
  const changed = Array.from(
    { length: Math.max(before.points.length, after.points.length) },
    (_, index) => index,
  )
    .filter((index) => before.points[index] !== after.points[index])
    .map((index) =>
      domain.type === 'many'
        ? table.test(slot + index, yesBit, domain.full)
        : table.test(slot, 1 << index, domain.full),
    );
  const scores = table.apply('and', either, anyOf(table, changed));
  return table.apply('or', table.apply('xor', asked, askedNow), scores);
}
