import { checkValue } from '../../answers/check-value.ts';
import type { Diagnostic, DiagnosticCode } from '../../source/diagnostic.ts';
import { parseDocument } from '../../source/document.ts';
import { closestMatch } from '../../source/closest-match.ts';
import { quote } from '../../source/sanitize.ts';
import { root } from '../../source/node.ts';
import type { Pack } from '../../rule-pack/rule-pack.ts';
import type { AnswerValue, Question } from '../../schema/types.ts';
import { questionsIn } from '../../rule-pack/questions.ts';
import { scopedId, parseScopedId } from '../../values/scoped-id.ts';

/** An answer to try in place of the current one. */
export interface AnswerOverride {
  readonly question: string;
  /** Null for a question asked once for the company. */
  readonly market: string | null;
  readonly value: AnswerValue;
}

export interface ParsedOverrides {
  readonly overrides: readonly AnswerOverride[];
  readonly diagnostics: readonly Diagnostic[];
}

/** The file name in diagnostics about overrides. */
export const overridesFile = '<command line>';

/** The overrides as one text with a line for each; positions of diagnostics refer to it. */
export const overridesText = (given: readonly string[]): string => given.join('\n');

/**
 * Parses overrides of the form question=option, question=option,option (several choices), question=number or
 * question@market=option.
 *
 * @returns every valid override, and a diagnostic for every other
 */
export function parseOverrides(given: readonly string[], pack: Pack): ParsedOverrides {
  const overrides: AnswerOverride[] = [];
  const diagnostics: Diagnostic[] = [];
  for (const [index, text] of given.entries()) {
    const read = readSetting(new Line(text, index, given), pack);
    if ('value' in read) overrides.push(read);
    else diagnostics.push(...read.faults);
  }
  const seen = new Map<string, number>();
  for (const [index, { question, market }] of overrides.entries()) {
    const key = scopedId(question, market);
    if (seen.has(key) && diagnostics.length === 0) {
      const message = `${quote(question)} is given twice.`;
      diagnostics.push(
        new Line(given[index] ?? '', index, given).fault('answer-type', message, 0, 'each once'),
      );
    }
    seen.set(key, index);
  }
  return { overrides, diagnostics };
}

interface Faults {
  readonly faults: readonly Diagnostic[];
}

function readSetting(line: Line, pack: Pack): AnswerOverride | Faults {
  const equals = line.text.indexOf('=');
  if (equals < 0)
    return line.fail('answer-type', `${quote(line.text)} says no answer.`, 0, 'question=option');
  const name = line.text.slice(0, equals).trim();
  const { id, market } = parseScopedId(name);
  const markets = pack.markets.map((one) => one.id);
  if (market !== null && !markets.includes(market)) {
    const message = `There is no market ${quote(market)}.`;
    const expected = `one of ${markets.join(', ')}`;
    return line.fail('unknown-market', message, id.length + 1, expected, closestMatch(market, markets));
  }
  const questions = questionsIn(pack, market);
  const question =
    questions.find((one) => one.id === id) ?? questions.find((one) => one['renamed-from']?.includes(id));
  if (question === undefined) return unknown(line, id, market, questions, pack);
  return valueOf(line, equals + 1, question, market);
}

/** Reports a question that is asked elsewhere, or nowhere. */
function unknown(
  line: Line,
  id: string,
  market: string | null,
  questions: readonly Question[],
  pack: Pack,
): Faults {
  const asks = (place: string | null): boolean => questionsIn(pack, place).some((one) => one.id === id);
  if (market !== null && asks(null)) {
    const message = `${quote(id)} is asked once for the company, not for a market.`;
    return line.fail('market-scope', message, 0, `${id}=…`);
  }
  const [elsewhere] = pack.markets.filter((one) => asks(one.id));
  if (elsewhere !== undefined) {
    const message = `${quote(id)} is asked for a market${market === null ? '' : `, but not for ${quote(market)}`}.`;
    return line.fail('market-scope', message, 0, `${scopedId(id, elsewhere.id)}=…`);
  }
  const known = questions.map((one) => one.id);
  const message = `There is no question ${quote(id)}${market === null ? ' for the company' : ` for ${market}`}.`;
  return line.fail('unknown-question', message, 0, 'the id of a question', closestMatch(id, known));
}

function valueOf(
  line: Line,
  from: number,
  question: Question,
  market: string | null,
): AnswerOverride | Faults {
  const given = line.text.slice(from).trim();
  const document = parseDocument(overridesFile, JSON.stringify(plainValue(given, question)));
  const checked = checkValue(root(document), question);
  if (checked.ok) return { question: question.id, market, value: checked.value };
  return {
    faults: checked.faults.map(({ node, code, message, expected, suggestion }) => {
      const part = typeof node.value === 'string' ? line.text.indexOf(node.value, from) : from;
      return line.fault(code, message, Math.max(from, part), expected, suggestion);
    }),
  };
}

/** The value that an answers file would hold. */
function plainValue(given: string, { type }: Question): unknown {
  if (given === 'dont-know') return given;
  if (type === 'number') return /^-?\d+(\.\d+)?$/.test(given) ? Number(given) : given;
  if (type === 'one') return given;
  const parts = given.split(',').map((part) => part.trim());
  return parts.filter((part) => part !== '' && part !== 'none');
}

/** The text of one override with its position. */
class Line {
  readonly text: string;
  readonly #index: number;
  readonly #before: number;

  constructor(text: string, index: number, all: readonly string[]) {
    this.text = text;
    this.#index = index;
    this.#before = all.slice(0, index).reduce((sum, one) => sum + one.length + 1, 0);
  }

  fault(
    code: DiagnosticCode,
    message: string,
    from: number,
    expected: string,
    suggestion: string | null = null,
  ): Diagnostic {
    const position = (column: number): NonNullable<Diagnostic['start']> => ({
      line: this.#index + 1,
      column: column + 1,
      offset: this.#before + column,
    });
    const [start, end] = [position(from), position(this.text.length)];
    return { code, severity: 'error', file: overridesFile, start, end, message, expected, suggestion };
  }

  fail(
    code: DiagnosticCode,
    message: string,
    from: number,
    expected: string,
    suggestion: string | null = null,
  ): Faults {
    return { faults: [this.fault(code, message, from, expected, suggestion)] };
  }
}
