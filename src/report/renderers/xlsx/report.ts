import type { Assessment, ResidualSeverity } from '../../../schema/types.ts';
import { planRows } from '../../sections/plan-rows.ts';
import type { Report } from '../../report.ts';
import { costsSheet, laterSheet, marketChoiceSheet } from './choice-sheets.ts';
import { answersSheet, modesSheet, sourcesSheet } from './report-sheets.ts';
import type { CellTone, Sheet, StyledCell } from './sheet.ts';
import { writeWorkbook } from './workbook.ts';
import { scopedId } from '../../../values/scoped-id.ts';
import { rangeText } from '../../../values/range.ts';

/** The assessment as a workbook: the plan as a tracker first, then what it rests on. */
export const xlsxReport: Report = (assessment, { extent, consultant }) => {
  const { company, date, pack } = assessment;
  const more = [
    laterSheet,
    marketChoiceSheet,
    costsSheet,
    barriersSheet,
    modesSheet,
    answersSheet,
    sourcesSheet,
  ];
  const sheets = extent === 'brief' ? [planSheet] : [planSheet, ...more];
  return writeWorkbook(
    sheets.map((sheet) => sheet(assessment)),
    { title: `${company ?? pack.title}: plan`, author: consultant?.name ?? null, date },
  );
};

const statuses = ['To do', 'Under way', 'Waiting', 'Done', 'Dropped'];

function planSheet(assessment: Assessment): Sheet {
  return {
    name: 'Plan',
    frozenColumns: 2,
    columns: [
      { title: 'No.', width: 6 },
      { title: 'Action', width: 44 },
      { title: 'Market', width: 15 },
      { title: 'Horizon', width: 15 },
      { title: 'Who', width: 18 },
      { title: 'Starts', width: 10 },
      { title: 'Takes', width: 11 },
      { title: 'Weeks', width: 10 },
      { title: 'Cost', width: 22 },
      { title: 'Deadline', width: 26 },
      { title: 'Effort', width: 9 },
      { title: 'Done when', width: 38 },
      { title: 'Owner', width: 18, tone: 'input' },
      { title: 'Due date', width: 13, format: 'day', tone: 'input' },
      { title: 'Status', width: 12, choices: statuses, tone: 'input' },
      { title: 'Steps', width: 60 },
      { title: 'Why', width: 44 },
      { title: 'Comes after', width: 36 },
      { title: 'Id', width: 28, tone: 'faint' },
    ],
    rows: planRows(assessment).map((row) => [
      row.order,
      {
        value: row.showstopper ? `Showstopper: ${row.title}` : row.title,
        bold: true,
        tone: row.showstopper ? 'poor' : 'plain',
      },
      row.market === '' ? 'All markets' : row.market,
      row.horizon,
      row.who,
      row.starts,
      row.takes,
      row.weeks,
      row.cost,
      row.deadline,
      row.effort,
      row.doneWhen,
      null,
      null,
      statuses[0] ?? null,
      row.steps.map((step) => `• ${step}`).join('\n'),
      row.why,
      row.after.join('\n'),
      row.key,
    ]),
  };
}

const severityTones: Readonly<Record<ResidualSeverity, CellTone>> = {
  none: 'good',
  low: 'good',
  moderate: 'fair',
  high: 'poor',
  critical: 'poor',
};

const emphasised = (value: string): StyledCell => ({ value, bold: true });

function barriersSheet({ markets }: Assessment): Sheet {
  return {
    name: 'Barriers',
    frozenColumns: 2,
    columns: [
      { title: 'Market', width: 16 },
      { title: 'Barrier', width: 44 },
      { title: 'Kind', width: 20 },
      { title: 'Severity', width: 14 },
      { title: 'What is left of it', width: 18 },
      { title: 'Applies', width: 12 },
      { title: 'Why it matters', width: 60 },
      { title: 'What lowers it', width: 60 },
      { title: 'Advice', width: 50 },
      { title: 'Sources', width: 18 },
      { title: 'Id', width: 28, tone: 'faint' },
    ],
    rows: markets.flatMap((market) =>
      market.barriers.map((barrier) => [
        market.title,
        emphasised(barrier.title),
        barrier.kindTitle,
        barrier.severity,
        { value: rangeText(barrier.residual), tone: severityTones[barrier.residual.high] },
        barrier.applies === 'open' ? 'open' : 'yes',
        barrier.why,
        barrier.reductions.map(({ state, because }) => `${reductionWords[state]}: ${because}`).join('\n'),
        barrier.recommendations.map(({ title }) => title).join('\n'),
        barrier.cites.join(', '),
        scopedId(barrier.id, market.id),
      ]),
    ),
  };
}

const reductionWords = { true: 'Done', false: 'Would help', open: 'Open' } as const;
