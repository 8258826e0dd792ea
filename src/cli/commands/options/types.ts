import type { ConsultantOptions } from '../../io/consultant.ts';

/** Options that every command takes. `undefined`: not given. */
export interface CommonOptions {
  /** Folder of the rules; the shipped ones where not given. */
  readonly rules?: string | undefined;
  /** Folders of markets, or single files, read besides the shipped ones. */
  readonly markets?: readonly string[] | undefined;
  readonly colour: 'auto' | 'always' | 'never';
  /** Nothing but ASCII is written. */
  readonly ascii: boolean;
  /** Plain lines for screen readers: no redrawing, no boxes, no colour. */
  readonly accessible: boolean;
  /** False: never ask; what is missing is an error. */
  readonly input: boolean;
}

export interface ReportOptions extends CommonOptions, ConsultantOptions {
  /** A file of answers, or an assessment as JSON. */
  readonly file: string;
  /** Name of a report format. */
  readonly format?: string | undefined;
  /** The one page only; what a terminal shows where nothing is said. */
  readonly brief: boolean;
  /** Everything, on a terminal too. */
  readonly full?: boolean | undefined;
  /** Columns; those of the terminal where not given. */
  readonly width?: number | undefined;
  /** File that the report is written to. */
  readonly output?: string | undefined;
  /** Overwrite the output. */
  readonly force: boolean;
  /** Faults in single answers are reported and those answers taken as open. */
  readonly lenient: boolean;
  /** YYYY-MM-DD; checked to be a day of the calendar. Today where not given. */
  readonly date?: string | undefined;
}

export interface AssessOptions extends Omit<ReportOptions, 'file'> {
  /** The answers file to write and resume; a name is chosen where not given. */
  readonly file?: string | undefined;
  /** Answers read from a file, or from standard input where `-`; no interview. */
  readonly answers?: string | undefined;
  /** quick: ask what narrows the verdict most, until it is settled; triage: ask the first round. Null: ask everything. */
  readonly guide: 'quick' | 'triage' | null;
}

export interface ExplainOptions extends CommonOptions {
  readonly file: string;
  /** What to explain: a market, entry mode, barrier, action or question. */
  readonly id?: string | undefined;
  readonly format?: string | undefined;
  readonly lenient: boolean;
  readonly date?: string | undefined;
  readonly width?: number | undefined;
}

export interface RulesOptions extends CommonOptions {
  /** Folders to read instead of the shipped ones. */
  readonly paths: readonly string[];
  /** Name of a format for findings. */
  readonly format?: string | undefined;
  /** YYYY-MM-DD: facts and sources due for review by then are reported. Today where not given. */
  readonly date?: string | undefined;
}

export interface RulesCheckOptions extends RulesOptions {
  /** Search all possible companies too. */
  readonly exact: boolean;
  /** Only findings in files that differ from this revision of git. */
  readonly changed?: string | undefined;
  /** More warnings than this are a failure. */
  readonly maxWarnings?: number | undefined;
  /** Check again whenever a file changes. */
  readonly watch: boolean;
  /** File that the findings are written to. */
  readonly output?: string | undefined;
  readonly force: boolean;
}

export interface RulesTestOptions extends RulesOptions {
  /** Only test cases whose id or title contains this. */
  readonly filter?: string | undefined;
  /** Tell which rules no test case touches. */
  readonly coverage: boolean;
  /** Per cent of the rules that must hold in some test case. */
  readonly minCoverage?: number | undefined;
  /** Write test cases for what none touches. */
  readonly suggest: boolean;
  /** Put what came out in the place of what was expected. */
  readonly update: boolean;
  readonly watch: boolean;
  /** File that suggestions are written to. */
  readonly output?: string | undefined;
  readonly force: boolean;
}

export interface RulesFixOptions extends RulesOptions {
  /** Show what would change, and change nothing. */
  readonly dryRun: boolean;
  /** The day at which the author has found undated facts to be true. */
  readonly asOf?: string | undefined;
  /** Put lists of ids in order where their order says nothing. */
  readonly sort: boolean;
}

export interface RulesNewOptions extends CommonOptions {
  /** What is to be made. */
  readonly kind: string;
  /** Of what is new; of a pack its folder. */
  readonly id: string;
  readonly title?: string | undefined;
  readonly market?: string | undefined;
  readonly section?: string | undefined;
  readonly type?: 'one' | 'many' | 'number' | undefined;
  /** question=answer */
  readonly improves?: string | undefined;
  /** question=answer */
  readonly when?: string | undefined;
  readonly caps?: string | undefined;
  readonly barrierKind?: string | undefined;
  /** File of answers. */
  readonly from?: string | undefined;
}

export interface RulesExplainOptions extends CommonOptions {
  /** Of a diagnostic; all are listed where not given. */
  readonly code?: string | undefined;
  /** Name of a format. */
  readonly format?: string | undefined;
}

export interface RulesMutateOptions extends RulesOptions {
  /** Per cent of the alterations that the test cases must notice. */
  readonly minScore?: number | undefined;
}
