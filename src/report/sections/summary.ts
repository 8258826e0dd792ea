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
import { capital, ended, idSpan, levelTitle, score } from '../document/format.ts';
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
  const { recommendation, readiness } = assessment;
  return [
    heading(2, 'Recommendation'),
    paragraph(
      ...verdictSentence(assessment),
      recommendation.settled
        ? toned('good', ' Settled: no open answer can change this.')
        : toned('open', ' Not settled: answers still open can change this.'),
    ),
    ...bullets(recommendation.because),
    paragraph(
      'Level: ',
      strong(levelTitle(readiness.level)),
      readiness.level.settled ? '. ' : `. ${readiness.level.low.title}: `,
      readiness.level.low.means,
      ...heldDown(assessment),
    ),
  ];
}

/** What to do, in one sentence. */
export function verdictSentence({ pack, recommendation, markets }: Assessment): Parts {
  const { outcome, title, market, marketTitle } = recommendation;
  if (market === null || marketTitle === null) return [strong(ended(title))];
  if (outcome === 'not-yet') {
    return [strong(ended(title)), ' Prepare for ', strong(marketTitle), nearestMode(markets, market), '.'];
  }
  const tied = outcome === 'tie' ? ' (these tie)' : '';
  const mode = capital(pack.words.mode.one);
  return ['First market: ', strong(marketTitle), `. ${mode}: `, strong(title), `${tied}.`];
}

function nearestMode(markets: readonly MarketResult[], id: string): string {
  const market = markets.find((candidate) => candidate.id === id);
  const mode = market?.modes.find((candidate) => candidate.id === market.verdict.nearest);
  return mode === undefined ? '' : `, ${mode.title}`;
}

/** Why the level is below what the score alone would give. */
function heldDown({ readiness }: Assessment): Parts {
  const { level, uncapped, gates } = readiness;
  if (level.low.id === uncapped.low.id && level.high.id === uncapped.high.id) return [];
  const caps = gates.filter((gate) => gate.caps !== null).map((gate) => gate.title);
  return [
    ` The score alone would give ${levelTitle(uncapped)}; held down by: `,
    toned('bad', caps.join('; ')),
    '.',
  ];
}

export function readinessBars({ readiness }: Assessment): readonly Block[] {
  return [
    heading(2, 'Readiness, 0 to 100'),
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

export function markets({ markets }: Assessment): readonly Block[] {
  return [
    heading(2, 'Markets'),
    ...table(
      [right('Rank'), left('Market'), right('Score'), left('Recommended'), left('Settled?')],
      markets.map((market): readonly Phrase[] => [
        `${market.rank}`,
        [strong(market.title)],
        rangeText(market.score),
        modeWords(market),
        [settled(market)],
      ]),
    ),
  ];
}

/** Whether open answers can still change the verdict here, or the market's place. */
function settled({ rankSettled, verdict }: MarketResult): Span {
  if (rankSettled && verdict.settled) return toned('good', 'yes');
  if (verdict.settled) return toned('open', 'verdict yes, rank open');
  return toned('open', rankSettled ? 'rank yes, verdict open' : 'open');
}

/** The verdict, or what to prepare for where there is none yet. */
export function modeWords(market: MarketResult): Phrase {
  const { outcome, title, nearest } = market.verdict;
  if (outcome === 'tie') return `${title}, tied`;
  if (outcome !== 'not-yet') return title;
  const mode = market.modes.find(({ id }) => id === nearest);
  return mode === undefined ? title : [title, faint(` (nearest: ${mode.title})`)];
}

export function topActions({ plan }: Assessment): readonly Block[] {
  const actions = plan.top.flatMap((key) => plan.actions.filter((action) => action.key === key));
  if (actions.length === 0) return [heading(2, 'First actions'), paragraph('No advice applies.')];
  return [
    heading(2, 'First actions'),
    ...items(actions.map((action) => item(actionLine(action), [], action.order))),
  ];
}

function actionLine({ title, owner, takes, showstopper }: Action): Phrase {
  return [
    ...(showstopper ? [toned('bad', 'Showstopper: ')] : []),
    strong(title),
    faint(` · ${owner} · ${takes}`),
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
