import type { CompiledPack } from '../../src/engine/compile/compile.ts';
import { evaluate, type Evaluation } from '../../src/engine/scoring/evaluate.ts';
import { holdsFor } from '../../src/engine/conditions/satisfiability.ts';
import type { Formula } from '../../src/engine/conditions/formula.ts';

/** Every company there can be, one after the other: each combination of single answers. Only for small packs. */
export function* everyCompany(compiled: CompiledPack): Generator<Evaluation> {
  const { space, pack } = compiled;
  const markets = pack.markets.flatMap(({ id }) => compiled.market(id) ?? []);
  const variables = space.instances.flatMap((instance) => {
    const values: number[] = [];
    for (let bit = 2; bit <= instance.domain.full; bit <<= 1) values.push(bit);
    return Array.from({ length: instance.variableCount }, () => values);
  });
  const raw = variables.map(() => 0);
  function* fill(variable: number): Generator<Evaluation> {
    const values = variables[variable];
    if (values === undefined) {
      yield evaluate(compiled, raw.slice(), markets);
      return;
    }
    for (const value of values) {
      raw[variable] = value;
      yield* fill(variable + 1);
    }
  }
  yield* fill(0);
}

/** Whether a condition holds for a company of single answers. */
export const holds = (formula: Formula, { effective }: Evaluation): boolean => holdsFor(formula, effective);
