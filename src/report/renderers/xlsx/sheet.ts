/** What a cell holds. Texts are raw: never formulas, and neutralised by the writer. */
export type CellValue = string | number | boolean | Day | null;

/** A day of the calendar, YYYY-MM-DD, shown in the reader's way of writing days. */
export interface Day {
  readonly day: string;
}

/** Background by meaning; the words say it too. input: to be filled in by the reader. */
export type CellTone = 'plain' | 'good' | 'fair' | 'poor' | 'faint' | 'input';

export interface StyledCell {
  readonly value: CellValue;
  readonly tone?: CellTone;
  /** Answers offered in a drop-down of this cell; anything else is refused, save for an empty cell. */
  readonly choices?: readonly string[] | undefined;
  readonly bold?: boolean;
}

export type Cell = CellValue | StyledCell;

export interface SheetColumn {
  readonly title: string;
  /** In characters, 1 to 255. */
  readonly width: number;
  /** day: cells that are still empty take dates. */
  readonly format?: 'text' | 'day';
  /** Answers offered in every cell of the column, in rows added later too. */
  readonly choices?: readonly string[];
  /** Background of cells that have none of their own. */
  readonly tone?: CellTone;
}

export interface Sheet {
  /** Made fit for a spreadsheet (31 characters, no `[]:*?/\`) and unique by the writer. */
  readonly name: string;
  readonly columns: readonly SheetColumn[];
  readonly rows: readonly (readonly Cell[])[];
  /** Columns that stay in view when one scrolls to the right. */
  readonly frozenColumns?: number;
}

export interface WorkbookProperties {
  readonly title: string;
  /** Who hands it over. */
  readonly author?: string | null;
  /** YYYY-MM-DD. */
  readonly date: string | null;
}
