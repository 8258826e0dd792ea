import type { Block } from '../../report/document.ts';

/** A part of a report about a change of rules. */
export interface Section {
  readonly title: string;
  /** False: folded away where the format can do that. */
  readonly isOpen: boolean;
  readonly parts: readonly Part[];
}

/** Blocks, or text to be copied as it is. */
export type Part = readonly Block[] | { readonly code: string };

export const isCode = (part: Part): part is { readonly code: string } => 'code' in part;
