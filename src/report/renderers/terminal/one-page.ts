import type { Action, Assessment } from '../../../schema/types.ts';
import type { Phrase } from '../../document/document.ts';
import { partsOf } from '../../document/document.ts';
import { dayOf, levelTitle, months } from '../../document/format.ts';
import type { CommandLine, ReportContext, TextReport } from '../../report.ts';
import { missingWords, settledWords, verdictSentence } from '../../sections/conclusion.ts';
import { linesOf, type Row } from './one-page-rows.ts';

/** The verdict and what follows from it on one screen of 24 rows. */
export const onePage: TextReport = (assessment, context) =>
  `${linesOf(rowsOf(assessment, context), context).join('\n')}\n`;

const mostReasons = 3;
const mostActions = 5;
const mostQuestions = 8;

function rowsOf(assessment: Assessment, { commandLine }: ReportContext): readonly Row[] {
  return [
    { text: titleOf(assessment), tone: 'faint' },
    { text: wordsOf(verdictSentence(assessment)), tone: 'strong', most: 2, rank: 0 },
    { text: standing(assessment), most: 2, rank: 3 },
    ...middle(assessment),
    { text: stillOpen(assessment), most: 2, rank: 5, gap: true },
    { lead: 'Next: ', text: nextCommand(assessment, commandLine), tone: 'strong', whole: true },
  ];
}

/** What answers it needs before it can say more, or why, what stops it and what to do. */
function middle(assessment: Assessment): readonly Row[] {
  const { needed, outcome } = assessment.recommendation;
  if (outcome !== 'not-enough-answers')
    return [...reasons(assessment), ...showstoppers(assessment), ...firstActions(assessment)];
  return [
    title('Answer these first'),
    ...needed
      .slice(0, mostQuestions)
      .map(({ ask }): Row => ({ lead: 'bullet', text: ask, most: 2, rank: 1 })),
    ...showstoppers(assessment),
  ];
}

const title = (text: string): Row => ({ text, tone: 'strong', gap: true });

function titleOf({ company, date, pack }: Assessment): string {
  const day = dayOf(date);
  return [
    company ?? `Your ${pack.words.subject.one}`,
    ...(day === null ? [] : [day]),
    `${pack.title} ${pack.version}`,
  ].join(' · ');
}

/** Whether the verdict holds, and both levels: of the company, and in the first market. */
function standing({ pack, recommendation, readiness, markets }: Assessment): string {
  const market = markets.find(({ id }) => id === recommendation.market);
  return [
    wordsOf(settledWords(recommendation)),
    `Level of the ${pack.words.subject.one}: ${levelTitle(readiness.level)}${market === undefined ? '' : `; in the first market: ${levelTitle(market.level)}`}.`,
  ]
    .filter((text) => text !== '')
    .join(' ');
}

function reasons(assessment: Assessment): readonly Row[] {
  const { recommendation, markets } = assessment;
  const market = markets.find(({ id }) => id === recommendation.market);
  const missing =
    market === undefined ? [] : missingWords(market).map(({ kind, text }) => missingText(kind, text));
  const [heading, texts] =
    missing.length > 0 ? ['What is missing', missing] : ['Why', recommendation.because];
  if (texts.length === 0) return [];
  return [
    title(heading),
    ...texts.slice(0, mostReasons).map((text): Row => ({ lead: 'bullet', text, most: 2, rank: 1 })),
  ];
}

const missingText = (kind: string, text: string): string =>
  kind === 'Too little' ? text : `${kind}: ${text}`;

/** Those that hold for the company, and in the first market. */
function showstoppers({ readiness, recommendation }: Assessment): readonly Row[] {
  const holding = readiness.gates.filter(
    ({ state, market }) => state === 'true' && (market === null || market === recommendation.market),
  );
  if (holding.length === 0) return [];
  return [
    {
      lead: 'Showstoppers: ',
      text: `${holding.map((gate) => gate.title).join('; ')}.`,
      tone: 'bad',
      most: 2,
      rank: 2,
    },
  ];
}

function firstActions({ plan }: Assessment): readonly Row[] {
  const actions = plan.top
    .flatMap((key) => plan.actions.filter((action) => action.key === key))
    .slice(0, mostActions);
  if (actions.length === 0) return [];
  return [title('First actions'), ...actions.map(actionRow)];
}

const actionRow = ({ order, title: text, owner, startMonth, deadline }: Action): Row => ({
  lead: `${order}. `,
  text,
  tail: ` · ${owner}, ${months(startMonth)}${deadline === null ? '' : `, due month ${deadline.month}${deadline.met ? '' : ' (too late)'}`}`,
  most: 2,
  rank: 4,
});

function stillOpen({ progress }: Assessment): string {
  const { open, total, matters } = progress;
  if (open === 0) return 'Every question is answered.';
  const weight = matters === 0 ? 'none of them can change the result' : `${matters} can change the result`;
  return `Still open: ${open} of ${total} answers; ${weight}.`;
}

/** Answers that are missing are given by going on with the interview; else there is more to read. */
function nextCommand({ recommendation }: Assessment, commandLine: CommandLine | undefined): string {
  const { file = 'FILE', options = [] } = commandLine ?? {};
  const asks = recommendation.outcome === 'not-enough-answers' && !file.endsWith('.json');
  const words = asks ? ['assess', ...options, file] : ['report', ...options, file, '--full'];
  return `born-global ${words.join(' ')}`;
}

const wordsOf = (phrase: Phrase): string =>
  partsOf(phrase)
    .map((part) => (typeof part === 'string' ? part : 'text' in part ? part.text : ''))
    .join('');
