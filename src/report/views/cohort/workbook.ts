import type { Cohort, ScorePosition } from '../../../analysis/cohort/result.ts';
import type { Cell, Sheet } from '../../renderers/xlsx/sheet.ts';
import { writeWorkbook } from '../../renderers/xlsx/workbook.ts';
import { capital } from '../../document/format.ts';
import { groupTitle } from './counts.ts';
import { demandRows, groupTitles, levelWords, numberCell, recommendationWords } from './tables.ts';
import { scopedId } from '../../../values/scoped-id.ts';
import { rangeText } from '../../../values/range.ts';

/** A cohort as a workbook: heat map, demand, workshops, missions and groups. */
export function cohortWorkbook(cohort: Cohort): Uint8Array {
  const { pack, size } = cohort;
  const sheets = cohort.withheld
    ? [withheldSheet(cohort)]
    : [heatMap(cohort), demand(cohort), workshops(cohort), missions(cohort), groups(cohort)];
  return writeWorkbook(sheets, {
    title: `${pack.title}: ${size} ${pack.words.subject.many} side by side`,
    date: null,
  });
}

function withheldSheet({ pack }: Cohort): Sheet {
  return {
    name: 'Withheld',
    columns: [{ title: 'Withheld', width: 60 }],
    rows: [
      [`Figures for fewer than five ${pack.words.subject.many} could identify them, so nothing is shown.`],
    ],
  };
}

function heatMap({ pack, members, dimensions, overall, anonymous }: Cohort): Sheet {
  const measures = [overall, ...dimensions];
  const quartile = (title: string, key: 'lower' | 'median' | 'upper'): readonly Cell[] => [
    { value: title, tone: 'faint' },
    ...measures.flatMap(({ quartiles }) => [
      { value: quartiles?.[key] ?? null, tone: 'faint' as const },
      null,
    ]),
  ];
  return {
    name: 'Heat map',
    frozenColumns: 1,
    columns: [
      { title: capital(pack.words.subject.one), width: 32 },
      ...measures.flatMap(({ title }) => [
        { title, width: 14 },
        { title: `${title}: range`, width: 12 },
      ]),
      { title: 'Level', width: 28 },
      ...(anonymous ? [] : [{ title: 'Recommendation', width: 40 }]),
    ],
    rows: [
      ...members.map((member) => [
        { value: member.name, bold: true },
        ...[member.overall, ...member.dimensions].flatMap(placeCells),
        levelWords(member.level),
        ...(anonymous ? [] : [recommendationWords(member)]),
      ]),
      quartile('Lower quartile', 'lower'),
      quartile('Median', 'median'),
      quartile('Upper quartile', 'upper'),
    ],
  };
}

/** Midpoint, coloured where all of the range lies in one of the outer quarters, and the range. */
function placeCells(place: ScorePosition | null): readonly Cell[] {
  if (place === null) return [{ value: 'n/a', tone: 'faint' }, null];
  const { midpoint, score, low, high } = place;
  const tone = low !== high || low === 'middle' ? 'plain' : low === 'highest' ? 'good' : 'poor';
  return [{ value: midpoint, tone }, score.low === score.high ? null : rangeText(score)];
}

function demand(cohort: Cohort): Sheet {
  return {
    name: 'Demand',
    frozenColumns: 2,
    columns: [
      { title: 'Market', width: 16 },
      { title: 'Need', width: 60 },
      { title: 'Count', width: 10 },
      { title: 'Showstopper for', width: 16 },
      { title: 'Who', width: 60 },
      ...groupTitles(cohort).map((title) => ({ title, width: 40 })),
      { title: 'Id', width: 32, tone: 'faint' },
    ],
    rows: demandRows(cohort).slice(1),
  };
}

function workshops({ workshops: list }: Cohort): Sheet {
  return {
    name: 'Workshops',
    frozenColumns: 2,
    columns: [
      { title: 'Market', width: 16 },
      { title: 'Barrier', width: 52 },
      { title: 'Kind', width: 22 },
      { title: 'Count', width: 10 },
      { title: 'Who', width: 60 },
      { title: 'What would lower it', width: 60 },
      { title: 'Id', width: 32, tone: 'faint' },
    ],
    rows: list.map((workshop) => [
      workshop.marketTitle,
      { value: workshop.title, bold: true },
      workshop.kind,
      numberCell(workshop),
      workshop.names.join('; '),
      workshop.actions.map((action) => `${numberCell(action)}: ${action.title}`).join('\n'),
      scopedId(workshop.barrier, workshop.market),
    ]),
  };
}

function missions({ missions: list }: Cohort): Sheet {
  return {
    name: 'Missions',
    columns: [
      { title: 'Market', width: 16 },
      { title: 'Count', width: 10 },
      { title: 'Who', width: 60 },
      { title: 'Verdicts', width: 48 },
      { title: 'Events', width: 60 },
    ],
    rows: list.map((mission) => [
      { value: mission.marketTitle, bold: true },
      numberCell(mission),
      mission.names.join('; '),
      mission.verdicts.map((group) => `${groupTitle(group)} ${numberCell(group)}`).join('\n'),
      mission.events.map(({ title }) => title).join('\n'),
    ]),
  };
}

function groups({ groups: list }: Cohort): Sheet {
  return {
    name: 'Groups',
    columns: [
      { title: 'Question', width: 48 },
      { title: 'Answer', width: 40 },
      { title: 'Count', width: 10 },
      { title: 'Median readiness', width: 18 },
      { title: 'Who', width: 60 },
    ],
    rows: list.flatMap(({ ask, groups: parts }) =>
      parts.map((part) => [ask, groupTitle(part), numberCell(part), part.median, part.names.join('; ')]),
    ),
  };
}
