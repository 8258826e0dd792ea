import type { Assessment, Axis, AxisLine, MarketResult } from '../../../schema/types.ts';
import { marketTitle } from '../../document/titles.ts';
import type { Cell, Sheet } from './sheet.ts';

/** What is not for now, one line each. */
export function laterSheet(assessment: Assessment): Sheet {
  return {
    name: 'Later',
    columns: [
      { title: 'Action', width: 60 },
      { title: 'Market', width: 16 },
      { title: 'Why not now', width: 40 },
      { title: 'Id', width: 28, tone: 'faint' },
    ],
    rows: assessment.plan.backlog.map(({ key, title, market, reason }) => [
      title,
      market === null ? 'All markets' : marketTitle(assessment, market),
      reason === 'later' ? 'Other work gains more now' : 'For another market than the first',
      key,
    ]),
  };
}

/** Both axes of every market, line by line: what a matrix can be drawn from. */
export function marketChoiceSheet({ markets }: Assessment): Sheet {
  const axes = (market: MarketResult): readonly (readonly Cell[])[] => [
    ...axisRows(market, 'Attractiveness', market.attractiveness),
    ...axisRows(market, 'Position', market.position),
  ];
  return {
    name: 'Market choice',
    frozenColumns: 1,
    columns: [
      { title: 'Market', width: 16 },
      { title: 'Axis', width: 16 },
      { title: 'What counts', width: 30 },
      { title: 'From', width: 8 },
      { title: 'To', width: 8 },
      { title: 'Weight', width: 8 },
      { title: 'Why', width: 90 },
      { title: 'Sources', width: 24 },
    ],
    rows: markets.flatMap(axes),
  };
}

function axisRows(market: MarketResult, axis: string, { score, lines }: Axis): readonly (readonly Cell[])[] {
  return [
    [market.title, axis, { value: 'In all', bold: true }, score.low, score.high, null, null, null],
    ...lines.map((line) => [
      market.title,
      axis,
      line.title,
      line.score.low,
      line.score.high,
      line.weight,
      whyOf(line),
      line.reasons.flatMap(({ cites }) => cites).join(', '),
    ]),
  ];
}

const whyOf = ({ known, reasons, means }: AxisLine): string =>
  !known
    ? 'Not known; it counts half'
    : reasons.map(({ state, because }) => `${state === 'open' ? 'Open: ' : ''}${because}`).join('\n') ||
      means;

/** What the route into each market costs, item by item. */
export function costsSheet({ markets }: Assessment): Sheet {
  return {
    name: 'Costs',
    columns: [
      { title: 'Market', width: 16 },
      { title: 'Route', width: 40 },
      { title: 'Item', width: 30 },
      { title: 'Currency', width: 10 },
      { title: 'From', width: 12 },
      { title: 'To', width: 12 },
      { title: 'Note', width: 60 },
      { title: 'Sources', width: 18 },
    ],
    rows: markets.flatMap(({ title, route }) =>
      route === null
        ? []
        : [
            ...route.items.map((line): readonly Cell[] => [
              title,
              route.title,
              line.title,
              route.currency,
              line.from,
              line.to,
              line.status === 'not-found' ? `No figure found, looked for on ${line.note ?? ''}` : line.note,
              line.cites.join(', '),
            ]),
            [
              title,
              route.title,
              { value: 'Months it takes', bold: true },
              null,
              route.months?.from ?? null,
              route.months?.to ?? null,
              route.excludes === null ? null : `Not included: ${route.excludes}`,
              route.cites.join(', '),
            ],
          ],
    ),
  };
}
