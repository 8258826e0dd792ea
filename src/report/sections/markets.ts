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
import { cited, idSpan } from '../document/format.ts';
import { barriers } from './barriers.ts';
import { gateItem } from './readiness.ts';
import { reasonItem } from './reasons.ts';
import { verdictBlocks } from './verdict.ts';
import { rangeText } from '../../values/range.ts';

/** One market, from its place in the ranking to who helps there. */
export function marketBlocks(assessment: Assessment, market: MarketResult): readonly Block[] {
  return [...marketHead(market), ...verdictBlocks(assessment, market), ...marketRest(assessment, market)];
}

export const marketHead = (market: MarketResult): readonly Block[] => [
  heading(2, [`Market ${market.rank}: ${market.title} `, idSpan(market.id)]),
  paragraph(market.summary),
];

/** What follows the verdict: what stands in the way, the ranking, and who helps. */
export function marketRest(assessment: Assessment, market: MarketResult): readonly Block[] {
  const own = market.gates.filter((gate) => gate.market !== null);
  return [
    ...(own.length === 0
      ? []
      : [heading(3, 'Showstoppers here'), ...items(own.map((gate) => gateItem(assessment, gate)))]),
    ...barriers(assessment, market),
    ...rankingBlocks(market),
    ...linked('Ways in', market.entryPoints),
    ...linked('Events', market.events),
    ...linked('Who helps', market.helpers),
    ...facts(assessment, market),
  ];
}

/** Why the market stands where it stands. */
export function rankingBlocks(market: MarketResult): readonly Block[] {
  return [
    heading(3, `Place ${market.rank} in the ranking: ${rangeText(market.score)} of 100`),
    paragraph(
      'The mean of these, each counted by its weight. ',
      market.rankSettled
        ? 'No open answer can move it below the next market.'
        : 'Answers still open, or an equal score, leave its place undecided.',
    ),
    ...table(
      [left('Part'), right('Points'), right('Weight')],
      market.terms.map((term): readonly Phrase[] => [term.label, rangeText(term.points), `${term.weight}`]),
    ),
    ...(market.fit.length === 0
      ? []
      : [paragraph(strong('Fit')), ...items(market.fit.map((reason) => reasonItem(reason, 'rule')))]),
  ];
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
