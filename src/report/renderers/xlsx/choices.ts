import { columnName, quotedName } from './names.ts';
import type { Sheet } from './sheet.ts';

/** Name of the hidden sheet that holds the answers of drop-downs. */
export const listsName = 'Lists';

/** The lists of answers that drop-downs offer, each once, in the order in which they were first asked for. */
export interface ChoiceLists {
  /** Where a list stands, as a formula. */
  readonly rangeOf: (choices: readonly string[]) => string;
  /** The hidden sheet with all lists, one per column; null where there are none. Call it last. */
  readonly sheet: () => Sheet | null;
}

/**
 * Answers of drop-downs stand in cells of a hidden sheet: written into the drop-down itself they could hold no comma
 * and no more than 255 characters together.
 */
export function collectChoices(sheetName: string): ChoiceLists {
  const lists = new Map<string, { readonly column: number; readonly choices: readonly string[] }>();
  return {
    rangeOf: (choices) => {
      const key = JSON.stringify(choices);
      const list = lists.get(key) ?? { column: lists.size, choices };
      lists.set(key, list);
      const column = columnName(list.column);
      // The first row holds the titles.
      return `${quotedName(sheetName)}!$${column}$2:$${column}$${choices.length + 1}`;
    },
    sheet: () => {
      if (lists.size === 0) return null;
      const all = [...lists.values()].map(({ choices }) => choices);
      const height = Math.max(...all.map(({ length }) => length));
      return {
        name: sheetName,
        columns: all.map((_, index) => ({ title: `List ${index + 1}`, width: 30 })),
        rows: Array.from({ length: height }, (_, row) => all.map((choices) => choices[row] ?? null)),
      };
    },
  };
}
