import type { Source } from '../../schema/types.ts';
import { webLink } from './advice-page.ts';
import { text, anchoredHeading, type HandbookContext } from './handbook-context.ts';
import { pages } from './entries.ts';
import { dated } from './market-page.ts';
import { usedBy } from './questions-page.ts';

/** The page of sources, with the rules that cite each. */
export const sourcesPage = (book: HandbookContext): readonly string[] => [
  '# Sources',
  '',
  'The facts of a market, each with its source and date, are on the page of the market.',
  '',
  ...book.pack.sources.sources.flatMap(({ id, kind, publisher, url, excused, ...dates }) => {
    const entry = book.find('source', id, null);
    if (entry === undefined) return [];
    return [
      ...anchoredHeading(2, entry),
      `\`${id}\` · ${kind}${publisher === undefined ? '' : `, ${text(publisher)}`}${dated(dates)}${webLink(url)}`,
      '',
      ...(excused === undefined ? [] : [`No rule rests on it: ${excuses(excused)}`, '']),
      ...usedBy(book.citing(entry), entry, book, pages.sources),
    ];
  }),
];

/** Another pack of the same rules folder, and the folder of its pages. */
export interface LinkedHandbook {
  readonly book: HandbookContext;
  readonly folder: string;
}

/** The table of handbook entries with the rules that cite each, or why none does, in all packs. */
export function coveragePage(book: HandbookContext, others: readonly LinkedHandbook[]): readonly string[] {
  const entries = book.pack.sources.sources.filter(({ kind }) => kind === 'handbook');
  const all = [{ book, folder: '' }, ...others];
  const heads =
    all.length === 1 ? ['Cited by'] : all.map(({ book: { pack } }) => `In ${text(pack.manifest.title)}`);
  const columns = ['Entry', 'What it says', 'Speaks to', ...heads];
  return [
    '# Entries of the handbook and the rules that rest on them',
    '',
    `| ${columns.join(' | ')} |`,
    `| ${columns.map(() => '---').join(' | ')} |`,
    ...entries.map((source) => {
      const cells = [
        book.cites([source.id], null, pages.coverage).replace('Sources: ', ''),
        text(source.title),
        (source.audience ?? []).join(', '),
        ...all.map((one) => citationsCell(source, one)),
      ];
      return `| ${cells.join(' | ')} |`;
    }),
    '',
  ];
}

function citationsCell({ id, excused, audience }: Source, { book, folder }: LinkedHandbook): string {
  const entry = book.find('source', id, null);
  const citing = entry === undefined ? [] : book.citing(entry);
  if (citing.length > 0)
    return citing
      .map(({ home, kind, id: name, page, anchor }) => {
        const label = [home, kind, name].filter((part) => part !== null).join(' ');
        return `[${text(label)}](${folder}${page}#${anchor})`;
      })
      .join('; ');
  const { audiences = ['sme'] } = book.pack.manifest;
  const spokenTo = audiences.filter((one) => audience?.includes(one) === true);
  const reasons = spokenTo.flatMap((one) => excused?.[one] ?? []);
  return reasons.length === 0
    ? 'Speaks to others.'
    : `Context only: ${[...new Set(reasons)].map((reason) => text(reason)).join('; ')}`;
}

/** Why no rule cites an entry, per audience. */
const excuses = (excused: NonNullable<Source['excused']>): string =>
  (['sme', 'large', 'cluster', 'consortium'] as const)
    .flatMap((audience) => {
      const reason = excused[audience];
      return reason === undefined ? [] : [`${audience}: ${text(reason)}`];
    })
    .join('; ');
