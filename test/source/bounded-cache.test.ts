import { describe, expect, it } from 'vitest';
import { BoundedCache } from '../../src/source/bounded-cache.ts';

/** Keeps values, and tells for which keys one had to be made. */
function keeping(most: number) {
  const made: string[] = [];
  const kept = new BoundedCache<{ readonly of: string }>(most);
  const get = (key: string, size: number) =>
    kept.get(key, size, (of) => {
      made.push(of);
      return { of };
    });
  return { made, get };
}

describe('what is kept', () => {
  it('is made once for each key', () => {
    const { made, get } = keeping(10);
    const [a, b] = [get('a', 1), get('b', 1)];
    expect([a, b]).toEqual([{ of: 'a' }, { of: 'b' }]);
    expect([get('a', 1), get('b', 1)]).toEqual([a, b]);
    expect(made).toEqual(['a', 'b']);
  });

  it('may be as large as is said, and once larger', () => {
    const { made, get } = keeping(10);
    for (const key of ['a', 'b', 'c', 'a', 'b', 'c']) get(key, 5);
    expect(made).toEqual(['a', 'b', 'c']);
  });

  it('is forgotten, all of it, where it is larger and something else is asked for', () => {
    const { made, get } = keeping(10);
    for (const key of ['a', 'b', 'c', 'd', 'c', 'd']) get(key, 5);
    expect(made).toEqual(['a', 'b', 'c', 'd', 'c']);
    get('e', 5);
    get('d', 5);
    expect(made.slice(5)).toEqual(['e']);
  });

  it('is forgotten at once where it alone is too large', () => {
    const { made, get } = keeping(10);
    for (const key of ['a', 'a', 'b', 'a']) get(key, 11);
    expect(made).toEqual(['a', 'b', 'a']);
  });
});
