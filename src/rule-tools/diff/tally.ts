import type { Comparison } from './compare.ts';
import type { Model } from './model.ts';
import { verdictKind, type Output, type OutputKind } from './outputs.ts';

/** An estimated share of all companies, with its 95 % confidence interval. */
export interface Share {
  readonly changed: number;
  readonly of: number;
  /** Whole percentages. */
  readonly percent: number;
  readonly low: number;
  readonly high: number;
}

export interface Matrix {
  /** Null for the overall verdict. */
  readonly market: string | null;
  /** Verdicts, sorted by id. */
  readonly verdicts: readonly string[];
  /** Companies of the sample by old verdict (rows), then by new verdict. */
  readonly counts: readonly (readonly number[])[];
  readonly changed: Share;
}

export interface Shares {
  readonly companies: number;
  /** Companies with a change of each kind. */
  readonly kinds: readonly { readonly kind: OutputKind; readonly changed: Share }[];
  readonly matrices: readonly Matrix[];
}

/** Counts the changes in a sample. */
export class Tally {
  #companies = 0;
  readonly #kinds = new Map<OutputKind, number>();
  readonly #matrices: readonly {
    readonly output: Output;
    readonly counts: Map<string, Map<string, number>>;
  }[];

  constructor(model: Model, outputs: readonly Output[]) {
    for (const { kind } of outputs) this.#kinds.set(kind, 0);
    this.#matrices = [
      { kind: 'overall', id: null, market: null } as const,
      ...model.markets.map((market) => ({ kind: 'verdict', id: null, market }) as const),
    ].map((output) => ({ output, counts: new Map<string, Map<string, number>>() }));
  }

  add(comparison: Comparison, differing: readonly Output[]): void {
    this.#companies += 1;
    for (const kind of new Set(differing.map((output) => output.kind)))
      this.#kinds.set(kind, (this.#kinds.get(kind) ?? 0) + 1);
    for (const { output, counts } of this.#matrices) {
      const { old, new: current } = comparison.of(output);
      const row = counts.get(old ?? '') ?? new Map<string, number>();
      row.set(current ?? '', (row.get(current ?? '') ?? 0) + 1);
      counts.set(old ?? '', row);
    }
  }

  get shares(): Shares {
    const companies = this.#companies;
    return {
      companies,
      kinds: [...this.#kinds].map(([kind, changed]) => ({ kind, changed: shareOf(changed, companies) })),
      matrices: this.#matrices.map(({ output, counts }) => matrixOf(output.market, counts, companies)),
    };
  }
}

/** All ties are one row, but a tie of other modes counts as changed. */
function matrixOf(
  market: string | null,
  counts: ReadonlyMap<string, ReadonlyMap<string, number>>,
  companies: number,
): Matrix {
  const cells = [...counts].flatMap(([from, row]) => [...row].map(([to, count]) => ({ from, to, count })));
  const verdicts = [...new Set(cells.flatMap(({ from, to }) => [verdictKind(from), verdictKind(to)]))].sort();
  const changed = cells.filter(({ from, to }) => from !== to).reduce((sum, { count }) => sum + count, 0);
  return {
    market,
    verdicts,
    counts: verdicts.map((from) =>
      verdicts.map((to) =>
        cells
          .filter((cell) => verdictKind(cell.from) === from && verdictKind(cell.to) === to)
          .reduce((sum, { count }) => sum + count, 0),
      ),
    ),
    changed: shareOf(changed, companies),
  };
}

/** 97.5 % quantile of the normal distribution. */
const quantile = 1.959964;

/** Wilson score interval, rounded outwards; unlike the normal approximation it is valid for small counts. */
export function shareOf(changed: number, of: number): Share {
  if (of === 0) return { changed, of, percent: 0, low: 0, high: 100 };
  const share = changed / of;
  const square = quantile ** 2 / of;
  const middle = (share + square / 2) / (1 + square);
  const reach = (quantile / (1 + square)) * Math.sqrt((share * (1 - share)) / of + square / (4 * of));
  const low = changed === 0 ? 0 : Math.floor(100 * Math.max(0, middle - reach));
  const high = changed === of ? 100 : Math.ceil(100 * Math.min(1, middle + reach));
  return { changed, of, percent: Math.round(100 * share), low, high };
}
