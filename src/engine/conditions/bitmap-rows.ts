import type { ConditionIndex } from './bitmap-index.ts';
import type { Term } from './dnf.ts';

/** For each variable that a word probes, the terms of the word that each value excludes. */
type WordRows = Map<number, number[]>;

/** Collects which values exclude which terms. */
export class IndexRowsBuilder {
  readonly #words: WordRows[] = [];

  /** @param word of the terms, from 0 */
  add(term: Term, word: number, bit: number): void {
    const rows = (this.#words[word] ??= new Map<number, number[]>());
    for (const { variable, mask, full } of term) {
      const values = 32 - Math.clz32(full);
      const row = rows.get(variable) ?? Array.from({ length: values }, () => 0);
      rows.set(variable, row);
      for (let value = 0; value < values; value += 1)
        if ((mask & (1 << value)) === 0) row[value] = (row[value] ?? 0) | (1 << bit);
    }
  }

  build(): Pick<ConditionIndex, 'probes' | 'excludes' | 'probedBy'> {
    const excludes: number[] = [];
    const wordsByVariable = new Map<number, number[]>();
    const probes = this.#words.map((rows, word) =>
      [...rows].flatMap(([variable, row]) => {
        const known = wordsByVariable.get(variable);
        if (known === undefined) wordsByVariable.set(variable, [word]);
        else known.push(word);
        const asking = row.reduce((bits, one) => bits | one, 0);
        return [variable, excludes.push(...row) - row.length, asking];
      }),
    );
    const last = Math.max(-1, ...wordsByVariable.keys());
    const probedBy = Array.from({ length: last + 1 }, (_, variable) => wordsByVariable.get(variable) ?? []);
    return { probes, excludes, probedBy };
  }
}
