/** Values by their key, kept as long as together they are not too large; then all of them are forgotten. */
export class BoundedCache<Value extends object> {
  readonly #values = new Map<string, Value>();
  readonly #most: number;
  #size = 0;

  constructor(most: number) {
    this.#most = most;
  }

  /** The value of a key; made, and of this size, where it is not kept. */
  get(key: string, size: number, make: (key: string) => Value): Value {
    const known = this.#values.get(key);
    if (known !== undefined) return known;
    if (this.#size > this.#most) {
      this.#values.clear();
      this.#size = 0;
    }
    const value = make(key);
    this.#values.set(key, value);
    this.#size += size;
    return value;
  }
}
