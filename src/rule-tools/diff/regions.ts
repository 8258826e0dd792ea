import { no, yes, type Diagram } from '../../solver/diagram.ts';
import type { Model, ModelSide } from './model.ts';
import { ModeRegions } from './mode-regions.ts';
import type { Output } from './outputs.ts';
import { applies, barrierDiffers, gateHolds, scopeOf } from './rule-regions.ts';
import { choiceRegion, easeRegion } from './choice-regions.ts';
import { readinessRegion } from './score-regions.ts';
import { planSettings } from './plan-order.ts';
import { anyOf } from './sums.ts';
import type { Gate } from '../../schema/types.ts';

/** For each output, the companies that a rule change can reach: it differs for no others. */
export class Regions {
  readonly #model: Model;
  readonly #cache = new Map<string, Diagram>();

  constructor(model: Model) {
    this.#model = model;
  }

  of({ kind, id, market }: Output): Diagram {
    const { table } = this.#model;
    switch (kind) {
      case 'gate': {
        const [before, after] = this.#model.sides.map((side) => gateHolds(side, id ?? '', market));
        return table.apply('xor', before ?? no, after ?? no);
      }
      case 'barrier':
        return barrierDiffers(this.#model, id ?? '', market ?? '');
      case 'verdict':
        return this.#verdict(market ?? '');
      case 'action':
        return this.#action(id ?? '', market);
      case 'route':
        return this.#route(market ?? '');
      case 'readiness':
        return this.#readiness();
      case 'level':
        return this.#level();
      case 'plan':
        return this.#plan();
      case 'overall':
      case 'first-market':
        return this.#ranking();
    }
  }

  #memoize(key: string, make: () => Diagram): Diagram {
    const known = this.#cache.get(key) ?? make();
    this.#cache.set(key, known);
    return known;
  }

