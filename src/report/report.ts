import type { Assessment } from '../schema/types.ts';
import type { Logo } from './document/logo.ts';

/** How much of the assessment is shown: one page, or everything. */
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
  /** How the report was asked for, for the command to go on with. */
  readonly commandLine?: CommandLine | undefined;
  /** Who hands the report over. */
  readonly consultant?: Consultant | undefined;
}

/** What a further command on the same answers needs; words as they are typed into a shell. */
export interface CommandLine {
  /** Where the answers, or the assessment, are kept. */
  readonly file?: string | undefined;
  /** Those that choose the rules. */
  readonly options?: readonly string[] | undefined;
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
