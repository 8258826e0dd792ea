import type { AnswerLine, Assessment, MarketResult, ModeResult } from '../../../schema/types.ts';
import { marketTitle } from '../../document/titles.ts';
import { sourceKinds } from '../../sections/answers.ts';
import { capital, signed } from '../../document/format.ts';
import type { Cell, CellTone, Sheet } from './sheet.ts';
import { scopedId } from '../../../values/scoped-id.ts';
import { rangeText } from '../../../values/range.ts';

const statusTones = { available: 'good', blocked: 'poor', open: 'fair' } as const;
const stateWords = { true: 'met', false: 'not met', open: 'open' } as const;

/** Every mode of every market with its score and what speaks for and against it. */
export function modesSheet({ markets, pack }: Assessment): Sheet {
  return {
    name: 'Modes',
    frozenColumns: 2,
    columns: [
      { title: 'Market', width: 16 },
      { title: capital(pack.words.mode.one), width: 32 },
      { title: 'Verdict', width: 14 },
      { title: 'Status', width: 12 },
      { title: 'Score', width: 12 },
      { title: 'For and against', width: 70 },
      { title: 'Requirements', width: 60 },
      { title: 'Held back by', width: 40 },
      { title: 'What it means', width: 50 },
      { title: 'Id', width: 28, tone: 'faint' },
    ],
    rows: markets.flatMap((market) => market.modes.map((mode) => modeRow(market, mode))),
  };
}

function modeRow(market: MarketResult, mode: ModeResult): readonly Cell[] {
  const gate = (id: string): string => market.gates.find((one) => one.id === id)?.title ?? id;
  return [
    market.title,
    { value: mode.title, bold: true },
    verdictWords(market, mode),
    { value: mode.status, tone: statusTones[mode.status] },
    rangeText(mode.score),
    mode.factors
      .map(
        ({ points, because, state }) => `${signed(points)}: ${because}${state === 'open' ? ' (open)' : ''}`,
      )
      .join('\n'),
    mode.requirements.map(({ state, because }) => `${capital(stateWords[state])}: ${because}`).join('\n'),
    mode.blockedBy.map(gate).join('\n'),
    mode.means,
    scopedId(mode.id, market.id),
  ];
}

function verdictWords({ verdict }: MarketResult, { id }: ModeResult): string {
  if (verdict.modes.includes(id)) return verdict.modes.length > 1 ? 'tied' : 'recommended';
  if (verdict.nearest === id) return 'nearest';
  return verdict.runnerUp === id ? 'next best' : '';
}

const answerStates: Readonly<
  Record<AnswerLine['state'], { readonly words: string; readonly tone: CellTone }>
> = {
  answered: { words: 'answered', tone: 'plain' },
  partly: { words: 'partly open', tone: 'fair' },
  'dont-know': { words: "don't know", tone: 'fair' },
  'not-asked': { words: 'not answered yet', tone: 'fair' },
  'not-applicable': { words: 'does not apply', tone: 'faint' },
};

export function answersSheet(assessment: Assessment): Sheet {
  return {
    name: 'Answers',
    columns: [
      { title: 'Section', width: 26 },
      { title: 'Market', width: 16 },
      { title: 'Question', width: 60 },
      { title: 'Answer', width: 50 },
      { title: 'State', width: 18 },
      { title: 'Note', width: 40 },
      { title: 'Why we ask', width: 60 },
      { title: 'Id', width: 28, tone: 'faint' },
    ],
    rows: assessment.answers.map((line) => [
      line.sectionTitle,
      line.market === null ? '' : marketTitle(assessment, line.market),
      { value: line.ask, bold: true },
      line.answer,
      { value: answerStates[line.state].words, tone: answerStates[line.state].tone },
      line.note,
      line.why,
      scopedId(line.question, line.market),
    ]),
  };
}

export function sourcesSheet({ sources, pack, disclaimer, date, company }: Assessment): Sheet {
  const about: readonly (readonly Cell[])[] = [
    ['', `Rules: ${pack.title}, ${pack.id} ${pack.version}, fingerprint ${pack.hash}`],
    ['', `${company ?? capital(pack.words.subject.one)}${date === null ? '' : `, ${date}`}`],
    ['', disclaimer],
  ];
  return {
    name: 'Sources',
    columns: [
      { title: 'Id', width: 16 },
      { title: 'Title', width: 80 },
      { title: 'Kind', width: 18 },
      { title: 'Publisher', width: 36 },
      { title: 'As of', width: 12 },
      { title: 'Address', width: 70 },
    ],
    rows: [
      ...sources.map(({ id, title, kind, publisher, asOf, url }) => [
        id,
        title,
        sourceKinds[kind],
        publisher,
        asOf ?? 'undated',
        url,
      ]),
      ...about,
    ],
  };
}
