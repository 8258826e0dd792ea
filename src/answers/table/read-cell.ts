import type { Diagnostic } from '../../source/diagnostic.ts';
import { closestMatch } from '../../source/closest-match.ts';
import { memoize } from '../../source/memoize.ts';
import { quote } from '../../source/sanitize.ts';
import type { AnswerValue, Question } from '../../schema/types.ts';
import { optionNames, normalize, meansUnknown, parseOptionList } from './option-names.ts';
import type { AnswerTarget } from './targets.ts';
import { dontKnow } from '../../schema/answer-file.ts';

export type CellResult =
  { readonly ok: true; readonly value: AnswerValue } | ({ readonly ok: false } & CellProblem);

export type CellProblem = Pick<Diagnostic, 'code' | 'message' | 'expected' | 'suggestion'>;

/** The answer in a cell that is not empty. Nothing is guessed. */
export function readCell(text: string, target: AnswerTarget): CellResult {
  const { question, values } = target;
  const meant = meaningOf(text, values);
  if (meansUnknown(meant)) return { ok: true, value: dontKnow };
  switch (question.type) {
    case 'number':
      return readNumber(meant, question);
    case 'one':
    case 'many':
      return readOptions(meant, target);
  }
}

/** What a mapping says that a cell means, or the text of the cell itself. */
function meaningOf(text: string, values: ReadonlyMap<string, string>): string {
  for (const [mapped, meaning] of values) if (normalize(mapped) === normalize(text)) return meaning;
  return text;
}

const noneWords = new Set(['-', 'none of these', 'none of the above'].map(normalize));

/** The names of options, which every cell of a column is compared with. */
const namesOf = memoize(({ question, values }: AnswerTarget) => optionNames(question, values));

function readOptions(text: string, target: AnswerTarget): CellResult {
  const { question } = target;
  const names = namesOf(target);
  const single = names.get(normalize(text));
  if (single !== undefined) return { ok: true, value: question.type === 'many' ? [single] : single };
  if (question.type === 'many' && noneWords.has(normalize(text))) return { ok: true, value: [] };
  // A comma separates options only if several may be chosen: surveys write such answers with commas.
  const several = parseOptionList(text, names, question.type === 'many' ? ';|,' : ';|');
  const expected = optionsText(question);
  switch (several.kind) {
    case 'options': {
      const options = (question.options ?? [])
        .map(({ id }) => id)
        .filter((id) => several.options.includes(id));
      return { ok: true, value: question.type === 'many' ? options : { 'one-of': options } };
    }
    case 'unclear': {
      const message = `${quote(text)} can be read in more than one way.`;
      return { ok: false, code: 'answer-type', message, expected, suggestion: null };
    }
    case 'unknown': {
      const message = `${quote(several.part)} is not an option of ${quote(question.id)}.`;
      const labels = (question.options ?? []).flatMap(({ id, label }) => [label, id]);
      const suggestion = closestMatch(several.part, labels);
      return { ok: false, code: 'unknown-option', message, expected, suggestion };
    }
  }
}

const optionsText = ({ options = [] }: Question): string =>
  `one of ${options.map(({ label }) => quote(label)).join(', ')}`;

const whole = /^-?\d{1,15}(?:\.\d{1,15})?$/;
const range = /^(?:between )?(-?\d+(?:\.\d+)?) ?(?:\.\.|-| to | and ) ?(-?\d+(?:\.\d+)?)$/;

function readNumber(text: string, question: Question): CellResult {
  const { unit, minimum = -Infinity, maximum = Infinity } = question;
  const given = normalize(text);
  const bare =
    unit !== undefined && given.endsWith(normalize(unit))
      ? given.slice(0, -normalize(unit).length).trim()
      : given;
  const bounds = whole.test(bare) ? [bare] : (range.exec(bare)?.slice(1) ?? []);
  const [low, high = low] = bounds.map(Number);
  const expected = numberText(question);
  if (low === undefined || high === undefined)
    return {
      ok: false,
      code: 'answer-type',
      message: `${quote(text)} is not a number.`,
      expected,
      suggestion: null,
    };
  if (low < minimum || high > maximum || low > high)
    return {
      ok: false,
      code: 'answer-range',
      message: `${quote(text)} is out of range.`,
      expected,
      suggestion: null,
    };
  return { ok: true, value: bounds.length === 1 ? low : { between: [low, high] } };
}

export function numberText({ minimum, maximum }: Question): string {
  const bounds =
    minimum === undefined
      ? maximum === undefined
        ? ''
        : ` up to ${maximum}`
      : maximum === undefined
        ? ` from ${minimum}`
        : ` from ${minimum} to ${maximum}`;
  return `a number${bounds}, or a range such as 10 to 20`;
}

export type Mark = 'yes' | 'no' | 'perhaps' | 'unknown';

const marks = new Map<string, Mark>([
  ...['yes', 'y', 'x', '1', 'true', 'checked', 'selected', '✓', '☑', '☒'].map(
    (text) => [text, 'yes'] as const,
  ),
  ...['no', 'n', '0', 'false', 'unchecked', 'not selected', '☐'].map((text) => [text, 'no'] as const),
  ...['perhaps', 'maybe'].map((text) => [text, 'perhaps'] as const),
]);

/** Whether a cell of a column that stands for one option says that it is chosen; null where that is unclear. */
export function readMark(text: string, target: AnswerTarget): Mark | null {
  const { option, values } = target;
  const meant = meaningOf(text, values);
  if (meansUnknown(meant)) return 'unknown';
  const mark = marks.get(normalize(meant));
  if (mark !== undefined) return mark;
  return namesOf(target).get(normalize(meant)) === option ? 'yes' : null;
}

/** The answer that the columns of single options give together; null where too little is said. */
export function valueOfMarks(question: Question, given: ReadonlyMap<string, Mark>): AnswerValue | null {
  const options = (question.options ?? []).map(({ id }) => id);
  const having = (mark: Mark): readonly string[] => options.filter((id) => given.get(id) === mark);
  if (having('unknown').length === options.length) return dontKnow;
  const open = options.filter((id) => given.get(id) === 'perhaps' || given.get(id) === 'unknown');
  const chosen = having('yes');
  if (open.length > 0) return { 'one-of': options.filter((id) => open.includes(id) || chosen.includes(id)) };
  if (chosen.length > 0) return chosen;
  return having('no').length === options.length ? [] : null;
}
