/** A hash of two numbers. */
export function mixHash(a: number, b: number): number {
  let hash = Math.imul(a ^ 0x9e3779b9, 0x85ebca6b) ^ Math.imul(b ^ (a >>> 13), 0xc2b2ae35);
  hash ^= hash >>> 15;
  return Math.imul(hash, 0x2c1b3c6d) ^ (hash >>> 12);
}

const initialSize = 1 << 10;

/**
 * Open-addressing hash table; 0 marks an empty slot. A Map would need a text as key for each lookup, which made the proofs
 * take more than twice as long.
 */
export class HashTable {
  #values = new Int32Array(initialSize);
  #hashes = new Int32Array(initialSize);
  #size = 0;

  first(hash: number): number {
    return hash & (this.#values.length - 1);
  }

  next(at: number): number {
    return (at + 1) & (this.#values.length - 1);
  }

  at(index: number): number {
    return this.#values[index] ?? 0;
  }

  /** @param value positive, and not yet in the table */
  add(hash: number, value: number): void {
    this.#size += 1;
    if (2 * this.#size > this.#values.length) this.#grow();
    this.#put(hash, value);
  }

  #put(hash: number, value: number): void {
    let at = this.first(hash);
    while (this.at(at) !== 0) at = this.next(at);
    this.#values[at] = value;
    this.#hashes[at] = hash;
  }

  #grow(): void {
    const [values, hashes] = [this.#values, this.#hashes];
    this.#values = new Int32Array(2 * values.length);
    this.#hashes = new Int32Array(2 * values.length);
    for (const [at, value] of values.entries()) if (value !== 0) this.#put(hashes[at] ?? 0, value);
  }
}

/** Caches the result of an operation on two numbers, the first not above the second, and the second positive. */
export class ResultTable {
  /** Triples: the first number, the second, and the result. */
  #entries = new Int32Array(3 * initialSize);
  #size = 0;

  /** @returns -1 if there is no result */
  get(first: number, second: number): number {
    const at = 3 * this.#indexOf(first, second);
    return this.#entries[at + 1] === 0 ? -1 : (this.#entries[at + 2] ?? -1);
  }

  set(first: number, second: number, result: number): void {
    this.#size += 1;
    if (6 * this.#size > this.#entries.length) this.#grow();
    this.#put(first, second, result);
  }

  #put(first: number, second: number, result: number): void {
    const at = 3 * this.#indexOf(first, second);
    this.#entries[at] = first;
    this.#entries[at + 1] = second;
    this.#entries[at + 2] = result;
  }

  /** The index of the two numbers, or of the free slot for them. */
  #indexOf(first: number, second: number): number {
    const entries = this.#entries;
    const last = entries.length / 3 - 1;
    let index = mixHash(first, second) & last;
    while (
      entries[3 * index + 1] !== 0 &&
      (entries[3 * index] !== first || entries[3 * index + 1] !== second)
    )
      index = (index + 1) & last;
    return index;
  }

  #grow(): void {
    const before = this.#entries;
    this.#entries = new Int32Array(2 * before.length);
    for (let at = 0; at < before.length; at += 3)
      if (before[at + 1] !== 0) this.#put(before[at] ?? 0, before[at + 1] ?? 0, before[at + 2] ?? 0);
  }
}
