/** A value on both sides. */
export interface Pair<Value> {
  readonly before: Value;
  readonly after: Value;
}

/** Whether the two sides of a pair are equal. */
export function isSame<Value>({ before, after }: Pair<Value>): boolean {
  return JSON.stringify(before) === JSON.stringify(after);
}

/** At least one side is present; `either` is the later one, or else the earlier. */
export interface Found<Item> {
  readonly before: Item | undefined;
  readonly after: Item | undefined;
  readonly either: Item;
}

/** Pairs the items of two lists by key, in the later order; items only in the earlier list come last. */
export function paired<Item>(
  before: readonly Item[],
  after: readonly Item[],
  key: (item: Item) => string,
): readonly Found<Item>[] {
  const earlier = new Map(before.map((item) => [key(item), item]));
  const later = new Set(after.map(key));
  return [
    ...after.map((item) => ({ before: earlier.get(key(item)), after: item, either: item })),
    ...before
      .filter((item) => !later.has(key(item)))
      .map((item) => ({ before: item, after: undefined, either: item })),
  ];
}
