/** Memoizes a function of an object for as long as the object lives. */
export function memoize<Key extends object, Value>(make: (key: Key) => Value): (key: Key) => Value {
  const values = new WeakMap<Key, { readonly value: Value }>();
  return (key) => {
    const cached = values.get(key);
    if (cached !== undefined) return cached.value;
    const value = make(key);
    values.set(key, { value });
    return value;
  };
}
