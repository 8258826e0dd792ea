import type { Diagnostic } from '../../source/diagnostic.ts';
import type { Block } from './assess-lines.ts';

/** A part of the input of batch: some lines, or one that is not read. */
export type Piece =
  | { readonly kind: 'block'; readonly block: Block }
  | { readonly kind: 'rejected'; readonly line: number; readonly diagnostics: readonly Diagnostic[] };

/** Where pieces come from. `skip` is the number of lines with text that an earlier run did. */
export type PieceSource =
  | { readonly ok: true; readonly pieces: (skip: number) => AsyncIterable<Piece> }
  | { readonly ok: false; readonly problem: string };
