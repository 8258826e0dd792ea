import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { closestMatch, closestMatches } from '../../src/source/closest-match.ts';

/** The fewest letters put in, left out, changed or swapped with their neighbour: the definition, read aloud. */
function edits(a: string, b: string): number {
  if (a === '' || b === '') return a.length + b.length;
  const [[firstA, secondA], [firstB, secondB]] = [a, b];
  const [restA, restB] = [a.slice(1), b.slice(1)];
  const ways = [edits(restA, b) + 1, edits(a, restB) + 1, edits(restA, restB) + (firstA === firstB ? 0 : 1)];
  if (firstA === secondB && secondA === firstB) ways.push(edits(a.slice(2), b.slice(2)) + 1);
  return Math.min(...ways);
}

const word = fc
  .array(fc.constantFrom('a', 'b', 'c'), { minLength: 1, maxLength: 6 })
  .map((letters) => letters.join(''));

describe('the nearest names', () => {
  it('are those with the fewest edits, at most a third of the letters and always one', () => {
    fc.assert(
      fc.property(word, fc.array(word, { maxLength: 6 }), (name, candidates) => {
        const allowed = (other: string): number =>
          Math.max(1, Math.floor(Math.max(name.length, other.length) / 3));
        const counted = candidates
          .filter((other) => other !== name)
          .map((other) => ({
            other,
            count: name.length > 3 && other.startsWith(name) ? 1 : edits(name, other),
          }))
          .filter(({ other, count }) => count <= allowed(other));
        const fewest = Math.min(...counted.map(({ count }) => count));
        expect(closestMatches(name, candidates)).toEqual(
          counted.filter(({ count }) => count === fewest).map(({ other }) => other),
        );
      }),
      { numRuns: 1500, seed: 4 },
    );
  });

  it('are all that are as near as the nearest, in their order; the nearest name is the first', () => {
    expect(closestMatches('cat', ['bat', 'cats', 'dog', 'rat'])).toEqual(['bat', 'cats', 'rat']);
    expect(closestMatch('cat', ['bat', 'cats', 'dog', 'rat'])).toBe('bat');
  });

  it('may be far longer, where the name is their beginning and more than three letters', () => {
    expect(closestMatches('regu', ['regulatory-status'])).toEqual(['regulatory-status']);
    expect(closestMatches('reg', ['regulatory-status'])).toEqual([]);
  });

  it('do not differ by case, and take a space or an underscore for a hyphen', () => {
    expect(closestMatches('A b_C d', ['abcd', 'a-b-c-d'])).toEqual(['a-b-c-d']);
  });

  it('are looked for up to 64 letters', () => {
    expect(closestMatches('a'.repeat(64), [`${'a'.repeat(63)}b`])).toHaveLength(1);
    expect(closestMatches('a'.repeat(65), [`${'a'.repeat(64)}b`])).toEqual([]);
  });
});
