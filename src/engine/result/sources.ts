import { memoize } from '../../source/memoize.ts';
import type { Pack } from '../../rule-pack/rule-pack.ts';
import type { Assessment, SourceLine } from '../../schema/types.ts';

interface Citing {
  readonly cites: readonly string[];
}

/** Every source and fact that an assessment cites, sorted by id. */
export function sourcesOf(pack: Pack, result: Omit<Assessment, 'sources'>): readonly SourceLine[] {
  const cited = citedIn(result);
  return catalogueOf(pack).filter(({ id }) => cited.has(id));
}

function citedIn({ readiness, markets, plan, answers }: Omit<Assessment, 'sources'>): ReadonlySet<string> {
  const cited = new Set<string>();
  const add = (parts: readonly Citing[]): void => {
    for (const { cites } of parts) for (const id of cites) cited.add(id);
  };
  add(readiness.dimensions);
  add(readiness.gates);
  for (const market of markets) {
    const { fit, barriers, modes, verdict, gates, entryPoints, events, helpers } = market;
    const { attractiveness, position, route } = market;
    for (const parts of [fit, barriers, modes, verdict.route, gates, entryPoints, events, helpers])
      add(parts);
    for (const { requirements, factors, forms } of modes) {
      for (const parts of [requirements, factors, forms]) add(parts);
      for (const form of forms) {
        add(form.requirements);
        add(form.factors);
      }
    }
    for (const { reasons } of [...attractiveness.lines, ...position.lines]) add(reasons);
    if (route !== null) add([route, ...route.items]);
  }
  add(plan.actions);
  for (const { help } of plan.actions) add(help);
  add(plan.left);
  // A question that does not apply is not shown, so its source is not needed.
  add(answers.filter(({ state }) => state !== 'not-applicable'));
  return cited;
}

/** All sources and facts of a pack, sorted by id. */
const catalogueOf = memoize((pack: Pack): readonly SourceLine[] => {
  const declared = pack.sources.sources.map((source): SourceLine => {
    const { id, title, kind, publisher, url } = source;
    return { id, title, kind, publisher: publisher ?? null, url: url ?? null, asOf: source['as-of'] ?? null };
  });
  const facts = pack.markets.flatMap((market) =>
    market.facts.map((fact): SourceLine => {
      const { id, statement, source, kind, url } = fact;
      return { id, title: statement, kind, publisher: source, url: url ?? null, asOf: fact['as-of'] ?? null };
    }),
  );
  return [...declared, ...facts]
    .map((line) => ({ line, parts: line.id.split(/(\d+)/) }))
    .sort((a, b) => compareParts(a.parts, b.parts))
    .map(({ line }) => line);
});

/** Sorts H2.9 before H2.10. Every second part is a number. */
function compareParts(left: readonly string[], right: readonly string[]): number {
  for (let index = 0; index < Math.min(left.length, right.length); index += 1) {
    const [x, y] = [left[index] ?? '', right[index] ?? ''];
    if (x === y) continue;
    return index % 2 === 1 ? Number(x) - Number(y) : x < y ? -1 : 1;
  }
  return left.length - right.length;
}
