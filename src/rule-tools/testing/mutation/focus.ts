import type { FormatName } from '../../../rule-pack/validate.ts';
import type { Path } from '../../../source/document.ts';

/** The file that holds a value: its format, or the id of a market. */
export type Part = FormatName | { readonly market: string };

/** A lens: a value inside a whole (a pack, a rule), its path, and the whole with another value in its place. */
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

/** The focus if its value is present, otherwise nothing. */
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

/** The items of an optional list. */
export const optionalItems = <Item, Whole>(
  focus: Focus<readonly Item[] | undefined, Whole>,
): readonly Focus<Item, Whole>[] => present(focus).flatMap(itemsOf);

/** Makes the value its own whole, at the same path. */
export const standalone = <Value>({ part, path, value }: Focus<Value, unknown>): Focus<Value, Value> =>
  new Focus(part, path, value, (other) => other);

export const without = <Item>(list: readonly Item[], item: Item): readonly Item[] =>
  list.filter((one) => one !== item);
