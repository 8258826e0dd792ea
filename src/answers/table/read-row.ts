import type { Diagnostic } from '../../source/diagnostic.ts';
import { findControlCharacter, quote } from '../../source/sanitize.ts';
import { closestMatch } from '../../source/closest-match.ts';
import type { Pack } from '../../rule-pack/rule-pack.ts';
import type { AnswerFile, AnswerValue } from '../../schema/types.ts';
import { memoize } from '../../source/memoize.ts';
import { marketNames } from './market-names.ts';
import { parseOptionList } from './option-names.ts';
import { readCell, readMark, valueOfMarks, type CellProblem, type Mark } from './read-cell.ts';
import { readDay } from './read-day.ts';
import { cellDiagnostic, cellName, type TableCell, type TableSource } from './table.ts';
import { headingId, type AnswerTarget, type Target } from './targets.ts';
import { dontKnow } from '../../schema/answer-file.ts';

interface FilledCell {
  readonly cell: TableCell;
  readonly target: Target;
}

export interface RowResult {
  readonly answers: AnswerFile;
  readonly errors: readonly Diagnostic[];
}

/** The answers in the filled cells of one company. An invalid cell is an error, and means "don't know". */
export function readRow(filled: readonly FilledCell[], source: TableSource, pack: Pack): RowResult {
  const row = new Row(source, pack);
  for (const { cell, target } of filled) row.take(cell, target);
  row.closeMarks();
  return { answers: row.answers(), errors: row.errors };
}

const marketNamesOf = memoize(({ markets }: Pack) => marketNames(markets));

type Texts = Partial<Record<'company' | 'respondent' | 'date', string>>;

/** Limit for the name of a company or a person, as in the format of answers. */
const maxNameLength = 2000;

interface MarkedOptions {
  readonly target: AnswerTarget;
  readonly first: TableCell;
  readonly marks: Map<string, Mark>;
  isInvalid: boolean;
}

class Row {
  readonly errors: Diagnostic[] = [];
  readonly #source: TableSource;
  readonly #pack: Pack;
  readonly #texts: Texts = {};
  readonly #company: Record<string, AnswerValue> = {};
  readonly #markets = new Map<string, Record<string, AnswerValue>>();
  readonly #marked = new Map<string, MarkedOptions>();
  readonly #taken = new Map<string, { readonly cell: TableCell; readonly answer: string }>();

  constructor(source: TableSource, pack: Pack) {
    this.#source = source;
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
        const day = readDay(cell.text, this.#source.kind === 'workbook');
        if (day === null)
          this.#error(cell, {
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
    for (const { target, first, marks, isInvalid } of this.#marked.values()) {
      const value = isInvalid ? dontKnow : valueOfMarks(target.question, marks);
      if (value !== null) {
        this.#put(first, target, value);
        continue;
      }
      this.#put(first, target, dontKnow);
      this.#error(first, {
        code: 'answer-type',
        message: `Some options of ${quote(target.question.id)} are marked no, and nothing is said about the others.`,
        expected: 'yes or no for each option, or yes for those chosen',
        suggestion: null,
      });
    }
  }

  #text(cell: TableCell, key: 'company' | 'respondent'): void {
    const text = cell.text.replaceAll(/\s+/gu, ' ');
    const control = findControlCharacter(text);
    if (control !== null || text.length > maxNameLength) {
      const message =
        control === null ? 'This text is too long.' : `The text holds the control character ${control.name}.`;
      const code = control === null ? 'answer-type' : 'control-character';
      this.#error(cell, {
        code,
        message,
        expected: `at most ${maxNameLength} visible characters`,
        suggestion: null,
      });
    } else if (this.#isFirst(cell, { kind: key }, text)) this.#texts[key] = text;
  }

  #chosenMarkets(cell: TableCell): void {
    const names = marketNamesOf(this.#pack);
    const chosen = parseOptionList(cell.text, names, ';|,');
    if (chosen.kind === 'options') for (const id of chosen.options) this.#market(id);
    else {
      const part = chosen.kind === 'unknown' ? chosen.part : cell.text;
      this.#error(cell, {
        code: 'unknown-market',
        message: `There is no market ${quote(part)}.`,
        expected: `one or more of ${this.#pack.markets.map(({ title }) => title).join(', ')}`,
        suggestion: closestMatch(part, names.keys()),
      });
    }
  }

  #answer(cell: TableCell, target: AnswerTarget): void {
    const read = readCell(cell.text, target);
    if (!read.ok) this.#error(cell, read);
    this.#put(cell, target, read.ok ? read.value : dontKnow);
  }

  #mark(cell: TableCell, target: AnswerTarget, option: string): void {
    const key = headingId({ ...target, option: null });
    const marked = this.#marked.get(key) ?? {
      target,
      first: cell,
      marks: new Map<string, Mark>(),
      isInvalid: false,
    };
    this.#marked.set(key, marked);
    const mark = readMark(cell.text, target);
    if (mark !== null && this.#isFirst(cell, target, mark)) marked.marks.set(option, mark);
    if (mark !== null) return;
    marked.isInvalid = true;
    this.#error(cell, {
      code: 'answer-type',
      message: `${quote(cell.text)} does not say whether ${quote(option)} is chosen.`,
      expected: "yes, no, perhaps or don't know",
      suggestion: null,
    });
  }

  #put(cell: TableCell, target: AnswerTarget, value: AnswerValue): void {
    if (!this.#isFirst(cell, { ...target, option: null }, JSON.stringify(value))) return;
    const answers = target.market === null ? this.#company : this.#market(target.market);
    answers[target.question.id] = value;
  }

  #market(id: string): Record<string, AnswerValue> {
    const answers = this.#markets.get(id) ?? {};
    this.#markets.set(id, answers);
    return answers;
  }

  /** Whether this is the first answer. The same answer again is harmless, another one is an error. */
  #isFirst(cell: TableCell, target: Target, answer: string): boolean {
    const key = headingId(target);
    const before = this.#taken.get(key);
    if (before === undefined) {
      this.#taken.set(key, { cell, answer });
      return true;
    }
    if (before.answer !== answer)
      this.#error(cell, {
        code: 'duplicate-id',
        message: `${quote(key)} is answered differently in ${cellName(before.cell)}.`,
        expected: 'one answer',
        suggestion: null,
      });
    return false;
  }

  #error(cell: TableCell, problem: CellProblem): void {
    this.errors.push(cellDiagnostic(this.#source, cell, problem));
  }
}
