import type { DiagnosticCode } from '../source/diagnostic.ts';
import { closestMatch } from '../source/closest-match.ts';
import { quote } from '../source/sanitize.ts';
import { items, isMapping, texts, type Node } from '../source/node.ts';
import type { AnswerValue, Question } from '../schema/types.ts';
import { dontKnow } from '../schema/answer-file.ts';

/** What is wrong with an answer, and where. */
export interface ValueProblem {
  readonly node: Node;
  readonly code: DiagnosticCode;
  readonly message: string;
  readonly expected: string;
  readonly suggestion: string | null;
}

/** An option that has been renamed since the answer was given. */
export interface RenamedOption {
  readonly node: Node;
  readonly from: string;
  readonly to: string;
}

export type CheckedValue =
  | { readonly ok: true; readonly value: AnswerValue; readonly renamed: readonly RenamedOption[] }
  | { readonly ok: false; readonly faults: readonly ValueProblem[] };

/** Whether a value of a file answers a question, and what it stands for once renamed options are brought up to date. */
export function checkValue(node: Node, question: Question): CheckedValue {
  if (node.value === dontKnow) return { ok: true, value: dontKnow, renamed: [] };
  switch (question.type) {
    case 'one':
      return checkOne(node, question);
    case 'many':
      return checkMany(node, question);
    case 'number':
      return checkNumber(node, question);
  }
}

function checkOne(node: Node, question: Question): CheckedValue {
  if (typeof node.value === 'string') {
    const checked = checkOptions([node], question);
    const [option] = checked.options;
    if (checked.faults.length > 0 || option === undefined) return { ok: false, faults: checked.faults };
    return { ok: true, value: option, renamed: checked.renamed };
  }
  return checkSet(node, question) ?? wrong(node, question, 'takes one option');
}

function checkMany(node: Node, question: Question): CheckedValue {
  if (Array.isArray(node.value)) {
    const checked = checkList(node, question);
    return checked.ok ? { ...checked, value: checked.options } : checked;
  }
  const single = typeof node.value === 'string' ? `[${node.value}]` : null;
  return checkSet(node, question) ?? wrong(node, question, 'takes a list of options', single);
}

/** The set `one-of`; null where the value is none. */
function checkSet(node: Node, question: Question): CheckedValue | null {
  const listed = keyNode(node, 'one-of');
  if (listed === null || !Array.isArray(listed.value)) return null;
  if (listed.value.length === 0) {
    const fault = {
      node: listed,
      code: 'answer-type',
      message: 'The set is empty.',
      suggestion: null,
    } as const;
    return { ok: false, faults: [{ ...fault, expected: optionWords(question) }] };
  }
  const checked = checkList(listed, question);
  return checked.ok ? { ...checked, value: { 'one-of': checked.options } } : checked;
}

type CheckedList =
  | { readonly ok: true; readonly options: readonly string[]; readonly renamed: readonly RenamedOption[] }
  | { readonly ok: false; readonly faults: readonly ValueProblem[] };

function checkList(node: Node, question: Question): CheckedList {
  const strange = items(node).filter(({ value }) => typeof value !== 'string');
  const { options, faults, renamed } = checkOptions(texts(node), question);
  const all = [...strange.flatMap((item) => wrong(item, question, 'takes options').faults), ...faults];
  return all.length === 0 ? { ok: true, options, renamed } : { ok: false, faults: all };
}

function checkOptions(
  nodes: readonly Node[],
  question: Question,
): {
  readonly options: readonly string[];
  readonly faults: readonly ValueProblem[];
  readonly renamed: readonly RenamedOption[];
} {
  const known = question.options ?? [];
  const options: string[] = [];
  const faults: ValueProblem[] = [];
  const renamed: RenamedOption[] = [];
  for (const node of nodes) {
    const given = String(node.value);
    const option =
      known.find(({ id }) => id === given) ?? known.find((one) => one['renamed-from']?.includes(given));
    const common = { node, expected: optionWords(question) };
    if (option === undefined) {
      const message = `${quote(given)} is not an option of ${quote(question.id)}.`;
      const suggestion = closestMatch(
        given,
        known.map(({ id }) => id),
      );
      faults.push({ ...common, code: 'unknown-option', message, suggestion });
    } else if (options.includes(option.id)) {
      const message = `${quote(option.id)} is given twice.`;
      faults.push({ ...common, code: 'answer-type', message, expected: 'each once', suggestion: null });
    } else {
      options.push(option.id);
      if (option.id !== given) renamed.push({ node, from: given, to: option.id });
    }
  }
  return { options, faults, renamed };
}

