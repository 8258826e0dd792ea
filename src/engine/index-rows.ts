import type { ConditionIndex } from './condition-index.ts';
import type { Term } from './normal-form.ts';

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
    const lookedAtBy: number[][] = [];
    const looks = this.#words.map((slots, word) =>
      [...slots].flatMap(([slot, row]) => {
        (lookedAtBy[slot] ??= []).push(word);
        return [slot, denied.push(...row) - row.length];
      }),
    );
    return { looks, denied, lookedAtBy };
  }
}
