import type { Helper, Recommendation } from '../../schema/types.ts';
import { atLineStart } from '../../report/renderers/markdown.ts';
import { isWebAddress } from '../../report/document/url.ts';
import { text, type HandbookContext } from './handbook-context.ts';
import { pages } from './entries.ts';
import { heading } from './rules-pages.ts';

/** The page of recommendations and helpers. */
export const advicePage = (book: HandbookContext): readonly string[] => [
  '# Recommendations and helpers',
  '',
  '## Recommendations',
  '',
  ...book.pack.recommendations.recommendations.flatMap((one) => adviceText(one, null, book, pages.advice)),
  '## Helpers',
  '',
  ...book.pack.recommendations.helpers.flatMap((one) => helperText(one, null, book, pages.advice)),
];

export function adviceText(
  advice: Recommendation,
  home: string | null,
  book: HandbookContext,
  page: string,
): readonly string[] {
  const links = (kind: 'mode' | 'form' | 'helper' | 'recommendation', ids: readonly string[] = []): string =>
    ids.map((id) => book.link(kind, id, home, page)).join(', ');
  const named = (label: string, linked: string): readonly string[] =>
    linked === '' ? [] : [`- ${label}: ${linked}`];
  const horizon = book.pack.manifest.horizons.find(({ id }) => id === advice['not-before']);
  return [
    ...heading(book, 'recommendation', advice.id, home, 3),
    `\`${advice.id}\`${advice.per === 'market' ? ' · for each market' : ''}. ${text(advice.why)}`,
    '',
    ...advice.steps.map((step, index) => `${index + 1}. ${atLineStart(text(step))}`),
    '',
    `- Done when: ${text(advice['done-when'])}`,
    `- Impact ${advice.impact}, effort ${advice.effort}, takes ${text(advice.takes)}. Owner: ${text(advice.owner)}`,
    ...Object.entries(advice.improves ?? {}).map(
      ([id, target]) =>
        `- Raises ${book.link('question', id, home, page)} to: ${book.target(id, target, home)}`,
    ),
    ...named('Only for the entry modes', links('mode', advice.modes)),
    ...named('Only for the forms', links('form', advice.forms)),
    ...named('Who helps', links('helper', advice.help)),
    ...named('Comes after', links('recommendation', advice.after)),
    ...named('Takes the place of', links('recommendation', advice.replaces)),
    ...(horizon === undefined ? [] : [`- Not before: ${text(horizon.title)}`]),
    ...(advice.derived === true
      ? ['- The source says it to clusters; here it is applied to a company.']
      : []),
    '',
    ...(advice.when === undefined
      ? []
      : ['Applies where:', '', ...book.condition(advice.when, home, page), '']),
    book.cites(advice.cites, home, page),
    '',
  ];
}

export const helperText = (
  { id, what, url, cites }: Helper,
  home: string | null,
  book: HandbookContext,
  page: string,
): readonly string[] => [
  ...heading(book, 'helper', id, home, 3),
  `\`${id}\` · ${text(what)}${webLink(url)}`,
  '',
  book.cites(cites, home, page),
  '',
];

/** Only a plain web address becomes a link. */
export function webLink(url: string | undefined): string {
  if (url === undefined) return '';
  return isWebAddress(url) ? ` <${url}>` : ` ${text(url)}`;
}
