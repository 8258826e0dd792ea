import type { Diagnostic } from '../../source/diagnostic.ts';
import { exists, diagnosticAt, field, items, numberOf, textOf, type Node } from '../../source/node.ts';
import { quote } from '../../source/sanitize.ts';
import type { SymbolTable } from './symbol-table.ts';
import { isPerMarket, type RuleScope } from './reference-paths.ts';
import { checkName } from './references.ts';

export type QuestionType = 'one' | 'many' | 'number';

/** Null if the type is missing or invalid, which the schema reports. */
export function typeOf(question: Node): QuestionType | null {
  const type = textOf(field(question, 'type'));
  return type === 'one' || type === 'many' || type === 'number' ? type : null;
}

export const isOrdered = (question: Node): boolean => field(question, 'ordered').value === true;

export const optionIds = (question: Node): readonly string[] =>
  items(field(question, 'options')).flatMap((option) => textOf(field(option, 'id')) ?? []);

/** The question that a key of a condition or improvement names, if its rule may use it. */
export function questionFor(
  node: Node,
  id: string,
  { home, perMarket }: RuleScope,
  symbols: SymbolTable,
): { readonly question: Node | null; readonly diagnostics: readonly Diagnostic[] } {
  const question = symbols.visible('question', home).ids.get(id)?.node ?? null;
  if (question === null) {
    const diagnostics = checkName(node, 'question', home, symbols, id, 'key').map((found) => {
      const { ids } = symbols.visible('question', home);
      const suggestion = symbols.nearest(id, ['all', 'any', 'not', ...ids.keys()]);
      return found.code === 'unknown-question' ? { ...found, suggestion } : found;
    });
    return { question, diagnostics };
  }
  if (perMarket || !isPerMarket(question)) return { question, diagnostics: [] };
  const message = `The question ${quote(id)} is asked for each market, but this rule is about the whole company.`;
  const expected = 'a company-wide question, or per: market on the rule';
  return { question, diagnostics: [diagnosticAt(node, 'market-scope', message, { at: 'key', expected })] };
}

/** Reports questions whose own keys contradict each other. */
export function checkQuestions(symbols: SymbolTable): readonly Diagnostic[] {
  return symbols.all
    .filter(({ kind }) => kind === 'question')
    .flatMap(({ node, home }) => [
      ...checkShape(node),
      ...checkScores(node),
      ...checkRange(node),
      ...(home === null || isPerMarket(node)
        ? []
        : [
            diagnosticAt(
              field(node, 'id'),
              'market-scope',
              'A question in a market file is asked for that market.',
              {
                expected: 'per: market',
              },
            ),
          ]),
    ]);
}

/** Keys that only some question types have. */
const keysOf: Readonly<Record<QuestionType, readonly string[]>> = {
  one: ['options', 'ordered'],
  many: ['options'],
  number: ['unit', 'minimum', 'maximum', 'bands'],
};
const typedKeys = [...new Set(Object.values(keysOf).flat())];

function checkShape(question: Node): readonly Diagnostic[] {
  const type = typeOf(question);
  if (type === null) return [];
  const allowed = keysOf[type];
  const misplaced = typedKeys.filter((key) => !allowed.includes(key) && exists(field(question, key)));
  const diagnostics = misplaced.map((key) =>
    diagnosticAt(
      field(question, key),
      'question-type',
      `A question of type ${type} has no key ${quote(key)}.`,
      {
        at: 'key',
        expected: `a type of question with ${key}: ${typesWith(key)}`,
      },
    ),
  );
  if (type === 'number' || exists(field(question, 'options'))) return diagnostics;
  const message = `A question of type ${type} needs options.`;
  return [
    ...diagnostics,
    diagnosticAt(field(question, 'type'), 'question-type', message, { expected: 'at least two options' }),
  ];
}

const typesWith = (key: string): string =>
  Object.entries(keysOf)
    .filter(([, keys]) => keys.includes(key))
    .map(([type]) => type)
    .join(' or ');

/** A question with a dimension must score every answer; a higher option or number must never score less. */
function checkScores(question: Node): readonly Diagnostic[] {
  const type = typeOf(question);
  if (type === null) return [];
  const options = items(field(question, 'options'));
  const bands = items(field(question, 'bands'));
  const scores = [...options, ...bands].map((part) => field(part, 'score'));
  const dimension = field(question, 'dimension');
  if (!exists(dimension)) {
    const unused = scores.find(exists);
    if (unused === undefined) return [];
    const message = 'This score counts nowhere: the question has no dimension.';
    return [diagnosticAt(unused, 'question-type', message, { expected: 'a dimension, or no scores' })];
  }
  if (type === 'number') {
    if (bands.length > 0)
      return checkRisingScores(bands.map((band) => [field(band, 'score'), numberOf(field(band, 'score'))]));
    const message = 'A number that counts for readiness needs bands.';
    return [
      diagnosticAt(dimension, 'question-type', message, { expected: 'bands: [{from: 0, score: 0}, …]' }),
    ];
  }
  if (type === 'one' && isOrdered(question)) {
    const last = Math.max(1, options.length - 1);
    return checkRisingScores(
      options.map((option, index) => {
        const score = field(option, 'score');
        return [exists(score) ? score : option, numberOf(score) ?? Math.round((100 * index) / last)];
      }),
    );
  }
  return options
    .filter((option) => !exists(field(option, 'score')))
    .map((option) =>
      diagnosticAt(option, 'question-type', 'This option needs a score: the question is not ordered.', {
        expected: 'score: 0 to 100, or ordered: true on the question',
      }),
    );
}

function checkRange(question: Node): readonly Diagnostic[] {
  const minimum = numberOf(field(question, 'minimum'));
  const maximum = field(question, 'maximum');
  const highest = numberOf(maximum);
  const bands = items(field(question, 'bands')).map((band) => field(band, 'from'));
  const diagnostics = bands.flatMap((from, index) => {
    const value = numberOf(from);
    const before = numberOf(bands[index - 1] ?? { ...from, value: undefined });
    if (value === null || before === null || value > before) return [];
    return [diagnosticAt(from, 'score-order', 'Bands run upwards.', { expected: `more than ${before}` })];
  });
  if (minimum === null || highest === null || minimum < highest) return diagnostics;
  return [
    ...diagnostics,
    diagnosticAt(maximum, 'score-order', 'The maximum is not above the minimum.', {
      expected: `more than ${minimum}`,
    }),
  ];
}

/** Reports every score that is lower than one before it. */
function checkRisingScores(scores: readonly (readonly [Node, number | null])[]): readonly Diagnostic[] {
  let highest = 0;
  return scores.flatMap(([node, score]) => {
    if (score === null) return [];
    const before = highest;
    highest = Math.max(highest, score);
    if (score >= before) return [];
    const message = `This answer scores ${score}, less than the one before it (${before}).`;
    return [
      diagnosticAt(node, 'score-order', message, {
        expected: `at least ${before}: doing better must not lower readiness`,
      }),
    ];
  });
}
