import type { CompiledLine } from '../../engine/compile/compiled-rules.ts';
import { no, yes, type Diagram } from '../../solver/diagram.ts';
import type { Model, ModelSide } from './model.ts';
import { barrierDiffers } from './rule-regions.ts';
import { readinessRegion } from './score-regions.ts';
import { anyOf, sumsDiffer, type Term } from './sums.ts';

/** Companies whose score of a market a change can affect: by the weights of lines, or by what a line is measured by. */
export function choiceRegion(model: Model, market: string): Diagram {
  const [before, after] = model.sides.map((side) => settingsOf(side, market));
  if (before !== after) return yes;
  const { table, old, new: current } = model;
  const [choice, changed] = [old.market(market).choice, current.market(market).choice];
  const weights = choice.when.map(({ condition }, index) =>
    table.apply(
      'xor',
      old.condition(old.market(market), condition),
      current.condition(current.market(market), changed.when[index]?.condition ?? -1),
    ),
  );
  const lines = [...choice.attractiveness, ...choice.position];
  const changedLines = [...changed.attractiveness, ...changed.position];
  return anyOf(table, [
    ...weights,
    ...lines.map((line, index) => lineRegion(model, market, line, changedLines[index])),
  ]);
}

/** Companies for which barriers of a market differ, or those of another kind count. */
export function easeRegion(model: Model, market: string): Diagram {
  const [before, after] = model.sides.map(
    (side) => new Map(side.market(market).barriers.map(({ rule }) => [rule.id, rule.kind])),
  );
  const ids = new Set([...(before?.keys() ?? []), ...(after?.keys() ?? [])]);
  return anyOf(
    model.table,
    [...ids].map((id) =>
      before?.has(id) === true && after?.has(id) === true && before.get(id) !== after.get(id)
        ? yes
        : barrierDiffers(model, id, market),
    ),
  );
}

/** Everything but conditions and points: lines, weights, and kinds of barriers. */
function settingsOf(side: ModelSide, market: string): string {
  const { attractiveness, position, balance, weights, when } = side.market(market).choice;
  return JSON.stringify([
    [attractiveness, position].map((lines) => lines.map((line) => [line.id, line.measure])),
    balance,
    Object.entries(weights).sort(([a], [b]) => (a < b ? -1 : 1)),
    when.map(({ rule }) => rule.lines),
    side.compiled.pack.manifest['barrier-kinds'].map((kind) => kind.id),
  ]);
}

function lineRegion(model: Model, market: string, before: CompiledLine, after?: CompiledLine): Diagram {
  const { table, old, new: current } = model;
  switch (before.measure) {
    case 'readiness':
      return readinessRegion(model, [market]);
    case 'ease':
      return easeRegion(model, market);
    case 'fit':
    case 'factors':
      return sumsDiffer(
        table,
        termsOf(old, market, before),
        after === undefined ? [] : termsOf(current, market, after),
      );
    case 'ratings': {
      const [ratings, changed] = [before.ratings, after?.measure === 'ratings' ? after.ratings : []];
      const ids = new Set([...ratings, ...changed].map(({ rule }) => rule.id));
      return anyOf(
        table,
        [...ids].map((id) => {
          const [one, other] = [ratings, changed].map((all) => all.find(({ rule }) => rule.id === id));
          const holds = one === undefined ? no : old.condition(old.market(market), one.condition);
          const holdsNow =
            other === undefined ? no : current.condition(current.market(market), other.condition);
          return table.apply(one?.points === other?.points ? 'xor' : 'or', holds, holdsNow);
        }),
      );
    }
  }
}

/** The points of a line that adds up. */
function termsOf(side: ModelSide, market: string, line: CompiledLine): readonly Term[] {
  const scope = side.market(market);
  if (line.measure === 'factors')
    return line.factors.map(({ rule, condition }) => ({
      holds: side.condition(scope, condition),
      points: rule.points,
    }));
  return scope.fit.map(({ condition, points }) => ({ holds: side.condition(scope, condition), points }));
}
