import type { Block } from '../../report/document/document.ts';

/** A part of a report about a change of rules. */
export interface Section {
  readonly title: string;
  /** False: folded away where the format can do that. */
  readonly isOpen: boolean;
  readonly parts: readonly Part[];
}

/** Blocks, text to be copied as it is, or blocks that differ where the page is narrow. */
export type Part =
  | readonly Block[]
  | { readonly code: string }
  | { readonly wide: readonly Block[]; readonly narrow: readonly Block[] };

export const isChoice = (part: Part): part is Extract<Part, { readonly wide: readonly Block[] }> =>
  'wide' in part;

export const isCode = (part: Part): part is { readonly code: string } => 'code' in part;
