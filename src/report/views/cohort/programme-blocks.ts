import type { Offer, Programme, ProgrammeMarket } from '../../../analysis/cohort/programme-result.ts';
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
  type Span,
} from '../../document/document.ts';
import { cited } from '../../document/format.ts';
import { countCell, countWords, shareLines, whoParts } from './counts.ts';

export const programmeTitle = ({ organisation }: Programme): string =>
  organisation === null ? 'Programme for the members' : `Programme of ${organisation}`;

/** The report on a programme before it has a form. */
export function programmeBlocks(programme: Programme): readonly Block[] {
  const { pack, size, words, withheld, anonymous, disclaimer } = programme;
  const { many, one } = words.subject;
  const head = [
    heading(1, programmeTitle(programme)),
    paragraph(faint(`${pack.title} ${pack.version} · ${size} ${size === 1 ? one : many}`)),
  ];
  if (withheld)
    return [
      ...head,
      paragraph(`Figures for fewer than five ${many} could identify them, so nothing is shown.`),
    ];
  return [
    ...head,
    ...(anonymous
      ? [paragraph(`Anonymous: nobody is named, and only what five ${many} or more need is offered.`)]
      : []),
    ...marketBlocks(programme),
    ...reachBlocks(programme, 'now', 'In reach now'),
    ...reachBlocks(programme, 'later', 'Later: something comes first'),
    ...reachBlocks(programme, 'unknown', 'Not assessed: your own answers for this market are missing'),
    ...droppedBlocks(programme),
    heading(2, 'About'),
    paragraph(disclaimer),
  ];
}

function marketBlocks({ markets, few }: Programme): readonly Block[] {
  return [
    heading(2, 'Markets'),
    paragraph(few.because, ...cited(few.cites)),
    ...table(
      [
        left('Market'),
        left('Taken on'),
        right('First choice'),
        right('With a way in'),
        right('Looking at it'),
        left('Your next step there'),
      ],
      markets.map((market): readonly Phrase[] => [
        [strong(market.title)],
        [market.taken ? toned('good', 'yes') : faint('not now')],
        countCell(market.first),
        countCell(market.ready),
        countCell(market.looking),
        [stepSpan(market)],
      ]),
    ),
    ...markets
      .filter(({ taken, groups }) => taken && shareLines(groups).length > 0)
      .map(({ title, groups }) => paragraph(strong(`${title}: `), ...shareLines(groups))),
  ];
}

function stepSpan({ step }: ProgrammeMarket): Span {
  if (step === null) return toned('open', 'not assessed');
  return step.settled ? toned('strong', step.title) : toned('open', `${step.title}, not settled`);
}

function reachBlocks(programme: Programme, reach: Offer['reach'], title: string): readonly Block[] {
  const offers = programme.offers.filter((offer) => offer.reach === reach);
  if (offers.length === 0)
    return reach === 'now' ? [heading(2, title), paragraph('Nothing yet that enough members need.')] : [];
  return [heading(2, title), ...items(offers.map((offer) => offerItem(offer, programme)))];
}

const kindTitles: Readonly<Record<Offer['kind'], string>> = {
  workshop: 'Workshop',
  mission: 'Mission',
  service: 'Service',
};

/** Reasons shown of each offer; the rest is in the other formats. */
const needsShown = 6;

function offerItem(offer: Offer, { words, pack, anonymous }: Programme): Item {
  const { kind, title, what, steps, after, needs, groups, cites } = offer;
  const more = needs.length - needsShown;
  return item(
    [
      `${kindTitles[kind]}: `,
      strong(title),
      ` for ${offerCount(offer, words)}`,
      ...whoParts(offer),
      `. ${what}`,
      ...cited(cites),
    ],
    bullets([
      ...(steps.length === 0
        ? []
        : [[toned('open', `Comes with the ${pack.words.mode.one}: `), steps.join(' or ')]]),
      ...after.map((action) => [toned('open', 'First: '), action.title]),
      ...shareLines(groups),
      ...needs
        .slice(0, needsShown)
        .map((need) => (anonymous ? need.title : `${countWords(need, words)}: ${need.title}`)),
      ...(more > 0 ? [faintly(`and ${more} more`)] : []),
    ]),
  );
}

const faintly = (text: string): Phrase => [faint(text)];

/** "4 companies"; anonymous programmes tell only that they are enough. */
export const offerCount = (offer: Offer, words: Programme['words']): string =>
  offer.count === null ? `five ${words.subject.many} or more` : countWords(offer, words);

function droppedBlocks({ dropped, words }: Programme): readonly Block[] {
  if (dropped.length === 0) return [];
  return [
    heading(2, 'Left out for too little demand'),
    ...bullets(dropped.map((one) => `${one.title}: ${countWords(one, words)}, it takes ${one.atLeast}.`)),
  ];
}
