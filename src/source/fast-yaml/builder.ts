import type { Located } from '../located-value.ts';

/** What a text read the short way becomes: its value alone, or its value with the place of every part. */
export interface Maker<Part> {
  readonly scalar: (value: unknown, from: number, to: number) => Part;
  readonly list: (items: readonly Part[], from: number, to: number) => Part;
  readonly mapping: () => MappingMaker<Part>;
}

export interface MappingMaker<Part> {
  readonly has: (name: string) => boolean;
  /** A key, which starts at `from`, and what belongs to it. */
  readonly add: (name: string, from: number, part: Part) => void;
  readonly done: (from: number, to: number) => Part;
}

class MappingOfValues implements MappingMaker<unknown> {
  readonly #value: Record<string, unknown> = {};

  has(name: string): boolean {
    return Object.hasOwn(this.#value, name);
  }

  add(name: string, _from: number, part: unknown): void {
    this.#value[name] = part;
  }

  done(): unknown {
    return this.#value;
  }
}

class MappingOfPlaces implements MappingMaker<Located> {
  readonly #value: Record<string, unknown> = {};
  readonly #children = new Map<string, Located>();

  has(name: string): boolean {
    return this.#children.has(name);
  }

  add(name: string, from: number, part: Located): void {
    this.#value[name] = part.value;
    this.#children.set(name, { ...part, key: [from, from + name.length] });
  }

  done(from: number, to: number): Located {
    const offsets = [from, to] as const;
    return { value: this.#value, children: this.#children, offsets, key: offsets };
  }
}

export const values: Maker<unknown> = {
  scalar: (value) => value,
  list: (items) => items,
  mapping: () => new MappingOfValues(),
};

export const places: Maker<Located> = {
  scalar: (value, ...offsets) => ({ value, offsets, key: offsets }),
  list: (items, ...offsets) => ({
    value: items.map(({ value }) => value),
    children: new Map(items.entries()),
    offsets,
    key: offsets,
  }),
  mapping: () => new MappingOfPlaces(),
};
