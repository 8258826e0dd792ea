import type { ConditionIndex } from './bitmap-index.ts';
import type { Term } from './dnf.ts';

/** By slot, what each of its values denies in one word. */
type WordRows = Map<number, number[]>;

/** Collects which values deny which terms. */
export class IndexRows {
  readonly #words: WordRows[] = [];

  /** @param word of the terms, from 0 */
  add(term: Term, word: number, bit: number): void {
    const slots = (this.#words[word] ??= new Map<number, number[]>());
    for (const { slot, mask, full } of term) {
      const values = 32 - Math.clz32(full);
      const row = slots.get(slot) ?? Array.from({ length: values }, () => 0);
      slots.set(slot, row);
      for (let value = 0; value < values; value += 1)
        if ((mask & (1 << value)) === 0) row[value] = (row[value] ?? 0) | (1 << bit);
    }
  }

  finish(): Pick<ConditionIndex, 'looks' | 'denied' | 'lookedAtBy'> {
    const denied: number[] = [];
    const words = new Map<number, number[]>();
    const looks = this.#words.map((slots, word) =>
      [...slots].flatMap(([slot, row]) => {
        const known = words.get(slot);
        if (known === undefined) words.set(slot, [word]);
        else known.push(word);
        const asking = row.reduce((bits, one) => bits | one, 0);
        return [slot, denied.push(...row) - row.length, asking];
      }),
    );
    const last = Math.max(-1, ...words.keys());
    const lookedAtBy = Array.from({ length: last + 1 }, (_, slot) => words.get(slot) ?? []);
    return { looks, denied, lookedAtBy };
  }
}
