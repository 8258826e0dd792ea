import type { Decides, Disagreement, Merge, Result } from '../../../analysis/merge/merge.ts';
import {
  bullets,
  faint,
  heading,
  item,
  items,
  left,
  paragraph,
  right,
  strong,
  table,
  type Block,
} from '../../document/document.ts';
import { capital, idSpan, levelTitle } from '../../document/format.ts';
import { rangeText } from '../../../values/range.ts';

export const mergeTitle = ({ company, pack }: Merge): string =>
  `Answers of several people: ${company ?? `${capital(pack.words.subject.one)} without a name`}`;

/** Where people disagree, the weightiest first, and what range that leaves. */
export function mergeBlocks(merge: Merge): readonly Block[] {
  const { respondents, shared, agreed, agenda, settled, range: left, pack } = merge;
  return [
    heading(1, mergeTitle(merge)),
    paragraph(
      `${shared} questions were answered by two people or more; and all gave the same answer to ${agreed} of them. A don't know gives way to an answer.`,
    ),
    ...resultTable(
      respondents.map((one) => [`${one.name} (${one.answered} answers)`, one]),
      left,
    ),
    heading(2, agenda.length === 0 ? 'Nothing is left to settle' : `To settle together: ${agenda.length}`),
    ...(agenda.length === 0 ? [] : [paragraph('What matters most to the result comes first.')]),
    ...items(
      agenda.map((one, index) => item(askPhrase(one), whoSaidWhat(one, pack.words.mode.one), index + 1)),
    ),
    ...(settled.length === 0
      ? []
      : [
          heading(2, `Settled: ${settled.length}`),
          ...bullets(settled.map((one) => [...askPhrase(one), ' Agreed: ', strong(one.agreed ?? ''), '.'])),
        ]),
  ];
}

function resultTable(people: readonly (readonly [string, Result])[], joined: Result): readonly Block[] {
  const row = (who: string, { readiness, level, recommendation }: Result): readonly (readonly [string])[] => [
    [who],
    [rangeText(readiness)],
    [levelTitle(level)],
    [
      recommendation.marketTitle === null
        ? recommendation.title
        : `${recommendation.title}, ${recommendation.marketTitle}${recommendation.settled ? '' : ' (open)'}`,
    ],
  ];
  return [
    heading(2, 'Results'),
    ...table(
      [left('Who'), right('Readiness'), left('Level'), left('Recommended')],
      [...people.map(([who, result]) => row(who, result)), row('All together', joined)],
    ),
  ];
}

const askPhrase = ({
  ask,
  question,
  market,
}: Disagreement): readonly (string | ReturnType<typeof strong>)[] => [
  strong(ask),
  ' ',
  idSpan(question, market),
];

const whoSaidWhat = ({ said, decides, points }: Disagreement, mode: string): readonly Block[] => [
  ...bullets(said.map(({ respondent, answer }) => [`${respondent}: `, strong(answer)])),
  paragraph(
    faint(
      `At stake: ${decidesWords(decides, mode)}${points > 0 ? `; readiness, ${points} ${points === 1 ? 'point' : 'points'}` : ''}.`,
    ),
  ),
];

function decidesWords(decides: Decides, mode: string): string {
  switch (decides) {
    case 'recommendation':
      return 'the recommendation';
    case 'verdict':
      return `the ${mode} in a market`;
    case 'showstopper':
      return 'a showstopper';
    case 'level':
      return 'the level';
    case 'readiness':
      return 'how ready you are, and no recommendation';
    case 'nothing':
      return 'nothing in the numbers';
  }
}
