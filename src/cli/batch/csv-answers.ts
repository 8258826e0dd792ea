import { closestMatch } from '../../source/closest-match.ts';
import type { Pack } from '../../rule-pack/rule-pack.ts';
import type { Question } from '../../schema/types.ts';
import { questionsIn } from '../../rule-pack/questions.ts';

/** A column of a table of answers, by its heading. */
type Column =
  | { readonly kind: 'text'; readonly key: 'company' | 'respondent' | 'date' }
  | { readonly kind: 'markets' }
  | { readonly kind: 'answer'; readonly market: string | null; readonly question: Question };

export type Columns =
  | { readonly ok: true; readonly columns: readonly Column[] }
  | {
      readonly ok: false;
      readonly column: number;
      readonly heading: string;
      readonly suggestion: string | null;
    };

/** What headings mean: company, respondent, date, markets, a question, or market.question. */
export function columnsOf(headings: readonly string[], pack: Pack): Columns {
  const known = new Map<string, Column>([
    ...(['company', 'respondent', 'date'] as const).map((key): [string, Column] => [
      key,
      { kind: 'text', key },
    ]),
    ['markets', { kind: 'markets' }],
    ...questionsIn(pack, null).map((question): [string, Column] => [
      question.id,
      { kind: 'answer', market: null, question },
    ]),
    ...pack.markets.flatMap(({ id }) =>
      questionsIn(pack, id).map((question): [string, Column] => [
        `${id}.${question.id}`,
        { kind: 'answer', market: id, question },
      ]),
    ),
  ]);
  const columns: Column[] = [];
  for (const [index, heading] of headings.entries()) {
    const column = known.get(heading.trim());
    if (column === undefined)
      return {
        ok: false,
        column: index + 1,
        heading,
        suggestion: closestMatch(heading.trim(), [...known.keys()]),
      };
    columns.push(column);
  }
  return { ok: true, columns };
}

/**
 * A row of a table as answers. An empty cell has not been asked; several options are parted by a semicolon or a bar, and
 * for a question that takes one they are those still possible; 10..20 is a range.
 */
export function rowAnswers(cells: readonly string[], columns: readonly Column[]): object {
  const answers: Record<string, unknown> = {};
  const markets = new Map<string, Record<string, unknown>>();
  const market = (id: string): Record<string, unknown> => {
    const own = markets.get(id) ?? {};
    markets.set(id, own);
    return own;
  };
  const texts: Record<string, string> = {};
  for (const [index, column] of columns.entries()) {
    const cell = cells[index]?.trim() ?? '';
    if (cell === '') continue;
    switch (column.kind) {
      case 'text':
        texts[column.key] = cell;
        break;
      case 'markets':
        for (const id of parts(cell)) market(id);
        break;
      case 'answer': {
        const value = valueOf(cell, column.question);
        if (column.market === null) answers[column.question.id] = value;
        else market(column.market)[column.question.id] = value;
      }
    }
  }
  return { ...texts, answers, ...(markets.size === 0 ? {} : { markets: Object.fromEntries(markets) }) };
}

const parts = (cell: string): readonly string[] =>
  cell
    .split(/[;|]/)
    .map((part) => part.trim())
    .filter((part) => part !== '');

const number = /^-?\d+(\.\d+)?$/;

function valueOf(cell: string, { type }: Question): unknown {
  if (cell === 'dont-know') return cell;
  switch (type) {
    case 'number': {
      if (number.test(cell)) return Number(cell);
      const [low = '', high = ''] = cell.split('..');
      return number.test(low) && number.test(high) ? { between: [Number(low), Number(high)] } : cell;
    }
    case 'many':
      return cell === '-' ? [] : parts(cell);
    case 'one': {
      const options = parts(cell);
      return options.length > 1 ? { 'one-of': options } : cell;
    }
  }
}
