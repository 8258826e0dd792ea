import type { Formula } from '../engine/conditions/formula.ts';
import { HashTable, mixHash, ResultTable } from './hash-table.ts';

/**
 * A condition as a decision diagram, which tests variable after variable, in the order of the answer space, and ends in
 * yes or no. Equal conditions are the same diagram, so equivalence is a comparison of two numbers.
 */
export type Diagram = number;

export const no: Diagram = 0;
export const yes: Diagram = 1;

/** Thrown when diagrams exceed their budget; caught by every search, never seen outside. */
export class OutOfBudget extends Error {}

interface Inner {
  readonly variable: number;
  /** By number of the bit of the value. */
  readonly children: readonly Diagram[];
}

const operations = ['and', 'or', 'xor'] as const;
type Operation = (typeof operations)[number];

/** Greater than every variable of an answer space. */
const noVariable = Number.MAX_SAFE_INTEGER;

/** Diagrams that share their nodes. Diagrams of different tables must not be mixed. */
export class DiagramTable {
  /** By diagram: the variable that it tests, and where its children begin; one more entry ends the last. */
  readonly #variables: number[] = [noVariable, noVariable];
  readonly #starts: number[] = [0, 0, 0];
  readonly #children: Diagram[] = [];
  readonly #known = new HashTable();
  readonly #results = operations.map(() => new ResultTable());
  /** A stack of the children of diagrams that are being made. */
  readonly #pending: Diagram[] = [];
  readonly #maxNodes: number;
  #steps = 0;

  /** @param maxNodes limit for diagrams, and for steps since `restart`, beyond which OutOfBudget is thrown */
  constructor(maxNodes: number) {
    this.#maxNodes = maxNodes;
  }

  /** Number of diagrams made so far. */
  get size(): number {
    return this.#variables.length;
  }

  restart(): void {
    this.#steps = 0;
    this.#pending.length = 0;
  }

  inner(diagram: Diagram): Inner | undefined {
    const variable = this.#variables[diagram] ?? noVariable;
    if (variable === noVariable) return undefined;
    return {
      variable,
      children: this.#children.slice(this.#starts[diagram], this.#starts[diagram + 1]),
    };
  }

  of(formula: Formula): Diagram {
    switch (formula.kind) {
      case 'constant':
        return formula.value ? yes : no;
      case 'test':
        return this.test(formula.variable, formula.mask, formula.full);
      default: {
        const operation = formula.kind === 'all' ? 'and' : 'or';
        let joined = formula.kind === 'all' ? yes : no;
        for (const part of formula.parts) joined = this.apply(operation, joined, this.of(part));
        return joined;
      }
    }
  }

  /** The condition that the value of a variable is in `mask`. */
  test(variable: number, mask: number, full: number): Diagram {
    const from = this.#pending.length;
    for (let bit = 0; full >>> bit !== 0; bit += 1) this.#pending.push((mask >>> bit) & 1);
    return this.#make(variable, from);
  }

  not(a: Diagram): Diagram {
    return this.apply('xor', a, yes);
  }

  apply(operation: Operation, a: Diagram, b: Diagram): Diagram {
    return this.#apply(operation, this.#resultsOf(operation), a, b);
  }

  #resultsOf(operation: Operation): ResultTable {
    return this.#results[operations.indexOf(operation)] ?? new ResultTable();
  }

  #apply(operation: Operation, results: ResultTable, a: Diagram, b: Diagram): Diagram {
    const decided = shortcut(operation, a, b);
    if (decided !== undecided) return decided;
    const [low, high] = a < b ? [a, b] : [b, a];
    const known = results.get(low, high);
    if (known !== undecided) return known;
    this.#steps += 1;
    if (this.#steps > this.#maxNodes) throw new OutOfBudget();
    const variableOfA = this.#variables[a] ?? noVariable;
    const variableOfB = this.#variables[b] ?? noVariable;
    const variable = Math.min(variableOfA, variableOfB);
    const inA = variableOfA === variable ? (this.#starts[a] ?? 0) : -1;
    const inB = variableOfB === variable ? (this.#starts[b] ?? 0) : -1;
    const split = inA < 0 ? b : a;
    const values = (this.#starts[split + 1] ?? 0) - (this.#starts[split] ?? 0);
    const from = this.#pending.length;
    for (let value = 0; value < values; value += 1)
      this.#pending.push(
        this.#apply(
          operation,
          results,
          inA < 0 ? a : (this.#children[inA + value] ?? no),
          inB < 0 ? b : (this.#children[inB + value] ?? no),
        ),
      );
    const made = this.#make(variable, from);
    results.set(low, high, made);
    return made;
  }

  /** Quantifies variables existentially: the condition that some value of theirs makes it true. */
  some(diagram: Diagram, variables: ReadonlySet<number>, done = new Map<Diagram, Diagram>()): Diagram {
    const inner = this.inner(diagram);
    if (inner === undefined) return diagram;
    const known = done.get(diagram);
    if (known !== undefined) return known;
    const children = inner.children.map((child) => this.some(child, variables, done));
    const from = this.#pending.length;
    if (!variables.has(inner.variable)) this.#pending.push(...children);
    const made = variables.has(inner.variable)
      ? children.reduce((joined, child) => this.apply('or', joined, child), no)
      : this.#make(inner.variable, from);
    done.set(diagram, made);
    return made;
  }

  /** The diagram that tests a variable and has the pending children from an index on, which are popped. */
  #make(variable: number, from: number): Diagram {
    const pending = this.#pending;
    const first = pending[from] ?? no;
    let hash = variable;
    let same = true;
    for (let at = from; at < pending.length; at += 1) {
      const child = pending[at] ?? no;
      if (child !== first) same = false;
      hash = mixHash(hash, child);
    }
    const made = same ? first : this.#unique(variable, from, hash);
    pending.length = from;
    return made;
  }

  #unique(variable: number, from: number, hash: number): Diagram {
    for (let at = this.#known.first(hash); ; at = this.#known.next(at)) {
      const known = this.#known.at(at);
      if (known === 0) break;
      if (this.#isSame(known, variable, from)) return known;
    }
    if (this.#variables.length >= this.#maxNodes) throw new OutOfBudget();
    const made = this.#variables.push(variable) - 1;
    for (let at = from; at < this.#pending.length; at += 1) this.#children.push(this.#pending[at] ?? no);
    this.#starts.push(this.#children.length);
    this.#known.add(hash, made);
    return made;
  }

  #isSame(known: Diagram, variable: number, from: number): boolean {
    if (this.#variables[known] !== variable) return false;
    const start = this.#starts[known] ?? 0;
    for (let at = from; at < this.#pending.length; at += 1)
      if (this.#children[start + at - from] !== this.#pending[at]) return false;
    return true;
  }
}

/** Stands for no diagram. */
const undecided: Diagram = -1;

function shortcut(operation: Operation, a: Diagram, b: Diagram): Diagram {
  switch (operation) {
    case 'and':
      if (a === no || b === no) return no;
      return a === yes || a === b ? b : b === yes ? a : undecided;
    case 'or':
      if (a === yes || b === yes) return yes;
      return a === no || a === b ? b : b === no ? a : undecided;
    case 'xor':
      if (a === b) return no;
      return a === no ? b : b === no ? a : undecided;
  }
}
