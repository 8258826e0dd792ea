import type { Action, Assessment, MarketResult } from '../../schema/types.ts';
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
  type Parts,
  type Phrase,
  type Span,
} from '../document/document.ts';
import { ended, idSpan, levelTitle, months, rankWords, score } from '../document/format.ts';
import {
  limitBlocks,
  missingBlocks,
  modeWords,
  neededBlocks,
  nextForm,
  settledWords,
  verdictSentence,
} from './conclusion.ts';
import { routeSummary } from './market-choice.ts';
import { rangeText } from '../../values/range.ts';

/** The first page, for a manager with little time. */
export function summary(assessment: Assessment): readonly Block[] {
  return [
    ...titleOf(assessment),
    ...verdict(assessment),
    ...readinessBars(assessment),
    ...markets(assessment),
    ...topActions(assessment),
    ...stillOpen(assessment),
    ...howToAsk,
  ];
}

function titleOf({ company, date, respondent, pack, progress }: Assessment): readonly Block[] {
  const about = [
    ...(date === null ? [] : [date]),
    ...(respondent === null ? [] : [`answered by ${respondent}`]),
    `${progress.answered} answered, ${progress.open} open, ${progress.notApplicable} not applicable`,
    `${pack.title} ${pack.version}`,
  ];
  return [heading(1, company ?? `Your ${pack.words.subject.one}`), paragraph(faint(about.join(' · ')))];
}

export function verdict(assessment: Assessment): readonly Block[] {
  const { recommendation, markets } = assessment;
  const market = markets.find(({ id }) => id === recommendation.market);
  return [
    heading(2, 'Recommendation'),
    paragraph(...verdictSentence(assessment), ' ', ...settledWords(recommendation)),
    ...bullets(recommendation.because),
    ...neededBlocks(recommendation.needed),
    ...(market === undefined ? [] : aboutMarket(market)),
    ...limitBlocks(recommendation),
    ...levelBlocks(assessment, market),
  ];
}

/** What is missing there, how it could be done otherwise, and what it costs. */
function aboutMarket(market: MarketResult): readonly Block[] {
  const next = nextForm(market);
  return [
    ...missingBlocks(market),
    ...(next.length === 0 ? [] : [paragraph(...next)]),
    ...(market.route === null
      ? []
      : [paragraph(ended(market.route.title), ' ', ...routeSummary(market.route))]),
  ];
}

/** The level of the company, and the one in the market that comes first: they are not the same. */
function levelBlocks(assessment: Assessment, market: MarketResult | undefined): readonly Block[] {
  const { pack, readiness } = assessment;
  const { level } = readiness;
  return [
    paragraph(
      `Level of the ${pack.words.subject.one}: `,
      strong(levelTitle(level)),
      level.settled ? '. ' : `. ${level.low.title}: `,
      level.low.means,
      ...heldDown(assessment),
    ),
    ...(market === undefined
      ? []
      : [
          paragraph(
            `Level in the first market, ${market.title}, where its answers and showstoppers count too: `,
            strong(levelTitle(market.level)),
            '.',
          ),
        ]),
  ];
}

/** Why the level is below what the score alone would give. */
function heldDown({ readiness }: Assessment): Parts {
  const { level, uncapped, gates } = readiness;
  if (level.low.id === uncapped.low.id && level.high.id === uncapped.high.id) return [];
  const caps = gates.filter(({ caps, market }) => caps !== null && market === null).map(({ title }) => title);
  return [
    ` The score alone would give ${levelTitle(uncapped)}; held down by: `,
    toned('bad', caps.join('; ')),
    '.',
  ];
}

export function readinessBars({ pack, readiness }: Assessment): readonly Block[] {
  return [
    heading(2, `Readiness of the ${pack.words.subject.one}, 0 to 100`),
    {
      kind: 'bars',
      title: 'Readiness',
      bars: [
        { label: [strong('Overall')], score: readiness.score, words: rangeText(readiness.score) },
        ...readiness.dimensions.map((dimension) => ({
          label: dimension.title,
          score: dimension.score,
          words: score(dimension.score),
        })),
      ],
    },
  ];
}

export function markets({ markets, recommendation }: Assessment): readonly Block[] {
  return [
    heading(2, 'Markets'),
    ...(recommendation.outcome === 'stopped'
      ? [
          paragraph(
            strong(ended(recommendation.title)),
            ' What stands here is for later, and no recommendation.',
          ),
        ]
      : []),
    ...table(
      [right('Rank'), left('Market'), right('Score'), left('Verdict'), left('Level there'), left('Settled?')],
      markets.map((market): readonly Phrase[] => [
        rankWords(market.rank),
        [strong(market.title)],
        rangeText(market.score),
        modeWords(market),
        levelTitle(market.level),
        [settled(market)],
      ]),
    ),
  ];
}

/** Whether open answers can still change the verdict here, or the market's place. */
function settled({ rank, rankSettled, verdict }: MarketResult): Span {
  if (rank === null) return toned('open', 'both open');
  if (rankSettled && verdict.settled) return toned('good', 'yes');
  if (verdict.settled) return toned('open', 'rank open');
  return toned('open', rankSettled ? 'verdict open' : 'both open');
}

export function topActions({ plan }: Assessment): readonly Block[] {
  const actions = plan.top.flatMap((key) => plan.actions.filter((action) => action.key === key));
  if (actions.length === 0) return [heading(2, 'First actions'), paragraph('No advice applies.')];
  return [
    heading(2, 'First actions'),
    ...items(actions.map((action) => item(actionLine(action), [], action.order))),
  ];
}

function actionLine({ title, owner, takes, startMonth, showstopper }: Action): Phrase {
  return [
    ...(showstopper ? [toned('bad', 'Showstopper: ')] : []),
    strong(title),
    faint(` · ${owner} · ${months(startMonth)}, ${takes}`),
  ];
}

const decisive = (matters: number): string =>
  matters === 0
    ? 'None of them can change the recommendation, the ranking, the level or a showstopper.'
    : `Can change the recommendation, the ranking, the level or a showstopper: ${matters}, first of all:`;

/** Enough to see what would settle the matter; the rest is in the list of what to find out. */
const openShown = 3;

export function stillOpen({ plan, progress }: Assessment): readonly Block[] {
  const shown = plan.findOut.filter(({ matters }) => matters).slice(0, openShown);
  return [
    heading(2, `Still open: ${progress.open} of ${progress.total} answers`),
    ...(progress.open === 0 ? [] : [paragraph(decisive(progress.matters))]),
    ...items(shown.map(({ ask, question, market }) => item([ask, ' ', idSpan(question, market)]))),
  ];
}

const howToAsk: readonly Block[] = [
  paragraph(
    faint('Why and why not, down to answers and sources: '),
    'born-global explain <file> <name>',
    faint(' with a name in round brackets.'),
  ),
];
