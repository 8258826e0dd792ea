import type { Kind, Names } from '../lint/symbol-table.ts';
import { asMapping, textIn, without, type Edit, type Schema } from './json-schema.ts';
import { choicesOf, oneOf, type Choice } from './named.ts';

/** What test cases can expect: verdicts, markets, levels, gates, barriers and recommendations of the pack. */
export function expectations(names: Names): readonly Edit[] {
  const one = (path: string, kind: Kind): Edit => [
    `cases/*/expect/${path}`,
    (part) => oneOf(choicesOf(names, kind, null), textIn(part, 'description') ?? 'One of the pack.'),
  ];
  const several = (path: string, kind: Kind): Edit => [
    `cases/*/expect/${path}`,
    (part) => ({ ...part, items: oneOf(choicesOf(names, kind, 'any'), 'One of the pack.') }),
  ];
  return [
    ['cases/*/expect/overall', () => outcome(names)],
    one('first-market', 'market'),
    one('level', 'level'),
    several('gates', 'gate'),
    ['cases/*/expect/dimensions', (part) => byName(part, choicesOf(names, 'dimension', null))],
    ['cases/*/expect/markets', (part) => markets(part, names)],
    ...['top', 'include', 'exclude', 'order', 'exactly'].map((key) =>
      several(`actions/${key}`, 'recommendation'),
    ),
  ];
}

const outcome = (names: Names): Schema =>
  oneOf(
    [
      ...choicesOf(names, 'mode', null),
      { id: 'not-yet', text: 'No entry mode is recommended.' },
      { id: 'tie', text: 'Two entry modes come out alike.' },
    ],
    'The outcome.',
  );

function markets(part: Schema, names: Names): Schema {
  const expectation = asMapping(part['additionalProperties']);
  const keys = asMapping(expectation['properties']);
  const of = (market: string): Schema => {
    const home = names.anywhere('market', market)?.home ?? 'any';
    return {
      ...expectation,
      properties: {
        ...keys,
        verdict: outcome(names),
        nearest: oneOf(choicesOf(names, 'mode', null), 'Mode to prepare for when not-yet.'),
        modes: byName(asMapping(keys['modes']), choicesOf(names, 'mode', null)),
        'open-modes': {
          type: 'array',
          uniqueItems: true,
          description: 'Exactly these entry modes are open.',
          items: oneOf(choicesOf(names, 'mode', null), 'An entry mode of the pack.'),
        },
        barriers: byName(asMapping(keys['barriers']), choicesOf(names, 'barrier', home)),
      },
    };
  };
  return {
    type: 'object',
    additionalProperties: false,
    properties: Object.fromEntries(
      choicesOf(names, 'market', null).map(({ id, text }) => [id, { ...of(id), description: text }]),
    ),
  };
}

/** A mapping by id: only ids that are there are keys. */
const byName = (part: Schema, choices: readonly Choice[]): Schema => ({
  ...without(part, 'propertyNames'),
  properties: Object.fromEntries(
    choices.map(({ id, text }) => [id, described(part['additionalProperties'], text)]),
  ),
  additionalProperties: false,
});

/** Beside a reference a description counts for nothing, so that it stands around it. */
const described = (schema: unknown, description: string): Schema => ({
  description,
  allOf: [asMapping(schema)],
});
