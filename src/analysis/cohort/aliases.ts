import { contentHash } from '../../rule-pack/content-hash.ts';
import type { Member } from './result.ts';

/**
 * Neutral names such as "Company A", in an order that depends on all answers of all members. The same members get the
 * same names in any input order, and nobody can infer them from the real names alone.
 *
 * @returns in the order of the members
 */
export function aliases(members: readonly Member[]): readonly string[] {
  const contents = members.map(({ name, assessment }) => ({ name, text: JSON.stringify(assessment) }));
  const all = contentHash(contents);
  const keys = contents.map((content) => contentHash([content, { name: '', text: all }]));
  const sorted = keys.toSorted();
  const taken = new Map<string, number>();
  return members.map(({ assessment }, index) => {
    const key = keys[index] ?? '';
    const twins = taken.get(key) ?? 0;
    taken.set(key, twins + 1);
    const { one } = assessment.pack.words.subject;
    return `${one.charAt(0).toUpperCase()}${one.slice(1)} ${letters(sorted.indexOf(key) + twins)}`;
  });
}

/** A to Z, then AA, AB and so on, as spreadsheets name their columns. */
export function letters(index: number): string {
  const last = String.fromCodePoint(65 + (index % 26));
  return index < 26 ? last : `${letters(Math.floor(index / 26) - 1)}${last}`;
}
