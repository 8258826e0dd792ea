import type { Kind, Names } from '../names.ts';
import { asMapping, textIn, type Edit, type Schema } from './json-schema.ts';
import { choicesOf, oneOf } from './named.ts';

/** What test cases can expect: verdicts, markets, levels, gates, barriers and recommendations of the pack. */
export function expectations(names: Names): readonly Edit[] {
  const one = (path: string, kind: Kind): Edit => [
    `cases/*/expect/${path}`,
    (part) => oneOf(choicesOf(names, kind, 'any'), textIn(part, 'description') ?? 'One of the pack.'),
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
    ['cases/*/expect/markets', (part) => markets(part, names)],
    ...['top', 'include', 'exclude', 'order'].map((key) => several(`actions/${key}`, 'recommendation')),
  ];
}

const outcome = (names: Names): Schema =>
  oneOf(
    [
      ...choicesOf(names, 'mode', 'any'),
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
    const severity = asMapping(keys['barriers'])['additionalProperties'];
    return {
      ...expectation,
      properties: {
        ...keys,
        verdict: outcome(names),
        nearest: oneOf(choicesOf(names, 'mode', 'any'), 'Mode to prepare for when not-yet.'),
        barriers: {
          type: 'object',
          description: 'Residual severity.',
          additionalProperties: false,
          properties: Object.fromEntries(
            choicesOf(names, 'barrier', home).map(({ id, text }) => [
              id,
              { ...asMapping(severity), description: text },
            ]),
          ),
        },
      },
    };
  };
  return {
    type: 'object',
    additionalProperties: false,
    properties: Object.fromEntries(
      choicesOf(names, 'market', 'any').map(({ id, text }) => [id, { ...of(id), description: text }]),
    ),
  };
}
