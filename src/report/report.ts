import type { Assessment } from '../schema/types.ts';
import type { Logo } from './document/logo.ts';

/** How much of the assessment is shown: the first page, or everything. */
export type Extent = 'brief' | 'full';

/** What a report may know of where it is shown; it reads no terminal, clock or environment itself. */
export interface ReportContext {
  /** Columns; at least 40. */
  readonly width: number;
  readonly colour: boolean;
  /** False: nothing but ASCII is written. */
  readonly unicode: boolean;
  readonly extent: Extent;
  /** lines: no columns, bars or rules, for those who listen to the page. */
  readonly layout: 'page' | 'lines';
  /** Who hands the report over. */
  readonly consultant?: Consultant | undefined;
}

/** Who hands a report over; at least one of the two is there. */
export interface Consultant {
  /** Raw text. */
  readonly name: string | null;
  /** Shown by formats that have pictures. */
  readonly logo: Logo | null;
}

/** Bytes: a document that no terminal can show. */
export type Written = string | Uint8Array;

/** A report formats; it computes nothing. Every number, order and label comes from the assessment. */
export type Report = (assessment: Assessment, context: ReportContext) => Written | Promise<Written>;

/** A report that is text, and ready at once. */
export type TextReport = (assessment: Assessment, context: ReportContext) => string;
