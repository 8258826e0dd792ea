/** A number that depends on every bit of both. */
export function mixed(a: number, b: number): number {
  let hash = Math.imul(a ^ 0x9e3779b9, 0x85ebca6b) ^ Math.imul(b ^ (a >>> 13), 0xc2b2ae35);
  hash ^= hash >>> 15;
  return Math.imul(hash, 0x2c1b3c6d) ^ (hash >>> 12);
}

const smallest = 1 << 10;

/**
 * Numbers above 0, found by their hashes. Who looks one up goes from place to place until it is met, or 0 is. With a Map,
 * whose keys would be texts made for each look, the exact check took more than twice as long.
 */
export class HashTable {
  #values = new Int32Array(smallest);
  #hashes = new Int32Array(smallest);
  #size = 0;

  first(hash: number): number {
    return hash & (this.#values.length - 1);
  }

  next(at: number): number {
    return (at + 1) & (this.#values.length - 1);
  }

  at(place: number): number {
    return this.#values[place] ?? 0;
  }

  /** @param value above 0, and not there yet */
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

/** What came out of two numbers, the first not above the second, and the second above 0. */
export class ResultTable {
  /** The first, the second, and the result, side by side. */
  #entries = new Int32Array(3 * smallest);
  #size = 0;

  /** @returns -1 where nothing was kept */
  get(first: number, second: number): number {
    const at = 3 * this.#placeOf(first, second);
    return this.#entries[at + 1] === 0 ? -1 : (this.#entries[at + 2] ?? -1);
  }

  set(first: number, second: number, result: number): void {
    this.#size += 1;
    if (6 * this.#size > this.#entries.length) this.#grow();
    this.#put(first, second, result);
  }

  #put(first: number, second: number, result: number): void {
    const at = 3 * this.#placeOf(first, second);
    this.#entries[at] = first;
    this.#entries[at + 1] = second;
    this.#entries[at + 2] = result;
  }

  /** Where the two stand, or where there is room for them. */
  #placeOf(first: number, second: number): number {
    const entries = this.#entries;
    const last = entries.length / 3 - 1;
    let place = mixed(first, second) & last;
    while (
      entries[3 * place + 1] !== 0 &&
      (entries[3 * place] !== first || entries[3 * place + 1] !== second)
    )
      place = (place + 1) & last;
    return place;
  }

  #grow(): void {
    const before = this.#entries;
    this.#entries = new Int32Array(2 * before.length);
    for (let at = 0; at < before.length; at += 3)
      if (before[at + 1] !== 0) this.#put(before[at] ?? 0, before[at + 1] ?? 0, before[at + 2] ?? 0);
  }
}
