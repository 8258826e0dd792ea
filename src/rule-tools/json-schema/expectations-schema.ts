import type { SymbolTable } from '../lint/symbol-table.ts';
import { asMapping, textIn, without, type SchemaEdit, type Schema } from './json-schema.ts';
import { choicesOf, oneOf, type Choice } from './choices.ts';
import type { NameKind } from '../../rule-pack/entry-types.ts';

/**
 * Restricts expectations of test cases to the verdicts, markets, levels, gates, barriers and recommendations of a pack.
 */
export function expectationEdits(symbols: SymbolTable): readonly SchemaEdit[] {
  const one = (path: string, kind: NameKind): SchemaEdit => [
    `cases/*/expect/${path}`,
    (part) => oneOf(choicesOf(symbols, kind, null), textIn(part, 'description') ?? 'One of the pack.'),
  ];
  const several = (path: string, kind: NameKind): SchemaEdit => [
    `cases/*/expect/${path}`,
    (part) => ({ ...part, items: oneOf(choicesOf(symbols, kind, 'any'), 'One of the pack.') }),
  ];
  return [
    ['cases/*/expect/overall', () => outcome(symbols)],
    one('first-market', 'market'),
    one('level', 'level'),
    several('gates', 'gate'),
    ['cases/*/expect/dimensions', (part) => byName(part, choicesOf(symbols, 'dimension', null))],
    ['cases/*/expect/markets', (part) => markets(part, symbols)],
    ...['top', 'include', 'exclude', 'order', 'exactly'].map((key) =>
      several(`actions/${key}`, 'recommendation'),
    ),
  ];
}

const outcome = (symbols: SymbolTable): Schema =>
  oneOf(
    [
      ...choicesOf(symbols, 'mode', null),
      { id: 'not-yet', text: 'No entry mode is recommended.' },
      { id: 'tie', text: 'Two entry modes come out alike.' },
      { id: 'not-enough-answers', text: 'Answers that the pack needs are missing.' },
      { id: 'stopped', text: 'A gate stops the move before any market.' },
    ],
    'The outcome.',
  );

function markets(part: Schema, symbols: SymbolTable): Schema {
  const expectation = asMapping(part['additionalProperties']);
  const keys = asMapping(expectation['properties']);
  const of = (market: string): Schema => {
    const home = symbols.find('market', market)?.home ?? 'any';
    return {
      ...expectation,
      properties: {
        ...keys,
        verdict: outcome(symbols),
        nearest: oneOf(choicesOf(symbols, 'mode', null), 'Mode to prepare for when not-yet.'),
        modes: byName(asMapping(keys['modes']), choicesOf(symbols, 'mode', null)),
        'open-modes': {
          type: 'array',
          uniqueItems: true,
          description: 'Exactly these entry modes are open.',
          items: oneOf(choicesOf(symbols, 'mode', null), 'An entry mode of the pack.'),
        },
        barriers: byName(asMapping(keys['barriers']), choicesOf(symbols, 'barrier', home)),
      },
    };
  };
  return {
    type: 'object',
    additionalProperties: false,
    properties: Object.fromEntries(
      choicesOf(symbols, 'market', null).map(({ id, text }) => [id, { ...of(id), description: text }]),
    ),
  };
}

/** A mapping whose keys are the known ids. */
const byName = (part: Schema, choices: readonly Choice[]): Schema => ({
  ...without(part, 'propertyNames'),
  properties: Object.fromEntries(
    choices.map(({ id, text }) => [id, described(part['additionalProperties'], text)]),
  ),
  additionalProperties: false,
});

/** A description beside `$ref` is ignored, so it wraps the reference. */
const described = (schema: unknown, description: string): Schema => ({
  description,
  allOf: [asMapping(schema)],
});
