import type {
  AttractivenessRating,
  Barrier,
  EntryPoint,
  Market,
  Route,
  RouteMonths,
} from '../../schema/types.ts';
import { atLineStart } from '../../report/renderers/markdown.ts';
import { adviceText, helperText, webLink } from './advice-page.ts';
import { text, type HandbookContext } from './handbook-context.ts';
import { marketPage } from './entries.ts';
import { questionText, usedBy } from './questions-page.ts';
import { heading, modeRules, ruleText } from './rules-pages.ts';

/** The page of a market. */
export function marketText(market: Market, book: HandbookContext): readonly string[] {
  const [home, page] = [market.id, marketPage(market.id)];
  const listed = (title: string, lines: readonly string[]): readonly string[] =>
    lines.length === 0 ? [] : [`## ${title}`, '', ...lines];
  return [
    ...heading(book, 'market', home, home, 1),
    `\`${home}\` · ${text(market.summary)}`,
    '',
    ...listed(
      'Barriers',
      market.barriers.flatMap((barrier) => barrierText(barrier, home, book, page)),
    ),
    ...listed(
      'What makes it fit a company, or not',
      (market.fit ?? []).flatMap((rule) => ruleText(rule, 'fit', home, book, page)),
    ),
    ...listed(
      'How attractive it is',
      (market.attractiveness ?? []).flatMap((rating) => ratingText(rating, home, book, page)),
    ),
    ...listed(
      'What places a company well here',
      (market.position ?? []).flatMap(({ factors }) =>
        factors.flatMap((rule) => ruleText(rule, 'position-factor', home, book, page)),
      ),
    ),
    ...listed(
      'Cost and time',
      (market.routes ?? []).flatMap((route) => routeText(route, home, book, page)),
    ),
    ...(market['entry-modes'] ?? []).flatMap((mode) => [
      `## ${book.link('mode', mode.mode, null, page)} in this market`,
      '',
      ...modeRules(mode, home, book, page),
      ...(mode.forms ?? []).flatMap(({ form, factors }) => [
        `### ${book.link('form', form, null, page)}`,
        '',
        ...modeRules({ factors }, home, book, page, 4),
      ]),
    ]),
    ...listed(
      'Questions for this market only',
      (market.questions ?? []).flatMap((one) => questionText(one, home, book, page)),
    ),
    ...listed(
      'Recommendations for this market only',
      (market.recommendations ?? []).flatMap((one) => adviceText(one, home, book, page)),
    ),
    ...listed(
      'Helpers',
      (market.helpers ?? []).flatMap((one) => helperText(one, home, book, page)),
    ),
    ...listed('Entry points', linkedEntries('entry-point', market['entry-points'], home, book, page)),
    ...listed('Events', linkedEntries('event', market.events, home, book, page)),
    ...listed('Facts', facts(market, book, page)),
  ];
}

function barrierText(barrier: Barrier, home: string, book: HandbookContext, page: string): readonly string[] {
  const { id, kind, severity, why, cites, recommendations = [] } = barrier;
  const applies = barrier['applies-when'];
  const kindTitle = book.pack.manifest['barrier-kinds'].find((one) => one.id === kind)?.title ?? kind;
  return [
    ...heading(book, 'barrier', id, home, 3),
    `\`${id}\` · ${text(kindTitle)}, severity ${severity}. ${text(why)}`,
    '',
    ...(applies === undefined ? [] : ['Applies where:', '', ...book.condition(applies, home, page), '']),
    ...(barrier['reduced-by'] ?? []).flatMap(({ when, by, because }) => [
      `Lowered by ${by} ${by === 1 ? 'step' : 'steps'} (${text(because)}) where:`,
      '',
      ...book.condition(when, home, page),
      '',
    ]),
    ...(recommendations.length === 0
      ? []
      : [
          `What to do: ${recommendations.map((one) => book.link('recommendation', one, home, page)).join(', ')}`,
          '',
        ]),
    book.cites(cites, home, page),
    '',
  ];
}

function ratingText(
  { id, line, rating, when, because, cites }: AttractivenessRating,
  home: string,
  book: HandbookContext,
  page: string,
): readonly string[] {
  const lines = book.pack.manifest['market-choice']?.attractiveness ?? [];
  const title = lines.find((one) => one.id === line)?.title ?? line;
  return [
    `<a id="rating-${id}"></a>`,
    '',
    `**${text(title)}: ${rating.replace('-', ' ')}.** ${text(because)} \`${id}\``,
    '',
    ...(when === undefined ? [] : ['Counts where:', '', ...book.condition(when, home, page), '']),
    book.cites(cites, home, page),
    '',
  ];
}

function routeText(route: Route, home: string, book: HandbookContext, page: string): readonly string[] {
  const { id, when, currency, items, months, excludes, cites } = route;
  const titles = new Map(book.pack.manifest['cost-items']?.map((one) => [one.id, one.title]));
  const sources = [...cites, ...items.flatMap((one) => one.cites ?? []), ...(months.cites ?? [])];
  return [
    ...heading(book, 'cost-route', id, home, 3),
    'For companies where:',
    '',
    ...book.condition(when, home, page),
    '',
    'What it takes:',
    '',
    ...items.map(
      ({ item, none, ...range }) =>
        `- ${atLineStart(text(titles.get(item) ?? item))}: ${none === undefined ? rangeText(range, currency) : text(none)}`,
    ),
    `- Time: ${rangeText(months, 'months')}`,
    '',
    ...(excludes === undefined ? [] : [`Not in it: ${text(excludes)}`, '']),
    book.cites([...new Set(sources)], home, page),
    '',
  ];
}

function rangeText(range: RouteMonths, unit: string): string {
  const { from, to } = range;
  if (from === undefined || to === undefined)
    return `not found (looked on ${range['not-found'] ?? 'no date'})`;
  return `${from === to ? String(from) : `${from} to ${to}`} ${unit}`;
}

const linkedEntries = (
  kind: 'entry-point' | 'event',
  list: readonly EntryPoint[] | undefined,
  home: string,
  book: HandbookContext,
  page: string,
): readonly string[] =>
  (list ?? []).flatMap(({ what, url, cites }, index) => [
    ...heading(book, kind, String(index + 1), home, 3),
    `What: ${text(what)}${webLink(url)}`,
    '',
    book.cites(cites, home, page),
    '',
  ]);

function facts(market: Market, book: HandbookContext, page: string): readonly string[] {
  return market.facts.flatMap(({ id, statement, source, kind, url, ...dates }) => {
    const entry = book.find('fact', id, market.id);
    if (entry === undefined) return [];
    return [
      `<a id="${entry.anchor}"></a>`,
      '',
      `**${text(id)}** ${text(statement)}`,
      '',
      `${atLineStart(text(source))} (${kind}${dated(dates)})${webLink(url)}`,
      '',
      ...usedBy(book.citing(entry), entry, book, page),
    ];
  });
}

export const dated = (dates: { readonly 'as-of'?: string; readonly 'review-by'?: string }): string =>
  [
    ...(dates['as-of'] === undefined ? [] : [`, as of ${dates['as-of']}`]),
    ...(dates['review-by'] === undefined ? [] : [`, to be reviewed by ${dates['review-by']}`]),
  ].join('');
