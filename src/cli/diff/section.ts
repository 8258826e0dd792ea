import type { Block } from '../../report/document/document.ts';

/** A part of a report about a change of rules. */
export interface Section {
  readonly title: string;
  /** False: folded away if the format can do that. */
  readonly isOpen: boolean;
  readonly parts: readonly Part[];
}

/** Blocks, text to be copied verbatim, or blocks that differ on a narrow page. */
export type Part =
  | readonly Block[]
  | { readonly code: string }
  | { readonly wide: readonly Block[]; readonly narrow: readonly Block[] };

export const isChoice = (part: Part): part is Extract<Part, { readonly wide: readonly Block[] }> =>
  'wide' in part;

export const isCode = (part: Part): part is { readonly code: string } => 'code' in part;
