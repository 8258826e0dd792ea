import type { Diagnostic } from '../../source/diagnostic.ts';
import { findControlCharacter, quote } from '../../source/sanitize.ts';
import { closestMatch } from '../../source/closest-match.ts';
import type { Pack } from '../../rule-pack/rule-pack.ts';
import type { AnswerFile, AnswerValue } from '../../schema/types.ts';
import { marketNames } from './market-names.ts';
import { parseOptionList } from './option-names.ts';
import { readCell, readMark, valueOfMarks, type CellProblem, type Mark } from './read-cell.ts';
import { readDay } from './read-day.ts';
import { cellDiagnostic, cellName, type Table, type TableCell } from './table.ts';
import { headingId, type AnswerTarget, type Target } from './targets.ts';
import { dontKnow } from '../../schema/answer-file.ts';

interface FilledCell {
  readonly cell: TableCell;
  readonly target: Target;
}

export interface RowResult {
  readonly answers: AnswerFile;
  readonly faults: readonly Diagnostic[];
}

/** The answers in the filled cells of one company; faulty ones are told, and "don't know". */
export function readRow(filled: readonly FilledCell[], table: Table, pack: Pack): RowResult {
  const row = new Row(table, pack);
  for (const { cell, target } of filled) row.take(cell, target);
  row.closeMarks();
  return { answers: row.answers(), faults: row.faults };
}

type Texts = Partial<Record<'company' | 'respondent' | 'date', string>>;

/** Longest name of a company or a person, as the format of answers has it. */
const longestName = 2000;

interface MarkedOptions {
  readonly target: AnswerTarget;
  readonly first: TableCell;
  readonly marks: Map<string, Mark>;
  faulty: boolean;
}

class Row {
  readonly faults: Diagnostic[] = [];
  readonly #table: Table;
  readonly #pack: Pack;
  readonly #texts: Texts = {};
  readonly #company: Record<string, AnswerValue> = {};
  readonly #markets = new Map<string, Record<string, AnswerValue>>();
  readonly #marked = new Map<string, MarkedOptions>();
  readonly #taken = new Map<string, { readonly cell: TableCell; readonly said: string }>();

  constructor(table: Table, pack: Pack) {
    this.#table = table;
    this.#pack = pack;
  }

  answers(): AnswerFile {
    const { id, version } = this.#pack.manifest;
    return {
      format: 'born-global/answers/1',
      pack: { id, version, hash: this.#pack.hash },
      ...this.#texts,
      answers: this.#company,
      ...(this.#markets.size === 0 ? {} : { markets: Object.fromEntries(this.#markets) }),
    };
  }

  take(cell: TableCell, target: Target): void {
    switch (target.kind) {
      case 'nothing':
        return;
      case 'company':
      case 'respondent':
        this.#text(cell, target.kind);
        return;
      case 'date': {
        const day = readDay(cell.text, this.#table.kind === 'workbook');
        if (day === null)
          this.#fault(cell, {
            code: 'answer-type',
            message: `${quote(cell.text)} is not a day that can be read in one way only.`,
            expected: 'a day such as 2026-11-24',
            suggestion: null,
          });
        else if (this.#isFirst(cell, target, day)) this.#texts.date = day;
        return;
      }
      case 'markets':
        this.#chosenMarkets(cell);
        return;
      case 'answer':
        if (target.option === null) this.#answer(cell, target);
        else this.#mark(cell, target, target.option);
    }
  }

  closeMarks(): void {
    for (const { target, first, marks, faulty } of this.#marked.values()) {
      const value = faulty ? dontKnow : valueOfMarks(target.question, marks);
      if (value !== null) {
        this.#put(first, target, value);
        continue;
      }
      this.#put(first, target, dontKnow);
      this.#fault(first, {
        code: 'answer-type',
        message: `Some options of ${quote(target.question.id)} are marked no, and nothing is said of the others.`,
        expected: 'yes or no for each option, or yes for those chosen',
        suggestion: null,
      });
    }
  }

  #text(cell: TableCell, key: 'company' | 'respondent'): void {
    const text = cell.text.replaceAll(/\s+/gu, ' ');
    const control = findControlCharacter(text);
    if (control !== null || text.length > longestName) {
      const message =
        control === null ? 'This text is too long.' : `The text holds the control character ${control.name}.`;
      const code = control === null ? 'answer-type' : 'control-character';
      this.#fault(cell, {
        code,
        message,
        expected: `at most ${longestName} visible characters`,
        suggestion: null,
      });
    } else if (this.#isFirst(cell, { kind: key }, text)) this.#texts[key] = text;
  }

  #chosenMarkets(cell: TableCell): void {
    const names = marketNames(this.#pack.markets);
    const chosen = parseOptionList(cell.text, names, ';|,');
    if (chosen.kind === 'options') for (const id of chosen.options) this.#market(id);
    else {
      const part = chosen.kind === 'unknown' ? chosen.part : cell.text;
      this.#fault(cell, {
        code: 'unknown-market',
        message: `There is no market ${quote(part)}.`,
        expected: `one or more of ${this.#pack.markets.map(({ title }) => title).join(', ')}`,
        suggestion: closestMatch(part, names.keys()),
      });
    }
  }

  #answer(cell: TableCell, target: AnswerTarget): void {
    const read = readCell(cell.text, target);
    if (!read.ok) this.#fault(cell, read);
    this.#put(cell, target, read.ok ? read.value : dontKnow);
  }

  #mark(cell: TableCell, target: AnswerTarget, option: string): void {
    const key = headingId({ ...target, option: null });
    const known = this.#marked.get(key) ?? {
      target,
      first: cell,
      marks: new Map<string, Mark>(),
      faulty: false,
    };
    this.#marked.set(key, known);
    const mark = readMark(cell.text, target);
    if (mark !== null && this.#isFirst(cell, target, mark)) known.marks.set(option, mark);
    if (mark !== null) return;
    known.faulty = true;
    this.#fault(cell, {
      code: 'answer-type',
      message: `${quote(cell.text)} does not say whether ${quote(option)} is chosen.`,
      expected: "yes, no, perhaps or don't know",
      suggestion: null,
    });
  }

  #put(cell: TableCell, target: AnswerTarget, value: AnswerValue): void {
    if (!this.#isFirst(cell, { ...target, option: null }, JSON.stringify(value))) return;
    const place = target.market === null ? this.#company : this.#market(target.market);
    place[target.question.id] = value;
  }

  #market(id: string): Record<string, AnswerValue> {
    const answers = this.#markets.get(id) ?? {};
    this.#markets.set(id, answers);
    return answers;
  }

  /** Whether nothing has been said yet; saying the same again is harmless, something else is a fault. */
  #isFirst(cell: TableCell, target: Target, said: string): boolean {
    const key = headingId(target);
    const before = this.#taken.get(key);
    if (before === undefined) {
      this.#taken.set(key, { cell, said });
      return true;
    }
    if (before.said !== said)
      this.#fault(cell, {
        code: 'duplicate-id',
        message: `${quote(key)} is answered differently in ${cellName(before.cell)}.`,
        expected: 'one answer',
        suggestion: null,
      });
    return false;
  }

  #fault(cell: TableCell, problem: CellProblem): void {
    this.faults.push(cellDiagnostic(this.#table, cell, problem));
  }
}
