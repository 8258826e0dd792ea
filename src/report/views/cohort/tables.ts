import type { Cohort, Headcount, MemberRow } from '../../../analysis/cohort/result.ts';
import type { CsvValue } from '../../renderers/csv/stringify.ts';
import { countCell, groupTitle } from './counts.ts';
import { scopedId } from '../../../values/scoped-id.ts';
import { rangeText } from '../../../values/range.ts';

/** A number where it may be shown, else why not. */
export const numberCell = ({ count }: Headcount): number | string => count ?? countCell({ count, names: [] });

/** The demand list as rows, titles first. */
export function demandRows(cohort: Cohort): readonly (readonly CsvValue[])[] {
  const titles = ['Market', 'Need', 'Count', 'Showstopper for', 'Who', ...groupTitles(cohort), 'Id'];
  const rows = cohort.demand.map((demand) => [
    demand.marketTitle ?? 'All markets',
    demand.title,
    numberCell(demand),
    demand.showstopper,
    demand.names.join('; '),
    ...demand.groups.map(({ groups }) =>
      groups.map((group) => `${groupTitle(group)} ${countCell(group)}`).join('; '),
    ),
    scopedId(demand.id, demand.market),
  ]);
  return [titles, ...rows];
}

/** One column for each question that groups, where demand is counted by group. */
export const groupTitles = ({ anonymous, groups }: Cohort): readonly string[] =>
  anonymous ? [] : groups.map(({ ask }) => ask);

/** What a member was recommended, with the market. */
export function recommendationWords({ recommendation }: MemberRow): string {
  if (recommendation === null) return '';
  const { title, market } = recommendation;
  return market === null ? title : `${title} (${market})`;
}

export const levelWords = (level: MemberRow['level']): string => rangeText(level);