  #verdict(market: string): Diagram {
    return this.#memoize(`verdict@${market}`, () => new ModeRegions(this.#model, market).verdictInputs());
  }

  #aim(market: string): Diagram {
    return this.#memoize(`aim@${market}`, () => new ModeRegions(this.#model, market).targetModeInputs());
  }

  #readiness(): Diagram {
    return this.#memoize('readiness', () => readinessRegion(this.#model));
  }

  #level(): Diagram {
    return this.#memoize('level', () => {
      const { table } = this.#model;
      const scales = this.#model.sides.map(({ compiled }) =>
        JSON.stringify(compiled.pack.manifest.levels.map(({ id, from }) => [id, from])),
      );
      if (scales[0] !== scales[1]) return yes;
      return table.apply('or', this.#readiness(), anyOf(table, this.#caps()));
    });
  }

  /** Companies for which a capping gate of the company holds in one pack only, or caps at a different level. */
  #caps(): readonly Diagram[] {
    return this.#gatesDiffer(null, ({ caps }) => caps);
  }

  /** Companies for which a gate of a scope that says something holds in one pack only, or says something else. */
  #gatesDiffer(market: string | null, says: (gate: Gate) => string | undefined): readonly Diagram[] {
    const { table, old, new: current } = this.#model;
    const saying = (side: ModelSide): ReadonlyMap<string, string> =>
      new Map(
        scopeOf(side, market).gates.flatMap(({ rule }) => {
          const said = says(rule);
          return said === undefined ? [] : [[rule.id, said]];
        }),
      );
    const [before, after] = [saying(old), saying(current)];
    return [...new Set([...before.keys(), ...after.keys()])].map((id) => {
      const holds = before.has(id) ? gateHolds(old, id, market) : no;
      const holdsNow = after.has(id) ? gateHolds(current, id, market) : no;
      const same = before.get(id) === after.get(id);
      return table.apply(same ? 'xor' : 'or', holds, holdsNow);
    });
  }

  #ranking(): Diagram {
    return this.#memoize('ranking', () => {
      const { table, markets } = this.#model;
      const stops = [null, ...(markets.length < 2 ? [] : markets)].flatMap((market) =>
        this.#gatesDiffer(market, ({ stops: stopping }) => stopping && 'stops'),
      );
      const verdicts = markets.map((market) => this.#verdict(market));
      // A single market comes first whatever its score.
      const scores = markets.length < 2 ? [] : markets.map((market) => choiceRegion(this.#model, market));
      return anyOf(table, [...stops, ...verdicts, ...scores]);
    });
  }

  /** Companies whose plan can differ: by barriers, ranking of markets, set of actions, or their priorities. */
  #plan(): Diagram {
    const { table, sides, markets } = this.#model;
    const [before, after] = sides.map(({ compiled }) => planSettings(compiled.pack));
    if (before !== after) return yes;
    const aims = markets.map((market) => this.#aim(market));
    const rules = [null, ...markets].flatMap((market) => {
      const ids = new Set(sides.flatMap((side) => scopeOf(side, market).gates.map(({ rule }) => rule.id)));
      const actions = new Set(
        sides.flatMap((side) => scopeOf(side, market).recommendations.map(({ rule }) => rule.id)),
      );
      return [
        ...[...ids].map((id) => this.of({ kind: 'gate', id, market })),
        ...[...actions].map((id) => this.#action(id, market)),
      ];
    });
    return anyOf(table, [
      this.#ranking(),
      ...markets.map((market) => easeRegion(this.#model, market)),
      ...aims,
      ...rules,
    ]);
  }

  /** Companies with a different target mode, or with different steps after it. */
  #route(market: string): Diagram {
    const { table, sides } = this.#model;
    const steps = (side: ModelSide): string =>
      JSON.stringify(
        side
          .market(market)
          .modes.map(({ mode, then }) => [
            mode.id,
            then.map(({ rule, condition }) => [rule.mode, side.condition(side.market(market), condition)]),
          ]),
      );
    const [before, after] = sides.map(steps);
    return before === after ? this.#aim(market) : table.apply('or', this.#aim(market), yes);
  }

  #action(id: string, market: string | null): Diagram {
    const { table, sides } = this.#model;
    const replacing = this.#replacing(id, market).map(({ id: other, both }) =>
      both
        ? this.#candidate(other, market)
        : anyOf(
            table,
            sides.map((side) => applies(this.#model, side, other, market).where),
          ),
    );
    const own = this.#candidate(id, market);
    const either = anyOf(
      table,
      sides.map((side) => applies(this.#model, side, id, market).where),
    );
    const where = table.apply('or', own, table.apply('and', either, anyOf(table, replacing)));
    return where;
  }

  /** The same, ignoring replacements. */
  #candidate(id: string, market: string | null): Diagram {
    const { table, sides, markets } = this.#model;
    const [before, after] = sides.map((side) => applies(this.#model, side, id, market));
    if (before === undefined || after === undefined) return yes;
    const either = table.apply('or', before.where, after.where);
    const changed = table.apply('xor', before.where, after.where);
    const aimedAt = [before.rule, after.rule].flatMap((rule) =>
      rule === undefined ? [] : [JSON.stringify([rule.modes ?? null, rule.forms ?? null])],
    );
    if (aimedAt.every((served) => served === '[null,null]')) return changed;
    const usesForms = [before.rule, after.rule].some((rule) => rule?.forms !== undefined);
    const aims =
      new Set(aimedAt).size > 1
        ? [yes]
        : (market === null ? markets : [market]).map((one) =>
            usesForms && this.#formsDiffer(one) ? yes : this.#aim(one),
          );
    return table.apply('and', either, anyOf(table, [changed, ...aims]));
  }

  /** True if the forms of entry modes, or what counts for and against them, are not the same in both packs. */
  #formsDiffer(market: string): boolean {
    const [before, after] = this.#model.sides.map((side) => {
      const scope = side.market(market);
      return JSON.stringify(
        scope.modes.map(({ mode, forms }) => [
          mode.id,
          forms.map(({ form, requires, factors }) => [
            form.id,
            requires.map(({ condition }) => side.condition(scope, condition)),
            factors.map(({ points, condition }) => [points, side.condition(scope, condition)]),
          ]),
        ]),
      );
    });
    return before !== after;
  }

  /** The recommendations that replace one, in both packs or in one of them. */
  #replacing(id: string, market: string | null): readonly { readonly id: string; readonly both: boolean }[] {
    const [before = [], after = []] = this.#model.sides.map((side) =>
      scopeOf(side, market)
        .recommendations.filter(({ rule }) => rule.replaces?.includes(id) === true)
        .map(({ rule }) => rule.id),
    );
    return [...new Set([...before, ...after])].map((other) => ({
      id: other,
      both: before.includes(other) && after.includes(other),
    }));
  }
}
