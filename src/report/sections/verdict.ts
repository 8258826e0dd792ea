import type {
  AnswerChange,
  Assessment,
  Flip,
  MarketResult,
  ModeResult,
  Verdict,
} from '../../schema/types.ts';
import {
  faint,
  heading,
  item,
  items,
  joined,
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
} from '../document/document.ts';
import { outcomeTitle } from '../document/titles.ts';
import { capital, cited, ended, idSpan } from '../document/format.ts';
import { reasonItem, requirementItem } from './reasons.ts';
import { missingBlocks, modeWords, neededBlocks } from './conclusion.ts';
import { formBlocks } from './market-choice.ts';
import { rangeText } from '../../values/range.ts';

/** What is concluded for a market: what, why, why not, what would change it, what comes after. */
export function verdictBlocks(assessment: Assessment, market: MarketResult): readonly Block[] {
  return [
    ...verdictHead(assessment, market),
    ...modesTable(market),
    ...scoreNote(market),
    ...verdictReasons(market),
  ];
}

export function verdictHead({ pack }: Assessment, market: MarketResult): readonly Block[] {
  return [
    heading(3, joined([`${capital(pack.words.mode.one)}: `, modeWords(market)], '')),
    ...(hasVerdict(market) ? [paragraph(...certainty(market), ...runnerUp(market))] : []),
    ...neededBlocks(market.verdict.needed),
    ...missingBlocks(market),
    ...(hasVerdict(market) ? formBlocks(market) : []),
  ];
}

const hasVerdict = ({ verdict }: MarketResult): boolean => verdict.outcome !== 'not-enough-answers';

export function scoreNote({ verdict }: MarketResult): readonly Block[] {
  const note = `Score: the sum of the factors for and against it; at least ${verdict.minimum} is needed.`;
  return [paragraph(faint(note))];
}

export function verdictReasons(market: MarketResult): readonly Block[] {
  const { verdict } = market;
  if (!hasVerdict(market)) return [];
  return [
    ...part(
      'For:',
      verdict.for.map((reason) => reasonItem(reason, 'rule')),
    ),
    ...part(
      'Against:',
      verdict.against.map((reason) => reasonItem(reason, 'rule')),
    ),
    ...part(
      'Requirements not met, or open:',
      verdict.unmet.map((requirement) => requirementItem(requirement, 'answers')),
    ),
    ...part('Why not the others:', notOthers(market)),
    ...part(
      'What would change it:',
      verdict.flips.map((flip) => item(flipPhrase(flip))),
    ),
    ...part(
      'What may come after it:',
      verdict.route.map((step) => item(routePhrase(step))),
    ),
  ];
}

export const part = (title: string, list: readonly Item[]): readonly Block[] =>
  list.length === 0 ? [] : [paragraph(strong(title)), ...items(list)];

export function certainty(market: MarketResult): readonly (string | Span)[] {
  const { settled, possible } = market.verdict;
  if (settled) return [toned('good', 'Settled: '), 'under these rules no open answer can change it. '];
  const titles = possible.map((outcome) => outcomeTitle(market, outcome));
  return [toned('open', 'Open: '), `still possible are ${titles.join(', ')}. `];
}

function runnerUp(market: MarketResult): readonly string[] {
  const { runnerUp, margin } = market.verdict;
  if (runnerUp === null || margin === null) return [];
  return [`Next best: ${outcomeTitle(market, runnerUp)}; the lead over it: ${rangeText(margin)}.`];
}

/** What keeps the modes closed that are neither recommended nor the one to prepare for. */
function notOthers(market: MarketResult): readonly Item[] {
  return market.modes
    .filter(({ id, status }) => id !== market.verdict.nearest && status === 'blocked')
    .map((mode) => item([strong(mode.title), `: ${obstacles(market, mode).join(' ')}`]));
}

/** The gates that block a mode and its requirements that are not met. */
export function obstacles(market: MarketResult, { blockedBy, requirements }: ModeResult): readonly string[] {
  return [
    ...blockedBy.map((id) => ended(market.gates.find((gate) => gate.id === id)?.title ?? id)),
    ...requirements.filter(({ state }) => state === 'false').map(({ because }) => ended(because)),
  ];
}

const statusSpans = {
  available: toned('good', 'available'),
  blocked: toned('bad', 'blocked'),
  open: toned('open', 'open'),
} as const;

/** Every mode with its score, so that the choice can be checked. */
export function modesTable(market: MarketResult): readonly Block[] {
  return table(
    [left('Mode'), left('Status'), right('Score')],
    market.modes.map((mode): readonly Phrase[] => [
      [mode.title, ' ', idSpan(mode.id, market.id)],
      [statusSpans[mode.status]],
      rangeText(mode.score),
    ]),
  );
}

export const changePhrase = ({ ask, from, to, question, market }: AnswerChange): Phrase => [
  faint(`${ask} `),
  `from ${from} to `,
  strong(to),
  ' ',
  idSpan(question, market),
];

export function flipPhrase({ changes, title }: Flip): Phrase {
  return [strong(title), ' if: ', ...joined(changes.map(changePhrase), ' and ')];
}

export function routePhrase({ title, because, cites }: Verdict['route'][number]): Phrase {
  return [strong(title), `: ${because}`, ...cited(cites)];
}
