import type { Located } from '../located-value.ts';

/** Builds the result of the fast path: plain values, or values with positions. */
export interface Builder<Part> {
  readonly scalar: (value: unknown, from: number, to: number) => Part;
  readonly list: (items: readonly Part[], from: number, to: number) => Part;
  readonly mapping: () => MappingBuilder<Part>;
}

export interface MappingBuilder<Part> {
  readonly has: (name: string) => boolean;
  /** Adds a value under a key that starts at `from`. */
  readonly add: (name: string, from: number, part: Part) => void;
  readonly build: (from: number, to: number) => Part;
}

class ValueMappingBuilder implements MappingBuilder<unknown> {
  readonly #value: Record<string, unknown> = {};

  has(name: string): boolean {
    return Object.hasOwn(this.#value, name);
  }

  add(name: string, _from: number, part: unknown): void {
    this.#value[name] = part;
  }

  build(): unknown {
    return this.#value;
  }
}

class LocatedMappingBuilder implements MappingBuilder<Located> {
  readonly #value: Record<string, unknown> = {};
  readonly #children = new Map<string, Located>();

  has(name: string): boolean {
    return this.#children.has(name);
  }

  add(name: string, from: number, part: Located): void {
    this.#value[name] = part.value;
    this.#children.set(name, { ...part, key: [from, from + name.length] });
  }

  build(from: number, to: number): Located {
    const offsets = [from, to] as const;
    return { value: this.#value, children: this.#children, offsets, key: offsets };
  }
}

export const valueBuilder: Builder<unknown> = {
  scalar: (value) => value,
  list: (items) => items,
  mapping: () => new ValueMappingBuilder(),
};

export const locatedBuilder: Builder<Located> = {
  scalar: (value, ...offsets) => ({ value, offsets, key: offsets }),
  list: (items, ...offsets) => ({
    value: items.map(({ value }) => value),
    children: new Map(items.entries()),
    offsets,
    key: offsets,
  }),
  mapping: () => new LocatedMappingBuilder(),
};
