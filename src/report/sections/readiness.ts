import type { Assessment, DimensionResult, GateResult } from '../../schema/types.ts';
import {
  faint,
  heading,
  item,
  items,
  left,
  paragraph,
  right,
  table,
  type Block,
  type Item,
  type Phrase,
} from '../document/document.ts';
import { modeTitle } from '../document/titles.ts';
import { alarm, cited, idSpan, levelTitle, score } from '../document/format.ts';
import { testedAnswers } from './tested.ts';
import { rangeText } from '../../values/range.ts';

/** Where every readiness point comes from. */
export function readiness(assessment: Assessment): readonly Block[] {
  const { dimensions, gates } = assessment.readiness;
  return [
    heading(2, `Readiness of the ${assessment.pack.words.subject.one} in detail`),
    ...scale(assessment),
    ...(gates.length === 0
      ? []
      : [heading(3, 'Showstoppers'), ...items(gates.map((gate) => gateItem(assessment, gate)))]),
    ...dimensions.flatMap((dimension) => dimensionBlocks(dimension)),
  ];
}

/** How the points come about, and the level they lead to. */
export function scale({ pack, readiness }: Assessment): readonly Block[] {
  const { score: overall, level, uncapped, levels } = readiness;
  return [
    paragraph(
      `${rangeText(overall)} of 100 points: the mean of the dimensions, each counted by its weight; `,
      'a dimension is the mean of its questions, each counted by its weight. ',
      `Level of the ${pack.words.subject.one} by points alone: ${levelTitle(uncapped)}; after its showstoppers: ${levelTitle(level)}.`,
    ),
    ...items(
      levels.map(({ id, title, from, means }) =>
        item([`${title}, from ${from} points: ${means} `, idSpan(id)]),
      ),
    ),
  ];
}

export function gateItem(assessment: Assessment, gate: GateResult): Item {
  const effects = [
    ...(gate.caps === null
      ? []
      : [`holds the level ${whose(assessment, gate)} at ${levelOf(assessment, gate.caps)}`]),
    ...gate.blocks.map((mode) => `blocks ${modeTitle(assessment, mode)}`),
  ];
  return item(
    [
      alarm(gate.state, 'Holds: ', 'May hold: '),
      `${gate.title} `,
      idSpan(gate.id, gate.market),
      `. ${gate.because}`,
      ...(effects.length === 0 ? [] : [` It ${effects.join(', ')}.`]),
      ...cited(gate.cites),
    ],
    testedAnswers(gate.tested),
  );
}

/** Showstoppers of a market hold down the level in that market alone. */
const whose = (assessment: Assessment, { market }: GateResult): string =>
  market === null ? `of the ${assessment.pack.words.subject.one}` : 'in this market';

const levelOf = ({ readiness }: Assessment, id: string): string =>
  readiness.levels.find((level) => level.id === id)?.title ?? id;

export function dimensionBlocks(dimension: DimensionResult): readonly Block[] {
  const { id, title, weight, means, cites, questions } = dimension;
  return [
    heading(3, [`${title}: ${score(dimension.score)} `, faint(`weight ${weight} `), idSpan(id)]),
    paragraph(means, ...cited(cites)),
    ...table(
      [left('Question'), left('Answer'), right('Points'), right('Weight')],
      questions.map((question): readonly Phrase[] => [
        [question.ask, ' ', idSpan(question.question, question.market)],
        question.answer,
        rangeText(question.score),
        `${question.weight}`,
      ]),
    ),
    ...(questions.length === 0 ? [paragraph('No question of this dimension applies.')] : []),
  ];
}
