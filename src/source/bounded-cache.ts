/** Caches values by key. Once their total size exceeds the capacity, all of them are dropped. */
export class BoundedCache<Value extends object> {
  readonly #values = new Map<string, Value>();
  readonly #capacity: number;
  #size = 0;

  constructor(capacity: number) {
    this.#capacity = capacity;
  }

  /** The cached value of a key, or a new one of the given size. */
  get(key: string, size: number, make: (key: string) => Value): Value {
    const cached = this.#values.get(key);
    if (cached !== undefined) return cached;
    if (this.#size > this.#capacity) {
      this.#values.clear();
      this.#size = 0;
    }
    const value = make(key);
    this.#values.set(key, value);
    this.#size += size;
    return value;
  }
}
