import type { Assessment, LinkedText, MarketResult } from '../../schema/types.ts';
import {
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
  type Phrase,
} from '../document/document.ts';
import { cited, idSpan, levelTitle, rankWords } from '../document/format.ts';
import { barriers } from './barriers.ts';
import { axesBlocks, routeBlocks } from './market-choice.ts';
import { gateItem } from './readiness.ts';
import { reasonItem } from './reasons.ts';
import { verdictBlocks } from './verdict.ts';
import { rangeText } from '../../values/range.ts';

/** One market, from its place in the ranking to who helps there. */
export function marketBlocks(assessment: Assessment, market: MarketResult): readonly Block[] {
  return [...marketHead(market), ...verdictBlocks(assessment, market), ...marketRest(assessment, market)];
}

export const marketHead = (market: MarketResult): readonly Block[] => [
  heading(2, [`${placeTitle(market)} `, idSpan(market.id)]),
  paragraph(market.summary),
];

/** A market with its place, where it has one. */
export const placeTitle = ({ rank, title }: MarketResult): string =>
  rank === null ? `Market without a rank: ${title}` : `Market ${rank}: ${title}`;

/** What follows the verdict: what stands in the way, the ranking, and who helps. */
export function marketRest(assessment: Assessment, market: MarketResult): readonly Block[] {
  const own = market.gates.filter((gate) => gate.market !== null);
  return [
    ...(own.length === 0
      ? []
      : [heading(3, 'Showstoppers here'), ...items(own.map((gate) => gateItem(assessment, gate)))]),
    ...rankingBlocks(market),
    ...routeBlocks(market),
    ...barriers(assessment, market),
    ...linked('Ways in', market.entryPoints),
    ...linked('Events', market.events),
    ...linked('Who helps', market.helpers),
    ...facts(assessment, market),
  ];
}

/** Why the market stands where it stands. */
export function rankingBlocks(market: MarketResult): readonly Block[] {
  return [
    heading(3, `Place in the ranking: ${rankWords(market.rank)}, ${rangeText(market.score)} of 100`),
    paragraph('The mean of these, each counted by its weight. ', placeWords(market)),
    ...table(
      [left('Part'), right('Points'), right('Weight')],
      market.terms.map((term): readonly Phrase[] => [term.label, rangeText(term.points), `${term.weight}`]),
    ),
    ...axesBlocks(market),
    paragraph(
      `Readiness in this market: ${rangeText(market.readiness)} of 100. Level in this market: `,
      strong(levelTitle(market.level)),
      '.',
    ),
    ...(market.fit.length === 0
      ? []
      : [paragraph(strong('Fit')), ...items(market.fit.map((reason) => reasonItem(reason, 'rule')))]),
  ];
}

function placeWords({ rank, rankSettled }: MarketResult): string {
  if (rank === null) return 'It has no place while answers are missing that are needed for one.';
  return rankSettled
    ? 'Under these rules no open answer can change its place.'
    : 'Answers still open, or an equal score, leave its place undecided.';
}

function linked(title: string, list: readonly LinkedText[]): readonly Block[] {
  return list.length === 0 ? [] : [heading(3, title), ...items(list.map((one) => item(linkPhrase(one))))];
}

export const linkPhrase = ({ title, what, url, cites }: LinkedText): Phrase => [
  strong(title),
  `: ${what}`,
  ...cited(cites),
  ...(url === null ? [] : [' ', { url }]),
];

/** The facts that nothing above cites; the others stand among the sources. */
function facts({ sources }: Assessment, market: MarketResult): readonly Block[] {
  const uncited = market.facts.filter(({ id }) => !sources.some((source) => source.id === id));
  if (uncited.length === 0) return [];
  return [
    heading(3, 'More facts'),
    ...items(
      uncited.map(({ id, statement, asOf }) =>
        item([statement, faint(` [${id}]${asOf === null ? ', undated' : `, ${asOf}`}`)]),
      ),
    ),
  ];
}
