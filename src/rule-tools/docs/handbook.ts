import { terminologyOf } from '../../rule-pack/terminology.ts';
import type { Pack } from '../../rule-pack/rule-pack.ts';
import { capital } from '../../report/document/format.ts';
import type { GeneratedFile } from '../generated-file.ts';
import { advicePage } from './advice-page.ts';
import { HandbookContext, text } from './handbook-context.ts';
import { marketPage, pages } from './entries.ts';
import { marketText } from './market-page.ts';
import { questionsPage } from './questions-page.ts';
import { choicePage, modesPage, readinessPage } from './rules-pages.ts';
import { coveragePage, sourcesPage, type LinkedHandbook } from './sources-pages.ts';

/** Marks every generated page, to distinguish it from other files in the folder. */
export const handbookMark = '<!-- Written by born-global rules docs: change the rules, not this page. -->';

/**
 * The handbook of the packs of a rules folder, one Markdown page per part. The pages of the first pack come first;
 * those of the others are in folders by their id.
 */
export function handbookOf([first, ...others]: readonly Pack[]): readonly GeneratedFile[] {
  if (first === undefined) return [];
  const beside = others.map((pack) => ({ book: new HandbookContext(pack), folder: `${pack.manifest.id}/` }));
  return [
    ...pagesOf(new HandbookContext(first), beside),
    ...beside.flatMap(({ book, folder }) =>
      pagesOf(book, []).map(({ name, text: page }) => ({ name: `${folder}${name}`, text: page })),
    ),
  ];
}

function pagesOf(book: HandbookContext, others: readonly LinkedHandbook[]): readonly GeneratedFile[] {
  const { pack } = book;
  const parts: readonly (readonly [string, readonly string[]])[] = [
    [pages.start, startPage(book, others)],
    [pages.questions, questionsPage(book)],
    [pages.readiness, readinessPage(book)],
    [pages.modes, modesPage(book)],
    ...(pack.manifest['market-choice'] === undefined ? [] : [[pages.choice, choicePage(book)] as const]),
    [pages.advice, advicePage(book)],
    ...pack.markets.map((market) => [marketPage(market.id), marketText(market, book)] as const),
    [pages.sources, sourcesPage(book)],
    [pages.coverage, coveragePage(book, others)],
  ];
  return parts.map(([name, lines]) => ({
    name,
    text: `${[
      handbookMark,
      '',
      ...(name === pages.start ? [] : [`[${text(pack.manifest.title)}](${pages.start})`, '']),
      ...lines,
    ]
      .join('\n')
      .replaceAll(/\n{3,}/g, '\n\n')
      .trimEnd()}\n`,
  }));
}

function startPage(book: HandbookContext, others: readonly LinkedHandbook[]): readonly string[] {
  const { pack } = book;
  const { mode } = terminologyOf(pack.manifest);
  const { title, description, disclaimer, levels, limits = [], version } = pack.manifest;
  const choice = pack.manifest['market-choice'];
  const line = (page: string, name: string, count: number, of: string): string =>
    `- [${name}](${page}): ${count} ${of}`;
  return [
    `# ${text(title)}`,
    '',
    `Rules ${text(version)}: ${text(description)}`,
    '',
    `*${text(disclaimer)}*`,
    '',
    line(pages.questions, 'Questions', pack.questionnaire.questions.length, 'for every market'),
    line(pages.readiness, 'Readiness', pack.readiness.gates.length, 'showstoppers'),
    line(pages.modes, capital(text(mode.many)), pack.entryModes.modes.length, 'in all'),
    ...(choice === undefined
      ? []
      : [line(pages.choice, 'Choosing the market', choice.position.length, 'lines of position')]),
    line(pages.advice, 'Recommendations', pack.recommendations.recommendations.length, 'for every market'),
    ...pack.markets.map((market) =>
      line(marketPage(market.id), text(market.title), market.barriers.length, 'barriers'),
    ),
    line(pages.sources, 'Sources', pack.sources.sources.length, 'besides the facts of markets'),
    `- [Entries of the handbook and the rules that rest on them](${pages.coverage})`,
    ...others.map(
      ({ book: { pack: other }, folder }) =>
        `- [${text(other.manifest.title)}](${folder}${pages.start}): the rules for ${text(terminologyOf(other.manifest).subject.many)}`,
    ),
    '',
    '## Levels',
    '',
    ...levels.map(
      ({ title: level, from, means }) => `- **${text(level)}**, from ${from} of 100: ${text(means)}`,
    ),
    '',
    ...(limits.length === 0 ? [] : ['## What these rules do not cover', '']),
    ...limits.flatMap(({ id, says, when, cites }) => [
      `<a id="limit-${id}"></a>`,
      '',
      `**${text(says)}** \`${id}\``,
      '',
      'Said where:',
      '',
      ...book.condition(when, null, pages.start),
      '',
      book.cites(cites, null, pages.start),
      '',
    ]),
  ];
}
