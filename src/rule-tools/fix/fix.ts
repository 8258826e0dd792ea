import type { TextEdit } from '../../source/text-edit.ts';

/** How a fault is put right in the text. */
export interface Fix {
  /** What is done, in words. */
  readonly what: string;
  readonly edits: readonly TextEdit[];
  /** Of fixes that say the same here, only one can be made; the others would repeat it. */
  readonly becomes?: string;
}

/** Why a fault is left to the author; null where nothing can be said. */
export interface Left {
  readonly left: string | null;
}

/** Null: a fault of another kind. */
export type Attempt = Fix | Left;
