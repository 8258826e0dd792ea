import { csvText } from './stringify.ts';
import { planRows } from '../../sections/plan-rows.ts';
import type { TextReport } from '../../report.ts';

/** The plan as rows, with room for who does what by when. People open it in Excel, hence the byte-order mark. */
export const csvReport: TextReport = (assessment) => {
  const rows = planRows(assessment).map((row) => [
    row.order,
    row.title,
    row.market,
    row.horizon,
    row.starts,
    row.takes,
    row.weeks,
    row.cost,
    row.deadline,
    row.effort,
    row.who,
    row.doneWhen,
    row.showstopper ? 'yes' : '',
    row.after.join('; '),
    null,
    null,
    null,
    row.key,
  ]);
  return csvText([titles, ...rows], { byteOrderMark: true });
};

const titles = [
  'No.',
  'Action',
  'Market',
  'Horizon',
  'Starts',
  'Takes',
  'Weeks',
  'Cost',
  'Deadline',
  'Effort',
  'Who',
  'Done when',
  'Showstopper',
  'After',
  'Owner',
  'Due',
  'Status',
  'Id',
];
