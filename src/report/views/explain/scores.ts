import type { Assessment, DimensionResult, MarketResult } from '../../../schema/types.ts';
import {
  bullets,
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
} from '../../document/document.ts';
import { headline } from '../../sections/barriers.ts';
import { rankingBlocks } from '../../sections/markets.ts';
import { findOutItem } from '../../sections/plan.ts';
import { dimensionBlocks, gateItem, scale } from '../../sections/readiness.ts';
import { modeWords, neededBlocks, verdictSentence } from '../../sections/conclusion.ts';
import { certainty, modesTable, part } from '../../sections/verdict.ts';
import { capital, idSpan, score } from '../../document/format.ts';
import { joined } from '../../document/document.ts';
import { scopedId } from '../../../values/scoped-id.ts';
import { rangeText } from '../../../values/range.ts';

/** Why this recommendation, this level and this order of markets. */
export function explainOverall(assessment: Assessment): readonly Block[] {
  const { recommendation, readiness, markets } = assessment;
  return [
    heading(1, 'Overall'),
    paragraph(...verdictSentence(assessment)),
    ...bullets(recommendation.because),
    ...neededBlocks(recommendation.needed),
    heading(2, `Readiness and level of the ${assessment.pack.words.subject.one}`),
    ...scale(assessment),
    ...table(
      [left('Dimension'), right('Points'), right('Weight')],
      readiness.dimensions.map((dimension): readonly Phrase[] => [
        [`${dimension.title} `, idSpan(dimension.id)],
        score(dimension.score),
        `${dimension.weight}`,
      ]),
    ),
    ...part(
      'Showstoppers:',
      readiness.gates.map((gate) => gateItem(assessment, gate)),
    ),
    heading(2, 'Markets'),
    ...items(
      markets.map((market) =>
        item(
          [
            `${market.title} `,
            idSpan(market.id),
            `: ${rangeText(market.score)} of 100; `,
            ...joined([modeWords(market)], ''),
          ],
          [
            ...bullets(
              market.terms.map((term) => `${term.label}: ${rangeText(term.points)}, weight ${term.weight}`),
            ),
          ],
        ),
      ),
    ),
  ];
}

/** Where the points of a dimension come from, and what raises them. */
export function explainDimension(assessment: Assessment, dimension: DimensionResult): readonly Block[] {
  const questions = dimension.questions.map(({ question, market }) => scopedId(question, market));
  const counts = (one: { readonly question: string; readonly market: string | null }): boolean =>
    questions.includes(scopedId(one.question, one.market));
  const raising = assessment.plan.actions.filter(({ changes }) => changes.some(counts));
  return [
    heading(1, `Readiness: ${dimension.title}`),
    ...dimensionBlocks(dimension),
    ...part(
      'For each market:',
      assessment.markets.flatMap(({ title, dimensions }) =>
        dimensions
          .filter(({ id }) => id === dimension.id)
          .map((one) => item(`${title}: ${score(one.score)}`)),
      ),
    ),
    ...part(
      'Actions that raise it:',
      raising.map(({ order, title, key }) => item([`Action ${order}: ${title} `, idSpan(key)])),
    ),
    ...part('To find out:', assessment.plan.findOut.filter(counts).map(findOutItem)),
  ];
}

/** Why a market stands where it stands, and its verdict in short. */
export function explainMarket(assessment: Assessment, market: MarketResult): readonly Block[] {
  return [
    heading(1, `Market: ${market.title}`),
    ...rankingBlocks(market),
    heading(3, 'Readiness for this market'),
    ...bullets(
      market.dimensions.map(({ id, score: points }) => {
        const dimension = assessment.readiness.dimensions.find((one) => one.id === id);
        return [
          `${dimension?.title ?? id}: ${score(points)}, weight ${dimension?.weight ?? ''} `,
          idSpan(id),
        ];
      }),
    ),
    heading(3, 'Ease: for each kind, the worst barrier that is left counts'),
    ...(market.barriers.length === 0
      ? [paragraph('No barrier applies.')]
      : bullets(market.barriers.map((barrier) => headline(market, barrier)))),
    heading(3, joined([`${capital(assessment.pack.words.mode.one)}: `, modeWords(market)], '')),
    paragraph(...certainty(market)),
    ...modesTable(market),
    paragraph(strong('More: '), 'explain a mode, barrier or requirement by its name in round brackets.'),
  ];
}
