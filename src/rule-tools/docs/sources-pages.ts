import type { Source } from '../../schema/types.ts';
import { webLink } from './advice-page.ts';
import { text, titled, type Book } from './book.ts';
import { pages } from './entries.ts';
import { dated } from './market-page.ts';
import { usedBy } from './questions-page.ts';

/** Every source with what rests on it. */
export const sourcesPage = (book: Book): readonly string[] => [
  '# Sources',
  '',
  'The facts of a market, each with its source and date, are on the page of the market.',
  '',
  ...book.pack.sources.sources.flatMap(({ id, kind, publisher, url, excused, ...dates }) => {
    const entry = book.find('source', id, null);
    if (entry === undefined) return [];
    return [
      ...titled(2, entry),
      `\`${id}\` · ${kind}${publisher === undefined ? '' : `, ${text(publisher)}`}${dated(dates)}${webLink(url)}`,
      '',
      ...(excused === undefined ? [] : [`No rule rests on it: ${excuses(excused)}`, '']),
      ...usedBy(book.citing(entry), entry, book, pages.sources),
    ];
  }),
];

/** A pack of the same folder of rules, whose pages stand in a folder beside those of the first. */
export interface OtherBook {
  readonly book: Book;
  readonly folder: string;
}

/** The entries of the handbook and the rules that cite each, or why none does; in all packs of a folder of rules. */
export function coveragePage(book: Book, others: readonly OtherBook[]): readonly string[] {
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
        ...all.map((one) => use(source, one)),
      ];
      return `| ${cells.join(' | ')} |`;
    }),
    '',
  ];
}

function use({ id, excused, audience }: Source, { book, folder }: OtherBook): string {
  const entry = book.find('source', id, null);
  const citing = entry === undefined ? [] : book.citing(entry);
  if (citing.length > 0)
    return citing
      .map(({ home, kind, id: name, page, anchor }) => {
        const words = [home, kind, name].filter((part) => part !== null).join(' ');
        return `[${text(words)}](${folder}${page}#${anchor})`;
      })
      .join('; ');
  const { audiences = ['sme'] } = book.pack.manifest;
  const spokenTo = audiences.filter((one) => audience?.includes(one) === true);
  const reasons = spokenTo.flatMap((one) => excused?.[one] ?? []);
  return reasons.length === 0
    ? 'Speaks to others.'
    : `Context only: ${[...new Set(reasons)].map((reason) => text(reason)).join('; ')}`;
}

/** Why nothing rests on an entry, for each audience. */
const excuses = (excused: NonNullable<Source['excused']>): string =>
  (['sme', 'large', 'cluster', 'consortium'] as const)
    .flatMap((audience) => {
      const reason = excused[audience];
      return reason === undefined ? [] : [`${audience}: ${text(reason)}`];
    })
    .join('; ');
