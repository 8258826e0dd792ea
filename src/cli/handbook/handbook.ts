import type { Pack } from '../../pack/pack.ts';
import type { GeneratedFile } from '../generated-files.ts';
import { advicePage } from './advice-page.ts';
import { Book, text } from './book.ts';
import { marketPage, pages } from './entries.ts';
import { marketText } from './market-page.ts';
import { questionsPage } from './questions-page.ts';
import { modesPage, readinessPage } from './rules-pages.ts';
import { coveragePage, sourcesPage } from './sources-pages.ts';

/** Stands in every page, so that pages are told from files of others. */
export const handbookMark = '<!-- Written by born-global rules docs: change the rules, not this page. -->';

/** A readable handbook of a pack: one Markdown page for each part. */
export function handbookOf(pack: Pack): readonly GeneratedFile[] {
  const book = new Book(pack);
  const parts: readonly (readonly [string, readonly string[]])[] = [
    [pages.start, startPage(book)],
    [pages.questions, questionsPage(book)],
    [pages.readiness, readinessPage(book)],
    [pages.modes, modesPage(book)],
    [pages.advice, advicePage(book)],
    ...pack.markets.map((market) => [marketPage(market.id), marketText(market, book)] as const),
    [pages.sources, sourcesPage(book)],
    [pages.coverage, coveragePage(book)],
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

function startPage({ pack }: Book): readonly string[] {
  const { title, description, disclaimer, levels, version } = pack.manifest;
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
    line(pages.modes, 'Entry modes', pack.entryModes.modes.length, 'modes'),
    line(pages.advice, 'Recommendations', pack.recommendations.recommendations.length, 'for every market'),
    ...pack.markets.map((market) =>
      line(marketPage(market.id), text(market.title), market.barriers.length, 'barriers'),
    ),
    line(pages.sources, 'Sources', pack.sources.sources.length, 'besides the facts of markets'),
    `- [Entries of the handbook and the rules that rest on them](${pages.coverage})`,
    '',
    '## Levels',
    '',
    ...levels.map(
      ({ title: level, from, means }) => `- **${text(level)}**, from ${from} of 100: ${text(means)}`,
    ),
    '',
  ];
}
