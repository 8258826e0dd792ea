import type { CompiledMode } from '../../engine/compile/compiled-rules.ts';
import { no, yes, type Diagram } from '../../solver/diagram.ts';
import type { Model, ModelSide } from './model.ts';
import { allOf, anyOf, divisionsDiffer, sumsDiffer, sumsOf, type Term } from './sums.ts';

/** Companies that a change of entry modes, requirements, factors and blocking gates can affect in one market. */
export class ModeRegions {
  readonly #model: Model;
  readonly #market: string;

  constructor(model: Model, market: string) {
    this.#model = model;
    this.#market = market;
  }

  /** Companies for which a mode is shown or open in one pack only, or is shown with a different score. */
  verdictInputs(): Diagram {
    const { table } = this.#model;
    if (this.#minimumChanged()) return yes;
    return anyOf(
      table,
      this.#pairs().map(([before, after]) => this.#standingDiffers(before, after)),
    );
  }

  /** The same, plus those for which a mode has a different number of unmet requirements; no score is too low. */
  targetModeInputs(): Diagram {
    const { table } = this.#model;
    return anyOf(
      table,
      this.#pairs().map(([before, after]) => {
        if (before === undefined || after === undefined) return yes;
        const unmet = sumsDiffer(
          table,
          this.#unmet(this.#model.old, before),
          this.#unmet(this.#model.new, after),
        );
        return table.apply('or', this.#standingDiffers(before, after), unmet);
      }),
    );
  }

  /** Exactly the companies whose verdict differs; needs many more diagrams. */
  verdictsDiffer(): Diagram {
    const { table } = this.#model;
    const region = this.#model.among(this.verdictInputs());
    return divisionsDiffer(
      table,
      this.#winners(this.#model.old, region),
      this.#winners(this.#model.new, region),
    );
  }

  /** The companies to which each mode is recommended, alone or in a tie; all others get "not yet". */
  #winners(side: ModelSide, region: Diagram): ReadonlyMap<string, Diagram> {
    const { table } = this.#model;
    const minimum = side.compiled.pack.manifest['minimum-score'];
    const scored = side.market(this.#market).modes.map((mode) => ({
      id: mode.mode.id,
      open: this.#open(side, mode),
      sums: sumsOf(table, this.#terms(side, mode), table.apply('and', region, this.#shown(side, mode))),
    }));
    const scores = new Set(scored.flatMap(({ sums }) => [...sums.keys()]));
    const winners = new Map<string, Diagram>();
    let remaining = region;
    for (const score of [...scores].filter((one) => one >= minimum).sort((a, b) => b - a)) {
      // Where a mode scores most but is closed, none that scores less comes in its place.
      let reached: Diagram = no;
      for (const { id, open, sums } of scored) {
        const where = table.apply('and', remaining, sums.get(score) ?? no);
        reached = table.apply('or', reached, where);
        winners.set(id, table.apply('or', winners.get(id) ?? no, table.apply('and', where, open)));
      }
      remaining = table.apply('and', remaining, table.not(reached));
    }
    return winners;
  }

  #minimumChanged(): boolean {
    const [before, after] = this.#model.sides.map(({ compiled }) => compiled.pack.manifest['minimum-score']);
    return before !== after;
  }

  #pairs(): readonly (readonly [CompiledMode | undefined, CompiledMode | undefined])[] {
    const before = this.#model.old.market(this.#market).modes;
    const after = this.#model.new.market(this.#market).modes;
    const ids = new Set([...before, ...after].map(({ mode }) => mode.id));
    return [...ids].map((id) => [
      before.find(({ mode }) => mode.id === id),
      after.find(({ mode }) => mode.id === id),
    ]);
  }

  #standingDiffers(before: CompiledMode | undefined, after: CompiledMode | undefined): Diagram {
    const { old, new: current, table } = this.#model;
    const shown = [this.#shown(old, before), this.#shown(current, after)] as const;
    return anyOf(table, [
      table.apply('xor', ...shown),
      table.apply('xor', this.#open(old, before), this.#open(current, after)),
      table.apply('and', table.apply('or', ...shown), this.#scoresDiffer(before, after)),
    ]);
  }

  /** Companies to which no requirement hides the mode. */
  #shown(side: ModelSide, mode: CompiledMode | undefined): Diagram {
    if (mode === undefined) return no;
    const hiding = mode.requires.filter(({ rule }) => rule['not-met'] === 'hidden');
    return allOf(this.#model.table, this.#conditions(side, hiding));
  }

  #open(side: ModelSide, mode: CompiledMode | undefined): Diagram {
    if (mode === undefined) return no;
    const { table } = this.#model;
    const requirements = this.#conditions(side, mode.requires);
    return allOf(table, [...requirements, table.not(this.#blocked(side, mode))]);
  }

  #blocked(side: ModelSide, { mode }: CompiledMode): Diagram {
    const scopes = [side.compiled.company, side.market(this.#market)];
    return anyOf(
      this.#model.table,
      scopes.flatMap((scope) =>
        scope.gates
          .filter(({ rule }) => rule.blocks?.includes(mode.id) === true)
          .map(({ condition }) => side.condition(scope, condition)),
      ),
    );
  }

  #unmet(side: ModelSide, mode: CompiledMode): readonly Term[] {
    const { table } = this.#model;
    return [
      ...this.#conditions(side, mode.requires).map((holds) => ({ holds: table.not(holds), points: 1 })),
      { holds: this.#blocked(side, mode), points: 1 },
    ];
  }

  #scoresDiffer(before: CompiledMode | undefined, after: CompiledMode | undefined): Diagram {
    // A mode of one pack only is covered by whether it is shown.
    if (before === undefined || after === undefined) return no;
    const { old, new: current, table } = this.#model;
    return sumsDiffer(table, this.#terms(old, before), this.#terms(current, after));
  }

  #terms(side: ModelSide, mode: CompiledMode): readonly Term[] {
    const scope = side.market(this.#market);
    return mode.factors.map(({ condition, points }) => ({ holds: side.condition(scope, condition), points }));
  }

  #conditions(side: ModelSide, rules: readonly { readonly condition: number }[]): readonly Diagram[] {
    return rules.map(({ condition }) => side.condition(side.market(this.#market), condition));
  }
}
