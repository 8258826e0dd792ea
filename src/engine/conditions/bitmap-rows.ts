import type { ConditionIndex } from './bitmap-index.ts';
import type { Term } from './dnf.ts';

/** By slot, what each of its values denies in one word. */
type WordRows = Map<number, number[]>;

/** Collects which values deny which terms. */
export class IndexRowsBuilder {
  readonly #words: WordRows[] = [];

  /** @param word of the terms, from 0 */
  add(term: Term, word: number, bit: number): void {
    const variables = (this.#words[word] ??= new Map<number, number[]>());
    for (const { variable, mask, full } of term) {
      const values = 32 - Math.clz32(full);
      const row = variables.get(variable) ?? Array.from({ length: values }, () => 0);
      variables.set(variable, row);
      for (let value = 0; value < values; value += 1)
        if ((mask & (1 << value)) === 0) row[value] = (row[value] ?? 0) | (1 << bit);
    }
  }

  build(): Pick<ConditionIndex, 'probes' | 'excludes' | 'probedBy'> {
    const excludes: number[] = [];
    const bitset = new Map<number, number[]>();
    const probes = this.#words.map((variables, word) =>
      [...variables].flatMap(([variable, row]) => {
        const known = bitset.get(variable);
        if (known === undefined) bitset.set(variable, [word]);
        else known.push(word);
        const asking = row.reduce((bits, one) => bits | one, 0);
        return [variable, excludes.push(...row) - row.length, asking];
      }),
    );
    const last = Math.max(-1, ...bitset.keys());
    const probedBy = Array.from({ length: last + 1 }, (_, variable) => bitset.get(variable) ?? []);
    return { probes, excludes, probedBy };
  }
}
