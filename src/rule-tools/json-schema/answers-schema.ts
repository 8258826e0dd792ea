import type { SymbolTable } from '../lint/symbol-table.ts';
import { answersOver, questionsIn } from './conditions-schema.ts';
import { choicesOf } from './choices.ts';
import type { Schema } from './json-schema.ts';

/** Definitions of answers to the questions of a pack, for answers files and test cases. */
export function answerSchemas(symbols: SymbolTable): readonly (readonly [string, Schema])[] {
  const markets = choicesOf(symbols, 'market', null).map(({ id, text }) => {
    const home = symbols.find('market', id)?.home ?? null;
    return [id, { ...answersOver(questionsIn(symbols, home, 'market-only')), description: text }] as const;
  });
  return [
    ['answerMap', answersOver(questionsIn(symbols, null, 'company'))],
    [
      'marketAnswers',
      {
        type: 'object',
        description: 'Target markets, each with its own answers; may be empty: china: {}.',
        properties: Object.fromEntries(markets),
        additionalProperties: false,
      },
    ],
  ];
}
