import type { Path } from '../../../source/document.ts';

/** The file of a pack in which a value stands: by its format, a market by its id. */
export type Part =
  'pack' | 'questionnaire' | 'readiness' | 'entry-modes' | 'recommendations' | { readonly market: string };

/** One value inside a whole (a pack, a rule): where it stands, and the whole with another value in its place. */
export class Focus<Value, Whole> {
  readonly part: Part;
  readonly path: Path;
  readonly value: Value;
  readonly put: (value: Value) => Whole;

  constructor(part: Part, path: Path, value: Value, put: (value: Value) => Whole) {
    this.part = part;
    this.path = path;
    this.value = value;
    this.put = put;
  }

  at<Key extends keyof Value & string>(key: Key): Focus<Value[Key], Whole> {
    const { part, path, value, put } = this;
    return new Focus(part, [...path, key], value[key], (inner) => put({ ...value, [key]: inner }));
  }
}

/** The same place where a value is there; nothing where it was left out. */
export function present<Value, Whole>(
  focus: Focus<Value | undefined, Whole>,
): readonly Focus<Value, Whole>[] {
  const { part, path, value, put } = focus;
  return value === undefined ? [] : [new Focus<Value, Whole>(part, path, value, put)];
}

export function itemsOf<Item, Whole>(focus: Focus<readonly Item[], Whole>): readonly Focus<Item, Whole>[] {
  const { part, path, value, put } = focus;
  return value.map(
    (item, index) => new Focus(part, [...path, index], item, (one) => put(value.with(index, one))),
  );
}

/** The items of a list that a file may leave out. */
export const optionalItems = <Item, Whole>(
  focus: Focus<readonly Item[] | undefined, Whole>,
): readonly Focus<Item, Whole>[] => present(focus).flatMap(itemsOf);

/** The value as a whole of its own, at the same place in its file. */
export const alone = <Value>({ part, path, value }: Focus<Value, unknown>): Focus<Value, Value> =>
  new Focus(part, path, value, (other) => other);

export const without = <Item>(list: readonly Item[], item: Item): readonly Item[] =>
  list.filter((one) => one !== item);