function checkNumber(node: Node, question: Question): CheckedValue {
  if (typeof node.value === 'number') {
    const faults = rangeFaults(node, question);
    return faults.length > 0 ? { ok: false, faults } : { ok: true, value: node.value, renamed: [] };
  }
  const between = keyNode(node, 'between');
  const bounds = between === null ? [] : items(between);
  const [low, high] = bounds.map(({ value }) => value);
  if (bounds.length !== 2 || typeof low !== 'number' || typeof high !== 'number') {
    const written = typeof node.value === 'string' && /^-?\d+$/.test(node.value) ? node.value : null;
    return wrong(node, question, 'takes a number', written);
  }
  const faults = bounds.flatMap((bound) => rangeFaults(bound, question));
  if (faults.length === 0 && low > high)
    faults.push({
      node: between ?? node,
      code: 'answer-range',
      message: 'The lower bound is above the upper one.',
      expected: 'the lower number first',
      suggestion: `[${high}, ${low}]`,
    });
  return faults.length > 0
    ? { ok: false, faults }
    : { ok: true, value: { between: [low, high] }, renamed: [] };
}

function rangeFaults(node: Node, { id, minimum, maximum, unit }: Question): ValueProblem[] {
  const value = Number(node.value);
  const inside =
    Number.isFinite(value) &&
    (minimum === undefined || value >= minimum) &&
    (maximum === undefined || value <= maximum);
  if (inside) return [];
  const message = `${quote(String(node.value))} is out of range for ${quote(id)}.`;
  return [
    { node, code: 'answer-range', message, expected: rangeWords(minimum, maximum, unit), suggestion: null },
  ];
}

/** The bounds of a number question in words. */
function rangeWords(minimum?: number, maximum?: number, unit?: string): string {
  const from = minimum === undefined ? '' : ` from ${minimum}`;
  const to = maximum === undefined ? '' : ` to ${maximum}`;
  return `a number${from}${to}${unit === undefined ? '' : ` (${unit})`}`;
}

function wrong(
  node: Node,
  question: Question,
  takes: string,
  suggestion: string | null = null,
): CheckedValue & { readonly ok: false } {
  const message = `${quote(question.id)} ${takes}; this is ${found(node)}.`;
  const fault = { node, code: 'answer-type', message, expected: valueWords(question), suggestion } as const;
  return { ok: false, faults: [fault] };
}

function valueWords(question: Question): string {
  const { type, minimum, maximum, unit } = question;
  if (type === 'number') return `${rangeWords(minimum, maximum, unit)}, {between: [low, high]} or dont-know`;
  const options = optionWords(question);
  return type === 'one' ? options : `a list of: ${options}`;
}

const optionWords = ({ options = [] }: Question): string =>
  `${options.map(({ id }) => id).join(', ')} or dont-know`;

function found({ value }: Node): string {
  if (value === null || value === undefined) return 'empty';
  if (typeof value === 'string') return `the text ${quote(value)}`;
  if (typeof value === 'number' || typeof value === 'boolean') return quote(String(value));
  return Array.isArray(value) ? 'a list' : 'a mapping';
}

/** The value of the only key of a mapping, if it is this one. */
function keyNode(node: Node, key: string): Node | null {
  if (!isMapping(node.value) || Object.keys(node.value).length !== 1 || !Object.hasOwn(node.value, key))
    return null;
  return { document: node.document, path: [...node.path, key], value: node.value[key] };
}
