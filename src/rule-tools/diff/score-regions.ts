import type { ScoredQuestion } from '../../engine/compile/question-scores.ts';
import { no, yes, type Diagram } from '../../solver/diagram.ts';
import { yesBit } from '../../engine/space/domain.ts';
import type { Model, ModelSide } from './model.ts';
import { anyOf } from './sums.ts';

/**
 * Companies whose readiness a change of scores, weights or visibility can affect.
 *
 * @param markets those whose own questions count too; none for the readiness of the company as a whole
 */
export function readinessRegion(model: Model, markets: readonly string[] = []): Diagram {
  const { table } = model;
  if (dimensionsOf(model.old) !== dimensionsOf(model.new)) return yes;
  const scopes = (side: ModelSide): readonly ScoredQuestion[] => [
    ...side.compiled.company.scoredQuestions,
    ...markets.flatMap((market) => side.market(market).scoredQuestions),
  ];
  const before = new Map(scopes(model.old).map((one) => [one.instance.variable, one]));
  const after = new Map(scopes(model.new).map((one) => [one.instance.variable, one]));
  const variables = new Set([...before.keys(), ...after.keys()]);
  return anyOf(
    table,
    [...variables].map((variable) => placeRegion(model, before.get(variable), after.get(variable))),
  );
}

/** Dimensions in order, with their weights. */
const dimensionsOf = ({ compiled }: ModelSide): string =>
  JSON.stringify(compiled.pack.readiness.dimensions.map(({ id, weight }) => [id, weight]));

function placeRegion(
  model: Model,
  before: ScoredQuestion | undefined,
  after: ScoredQuestion | undefined,
): Diagram {
  const { table } = model;
  const asked = before === undefined ? no : model.old.visible(before.instance);
  const askedNow = after === undefined ? no : model.new.visible(after.instance);
  const either = table.apply('or', asked, askedNow);
  if (before === undefined || after === undefined) return either;
  if (before.dimension !== after.dimension || before.weight !== after.weight) return either;
  const { variable, domain } = after.instance;
  const changed = Array.from(
    { length: Math.max(before.points.length, after.points.length) },
    (_, index) => index,
  )
    .filter((index) => before.points[index] !== after.points[index])
    .map((index) =>
      domain.type === 'many'
        ? table.test(variable + index, yesBit, domain.full)
        : table.test(variable, 1 << index, domain.full),
    );
  const scores = table.apply('and', either, anyOf(table, changed));
  return table.apply('or', table.apply('xor', asked, askedNow), scores);
}
