import type { Cohort, Demand, Mission, Workshop } from '../../../analysis/cohort/result.ts';
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
  toned,
  type Block,
  type Item,
  type Phrase,
} from '../../document/document.ts';
import { capital } from '../../document/format.ts';
import { countCell, countWords, groupTitle, nameWords, shareLines, whoParts } from './counts.ts';
import { decimal, heatMapBlocks, quartileBlocks, standingBlocks } from './heat-map.ts';

/** The report on a cohort before it has a form. */
export const cohortBlocks = (cohort: Cohort): readonly Block[] => [
  ...openingBlocks(cohort),
  ...(cohort.withheld ? [] : heatMapBlocks(cohort)),
  ...laterBlocks(cohort),
];

export const cohortTitle = ({ size, pack }: Cohort): string =>
  `${size} ${size === 1 ? pack.words.subject.one : pack.words.subject.many} side by side`;

/** What stands before the heat map, which some formats draw in their own way. */
export function openingBlocks(cohort: Cohort): readonly Block[] {
  const { pack, withheld, anonymous } = cohort;
  const head = [heading(1, cohortTitle(cohort)), paragraph(faint(`${pack.title} ${pack.version}`))];
  if (withheld) return [...head, paragraph(withheldWords(cohort))];
  return [...head, ...(anonymous ? [paragraph(anonymousWords(cohort))] : []), ...standingBlocks(cohort)];
}

const withheldWords = ({ pack }: Cohort): string =>
  `Figures for fewer than five ${pack.words.subject.many} could identify them, so nothing else is shown. Add more, or leave out --anonymous.`;

/** What stands after the heat map. */
export function laterBlocks(cohort: Cohort): readonly Block[] {
  if (cohort.withheld) return [];
  return [
    ...quartileBlocks(cohort),
    ...groupBlocks(cohort),
    ...marketBlocks(cohort),
    ...demandBlocks(cohort),
    ...missionBlocks(cohort),
    ...workshopBlocks(cohort),
    heading(2, 'About'),
    paragraph(cohort.disclaimer),
  ];
}

const anonymousWords = ({ pack }: Cohort): string =>
  `Anonymous: names are replaced, and no figure covers fewer than five ${pack.words.subject.many}; small groups are merged.`;

function groupBlocks({ groups, pack }: Cohort): readonly Block[] {
  return groups.flatMap(({ ask, groups: parts }) => [
    heading(2, `By answer: ${ask}`),
    ...table(
      [left('Answer'), right(capital(pack.words.subject.many)), right('Median readiness'), left('Who')],
      parts.map((part): readonly Phrase[] => [
        groupTitle(part),
        countCell(part),
        decimal(part.median),
        nameWords(part),
      ]),
    ),
  ]);
}

function marketBlocks({ markets }: Cohort): readonly Block[] {
  if (markets.length === 0) return [];
  return [
    heading(2, 'Markets'),
    ...table(
      [left('Market'), right('Looking at it'), right('First choice'), right('With a way in today')],
      markets.map(({ title, looking, first, ready }): readonly Phrase[] => [
        [strong(title)],
        countCell(looking),
        countCell(first),
        countCell(ready),
      ]),
    ),
  ];
}

/** More is to be found in the table and the JSON. */
const demandShown = 25;

function demandBlocks({ demand, pack }: Cohort): readonly Block[] {
  const shared = demand.filter(({ count }) => count !== null && count > 1).slice(0, demandShown);
  const rest = demand.length - shared.length;
  return [
    heading(2, 'Demand: what the plans ask for'),
    ...(shared.length === 0 ? [paragraph('No action is shared by several.')] : []),
    ...items(shared.map((one) => demandItem(one, pack.words))),
    ...(rest > 0
      ? [paragraph(faint(`${rest} more with less demand: --format csv, xlsx or json lists them all.`))]
      : []),
  ];
}

function demandItem(demand: Demand, words: Cohort['pack']['words']): Item {
  const { title, marketTitle, showstopper, groups } = demand;
  const stops =
    showstopper === null || showstopper === 0 ? [] : [toned('bad', ` Showstopper for ${showstopper}.`)];
  return item(
    [
      strong(countWords(demand, words)),
      ` ${demand.count === 1 ? 'needs' : 'need'}: ${title}`,
      marketTitle === null || title.includes(marketTitle) ? '' : ` (${marketTitle})`,
      ...whoParts(demand),
      '.',
      ...stops,
    ],
    bullets(shareLines(groups)),
  );
}

function missionBlocks({ missions, pack }: Cohort): readonly Block[] {
  return [
    heading(2, 'Joint missions'),
    ...(missions.length === 0 ? [paragraph('No market has several with a way in today.')] : []),
    ...items(missions.map((mission) => missionItem(mission, pack.words))),
  ];
}

function missionItem(mission: Mission, words: Cohort['pack']['words']): Item {
  const { marketTitle, verdicts, events, groups } = mission;
  return item(
    [strong(marketTitle), `: ${countWords(mission, words)} with a way in today`, ...whoParts(mission), '.'],
    bullets([
      `By ${words.mode.one}: ${verdicts.map((one) => `${groupTitle(one)} ${countCell(one)}`).join(', ')}.`,
      ...shareLines(groups),
      ...events.map(({ title, what }) => `Event: ${title}. ${what}`),
    ]),
  );
}

/** Workshops of most use; the rest is in the other formats. */
const workshopsShown = 12;

function workshopBlocks({ workshops, pack }: Cohort): readonly Block[] {
  const rest = workshops.length - workshopsShown;
  return [
    heading(2, 'Joint workshops'),
    ...(workshops.length === 0 ? [paragraph('No barrier is shared by several.')] : []),
    ...items(workshops.slice(0, workshopsShown).map((workshop) => workshopItem(workshop, pack.words))),
    ...(rest > 0 ? [paragraph(faint(`${rest} more: --format csv, xlsx or json lists them all.`))] : []),
  ];
}

function workshopItem(workshop: Workshop, words: Cohort['pack']['words']): Item {
  const { marketTitle, title, kind, groups, actions } = workshop;
  return item(
    [
      strong(`${marketTitle}: ${title}`),
      ` (${kind}) stands before ${countWords(workshop, words)}`,
      ...whoParts(workshop),
      '.',
    ],
    bullets([
      ...shareLines(groups),
      ...actions.map((action) => `In the plan of ${countWords(action, words)}: ${action.title}`),
    ]),
  );
}
