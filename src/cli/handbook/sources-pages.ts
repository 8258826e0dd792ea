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

/** The entries of the handbook and the rules that cite each, or why none does. */
export function coveragePage(book: Book): readonly string[] {
  const entries = book.pack.sources.sources.filter(({ kind }) => kind === 'handbook');
  return [
    '# Entries of the handbook and the rules that rest on them',
    '',
    '| Entry | What it says | Speaks to | Cited by |',
    '| --- | --- | --- | --- |',
    ...entries.map((source) => {
      const cells = [
        book.cites([source.id], null, pages.coverage).replace('Sources: ', ''),
        text(source.title),
        (source.audience ?? []).join(', '),
        use(source, book),
      ];
      return `| ${cells.join(' | ')} |`;
    }),
    '',
  ];
}

function use({ id, excused }: Source, book: Book): string {
  const entry = book.find('source', id, null);
  const citing = entry === undefined ? [] : book.citing(entry);
  if (citing.length > 0)
    return citing
      .map((one) =>
        book.linkTo(
          one,
          pages.coverage,
          [one.home, one.kind, one.id].filter((part) => part !== null).join(' '),
        ),
      )
      .join('; ');
  return excused === undefined
    ? 'Nothing: it does not speak to whom this pack speaks to.'
    : `Context only: ${excuses(excused)}`;
}

/** Why nothing rests on an entry, for each audience. */
const excuses = (excused: NonNullable<Source['excused']>): string =>
  (['sme', 'large', 'cluster', 'consortium'] as const)
    .flatMap((audience) => {
      const reason = excused[audience];
      return reason === undefined ? [] : [`${audience}: ${text(reason)}`];
    })
    .join('; ');
