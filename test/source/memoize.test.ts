import { expect, test } from 'vitest';
import { memoize } from '../../src/source/memoize.ts';

test('what is made of an object is made once, of each object for itself, be it nothing', () => {
  const asked: string[] = [];
  const lengthOf = memoize(({ text }: { readonly text: string }): number | undefined => {
    asked.push(text);
    return text === '' ? undefined : text.length;
  });
  const [one, other, nothing] = [{ text: 'one' }, { text: 'one' }, { text: '' }];
  expect([one, other, nothing, one, nothing].map(lengthOf)).toEqual([3, 3, undefined, 3, undefined]);
  expect(asked).toEqual(['one', 'one', '']);
});
