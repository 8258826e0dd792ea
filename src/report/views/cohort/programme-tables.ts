import type { Offer, Programme } from '../../../analysis/cohort/programme-result.ts';
import { csvText, type CsvValue } from '../../renderers/csv/stringify.ts';
import type { Sheet } from '../../renderers/xlsx/sheet.ts';
import { writeWorkbook } from '../../renderers/xlsx/workbook.ts';
import { programmeTitle } from './programme-blocks.ts';
import { numberCell } from './tables.ts';
import { scopedId } from '../../../values/scoped-id.ts';

const reachWords: Readonly<Record<Offer['reach'], string>> = {
  now: 'now',
  later: 'later',
  unknown: 'not assessed',
};

const titles = ['Kind', 'Offer', 'Market', 'Count', 'Who', 'In reach', 'First', 'Needs', 'Id'];

/** Offers as rows; numbers that are withheld are at least five. */
function offerRows({ offers, anonymous }: Programme): readonly (readonly CsvValue[])[] {
  return offers.map((offer) => [
    offer.kind,
    offer.title,
    offer.marketTitle ?? 'All markets',
    offer.count ?? '5 or more',
    offer.names.join('; '),
    reachWords[offer.reach],
    [...offer.steps, ...offer.after.map(({ title }) => title)].join('; '),
    offer.needs.map((need) => (anonymous ? need.title : `${need.count ?? 0}: ${need.title}`)).join('; '),
    scopedId(offer.id, offer.market),
  ]);
}

/** The offers of a programme. People open it in Excel, hence the byte-order mark. */
export const programmeCsv = (programme: Programme): string =>
  csvText([titles, ...offerRows(programme)], { byteOrderMark: true });

/** A programme as a workbook: offers, and markets. */
export function programmeWorkbook(programme: Programme): Uint8Array {
  return writeWorkbook([offersSheet(programme), marketsSheet(programme)], {
    title: programmeTitle(programme),
    date: null,
  });
}

function offersSheet(programme: Programme): Sheet {
  const widths = [12, 48, 16, 10, 60, 14, 40, 70, 30];
  return {
    name: 'Offers',
    frozenColumns: 2,
    columns: titles.map((title, index) => ({ title, width: widths[index] ?? 20 })),
    rows: offerRows(programme),
  };
}

function marketsSheet({ markets }: Programme): Sheet {
  return {
    name: 'Markets',
    columns: [
      { title: 'Market', width: 18 },
      { title: 'Taken on', width: 10 },
      { title: 'First choice', width: 14 },
      { title: 'With a way in', width: 14 },
      { title: 'Looking at it', width: 14 },
      { title: 'Your next step there', width: 40 },
    ],
    rows: markets.map((market) => [
      { value: market.title, bold: true },
      market.taken ? 'yes' : 'not now',
      numberCell(market.first),
      numberCell(market.ready),
      numberCell(market.looking),
      market.step?.title ?? 'not assessed',
    ]),
  };
}
