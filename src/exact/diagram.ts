import type { Formula } from '../engine/formula.ts';

/**
 * A condition over answers as a decision diagram: it asks slot after slot, in the order of the layout, and ends in yes
 * or no. Equal conditions are the same diagram, so equivalence is a comparison of two numbers.
 */
export type Diagram = number;

export const no: Diagram = 0;
export const yes: Diagram = 1;

/** Thrown where diagrams grow beyond their budget; caught where a question is put to them, never seen outside. */
export class OutOfBudget extends Error {}

interface Inner {
  readonly slot: number;
  /** By number of the value's bit. */
  readonly children: readonly Diagram[];
}

type Operation = 'and' | 'or' | 'xor';

/** Beyond every slot of a layout. */
const noSlot = Number.MAX_SAFE_INTEGER;

/** Diagrams that share their parts. Not to be mixed with those of another table. */
export class DiagramTable {
  readonly #inner: (Inner | undefined)[] = [undefined, undefined];
  readonly #known = new Map<string, Diagram>();
  readonly #results: Readonly<Record<Operation, Map<number, Diagram>>> = {
    and: new Map(),
    or: new Map(),
    xor: new Map(),
  };
  readonly #most: number;
  #steps = 0;

  /** @param most diagrams kept, and steps spent since `restart`, before OutOfBudget is thrown */
  constructor(most: number) {
    this.#most = most;
  }

  /** Diagrams made so far. */
  get size(): number {
    return this.#inner.length;
  }

  restart(): void {
    this.#steps = 0;
  }

  inner(diagram: Diagram): Inner | undefined {
    return this.#inner[diagram];
  }

  of(formula: Formula): Diagram {
    switch (formula.kind) {
      case 'constant':
        return formula.value ? yes : no;
      case 'test':
        return this.test(formula.slot, formula.mask, formula.full);
      default: {
        const operation = formula.kind === 'all' ? 'and' : 'or';
        let joined = formula.kind === 'all' ? yes : no;
        for (const part of formula.parts) joined = this.apply(operation, joined, this.of(part));
        return joined;
      }
    }
  }

  /** The value of `slot` is in `mask`. */
  test(slot: number, mask: number, full: number): Diagram {
    const children: Diagram[] = [];
    for (let bit = 0; full >>> bit !== 0; bit += 1) children.push((mask >>> bit) & 1);
    return this.#make(slot, children);
  }

  not(a: Diagram): Diagram {
    return this.apply('xor', a, yes);
  }

  apply(operation: Operation, a: Diagram, b: Diagram): Diagram {
    const decided = shortcut(operation, a, b);
    if (decided !== undefined) return decided;
    const key = a < b ? a * 0x4000000 + b : b * 0x4000000 + a;
    const known = this.#results[operation].get(key);
    if (known !== undefined) return known;
    this.#steps += 1;
    if (this.#steps > this.#most) throw new OutOfBudget();
    const left = this.#inner[a];
    const right = this.#inner[b];
    const slot = Math.min(left?.slot ?? noSlot, right?.slot ?? noSlot);
    const split = (left?.slot === slot ? left : right)?.children ?? [];
    const children = split.map((_, value) =>
      this.apply(
        operation,
        left?.slot === slot ? (left.children[value] ?? no) : a,
        right?.slot === slot ? (right.children[value] ?? no) : b,
      ),
    );
    const made = this.#make(slot, children);
    this.#results[operation].set(key, made);
    return made;
  }

  /** The condition "some value of `slots` makes it true", which no longer asks them. */
  some(diagram: Diagram, slots: ReadonlySet<number>, done = new Map<Diagram, Diagram>()): Diagram {
    const inner = this.#inner[diagram];
    if (inner === undefined) return diagram;
    const known = done.get(diagram);
    if (known !== undefined) return known;
    const children = inner.children.map((child) => this.some(child, slots, done));
    const made = slots.has(inner.slot)
      ? children.reduce((joined, child) => this.apply('or', joined, child), no)
      : this.#make(inner.slot, children);
    done.set(diagram, made);
    return made;
  }

  #make(slot: number, children: readonly Diagram[]): Diagram {
    const [first = no] = children;
    if (children.every((child) => child === first)) return first;
    const key = `${slot}:${children.join()}`;
    const known = this.#known.get(key);
    if (known !== undefined) return known;
    if (this.#inner.length >= this.#most) throw new OutOfBudget();
    const made = this.#inner.push({ slot, children }) - 1;
    this.#known.set(key, made);
    return made;
  }
}

function shortcut(operation: Operation, a: Diagram, b: Diagram): Diagram | undefined {
  switch (operation) {
    case 'and':
      if (a === no || b === no) return no;
      return a === yes || a === b ? b : b === yes ? a : undefined;
    case 'or':
      if (a === yes || b === yes) return yes;
      return a === no || a === b ? b : b === no ? a : undefined;
    case 'xor':
      if (a === b) return no;
      return a === no ? b : b === no ? a : undefined;
  }
}
