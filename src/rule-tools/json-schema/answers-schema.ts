import type { Names } from '../lint/symbol-table.ts';
import { answersOver, questionsIn } from './conditions-schema.ts';
import { choicesOf } from './named.ts';
import type { Schema } from './json-schema.ts';

/** The definitions by which files of answers, and the answers of test cases, know the questions of the pack. */
export function answerSchemas(names: Names): readonly (readonly [string, Schema])[] {
  const markets = choicesOf(names, 'market', null).map(({ id, text }) => {
    const home = names.anywhere('market', id)?.home ?? null;
    return [id, { ...answersOver(questionsIn(names, home, 'market-only')), description: text }] as const;
  });
  return [
    ['answerMap', answersOver(questionsIn(names, null, 'company'))],
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
