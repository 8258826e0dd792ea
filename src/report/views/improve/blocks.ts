import type { Improve, MoveNames, Reached, Way } from '../../../analysis/improve/improve.ts';
import {
  bullets,
  faint,
  heading,
  item,
  items,
  paragraph,
  strong,
  toned,
  type Block,
  type Item,
  type Phrase,
} from '../../document/document.ts';
import { capital, ended } from '../../document/format.ts';
import { rangeText } from '../../../values/range.ts';

export const improveTitle = ({ company, pack, goal }: Improve): string =>
  `${company ?? `${capital(pack.words.subject.one)} without a name`}: the cheapest way to ${goalWords(goal)}`;

const goalWords = (goal: Improve['goal']): string =>
  goal.kind === 'level' ? goal.title : `${goal.title} in ${goal.marketTitle}`;

/** The cheapest way to a goal, the next-best ways, or what stands in the way. */
export function improveBlocks(study: Improve): readonly Block[] {
  const { goal, today, ways } = study;
  const [first, ...others] = ways;
  return [
    heading(1, improveTitle(study)),
    paragraph('Today: ', reachedWords(today, goal)),
    paragraph(strong(outcomeWords(study))),
    ...(first === undefined ? [] : wayBlocks(first, goal)),
    ...others.flatMap((way, index) => [
      heading(2, `Next-best way ${index + 1}: effort ${way.cost}`),
      ...wayBlocks(way, goal),
    ]),
    ...obstacleBlocks(study),
    ...(ways.length === 0 ? [] : [paragraph(faint(costWords))]),
  ];
}

const costWords =
  'Each action counts 1 where its effort is low, 2 where it is medium, 3 where it is high; a better answer for which the rules recommend no action counts 3 and goes one step up. Answers that no work can change stay as they are.';

function outcomeWords({ outcome, goal, ways, proved, atLeast, judged }: Improve): string {
  const wanted = goalWords(goal);
  switch (outcome) {
    case 'there':
      return `${wanted} is reached already; nothing needs to be done for it.`;
    case 'found': {
      const [first] = ways;
      const count = first?.moves.length ?? 0;
      const size = `${count} ${count === 1 ? 'change' : 'changes'}, effort ${first?.cost ?? 0}`;
      return proved
        ? `The cheapest way to ${wanted}: ${size}. It is proved that nothing cheaper suffices.`
        : `A way to ${wanted}: ${size}. It is proved that less than effort ${atLeast ?? 1} does not suffice; whether something in between does is not, for the search ended after ${judged} sets of answers.`;
    }
    case 'impossible':
      return `${wanted} cannot be reached by any of the changes that are within reach. This is proved.`;
    case 'undecided':
      return `No way to ${wanted} was found among ${judged} sets of answers; that there is none is not proved.`;
  }
}

function reachedWords({ readiness, level, verdict }: Reached, goal: Improve['goal']): string {
  const market =
    verdict === null ? '' : `${verdict.market}: ${verdict.title}${verdict.settled ? '' : ' (not settled)'}`;
  const points = `${rangeText(level)}, ${rangeText(readiness)} of 100 points`;
  return ended(
    (goal.kind === 'mode' ? [market, points] : [points, market]).filter((part) => part !== '').join('; '),
  );
}

const wayBlocks = (way: Way, goal: Improve['goal']): readonly Block[] => [
  ...items(way.moves.map(moveItem)),
  paragraph('Then: ', reachedWords(way.reached, goal)),
  paragraph(faint(`To see all of it: born-global try FILE ${way.settings.join(' ')}`)),
];

function moveItem(
  { key, recommended, title, effort, takes, owner, changes }: MoveNames,
  index: number,
): Item {
  const about = [`effort ${effort}`, takes, owner].filter((part) => part !== null).join(', ');
  const headline: Phrase = recommended
    ? [strong(title), ' ', faint(`(${key})`), `: ${about}.`]
    : [strong('A better answer'), ' ', faint(`(${key})`), ', for which the rules recommend no action.'];
  return item(
    headline,
    bullets(changes.map(({ ask, from, to }): Phrase => [`${ask} ${from} → `, toned('good', to)])),
    index + 1,
  );
}

function obstacleBlocks({ obstacles, best, goal }: Improve): readonly Block[] {
  if (best === null) return [];
  return [
    paragraph('With everything done at once: ', reachedWords(best, goal)),
    ...(obstacles.length === 0 ? [] : [heading(2, 'What stands in the way even then')]),
    ...items(
      obstacles.map(({ text, rests }) =>
        item(
          text,
          bullets(
            rests.map(({ ask, answer, changeable }): Phrase => [
              `${ask} ${answer}`,
              ...(changeable ? [] : [toned('bad', ' (no work can change this)')]),
            ]),
          ),
        ),
      ),
    ),
  ];
}
