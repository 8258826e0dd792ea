import type { TextEdit } from '../../pack/edit-text.ts';

/** How a fault is put right in the text, or why it is left to the author; null elsewhere: nothing can be said. */
export type Attempt =
  | {
      /** What is done, in words. */
      readonly what: string;
      readonly edits: readonly TextEdit[];
      /** Of fixes that say the same here, only one can be made; the others would repeat it. */
      readonly becomes?: string;
    }
  | { readonly left: string };
