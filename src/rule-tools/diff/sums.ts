import { no, yes, type Diagram, type DiagramTable } from '../../solver/diagram.ts';

/** Points that count if a condition holds. */
export interface Term {
  readonly holds: Diagram;
  readonly points: number;
}

/** Companies by the sum of their terms; together they are all of `among`. */
export function sumsOf(
  table: DiagramTable,
  terms: readonly Term[],
  among: Diagram = yes,
): ReadonlyMap<number, Diagram> {
  let sums = new Map<number, Diagram>([[0, among]]);
  for (const { holds, points } of terms) {
    const next = new Map<number, Diagram>();
    const add = (sum: number, where: Diagram): void => {
      if (where !== no) next.set(sum, table.apply('or', next.get(sum) ?? no, where));
    };
    const fails = table.not(holds);
    for (const [sum, where] of sums) {
      add(sum + points, table.apply('and', where, holds));
      add(sum, table.apply('and', where, fails));
    }
    sums = next;
  }
  return sums;
}

/** Companies whose sums differ. Common terms are removed first, so that only changes are added up. */
export function sumsDiffer(table: DiagramTable, before: readonly Term[], after: readonly Term[]): Diagram {
  const remaining = [...after];
  const net: Term[] = [];
  for (const term of before) {
    const same = remaining.findIndex(({ holds, points }) => holds === term.holds && points === term.points);
    if (same >= 0) remaining.splice(same, 1);
    else net.push({ holds: term.holds, points: -term.points });
  }
  const sums = sumsOf(table, [...net, ...remaining]);
  return anyOf(
    table,
    [...sums].filter(([sum]) => sum !== 0).map(([, where]) => where),
  );
}

export const anyOf = (table: DiagramTable, diagrams: readonly Diagram[]): Diagram =>
  diagrams.reduce<Diagram>((joined, one) => table.apply('or', joined, one), no);

export const allOf = (table: DiagramTable, diagrams: readonly Diagram[]): Diagram =>
  diagrams.reduce<Diagram>((joined, one) => table.apply('and', joined, one), yes);

/** Companies to which two partitions assign different values. */
export function divisionsDiffer<Value>(
  table: DiagramTable,
  before: ReadonlyMap<Value, Diagram>,
  after: ReadonlyMap<Value, Diagram>,
): Diagram {
  const values = new Set([...before.keys(), ...after.keys()]);
  return anyOf(
    table,
    [...values].map((value) => table.apply('xor', before.get(value) ?? no, after.get(value) ?? no)),
  );
}
