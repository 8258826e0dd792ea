import type { Programme } from '../../../analysis/cohort/programme-result.ts';
import { safeJson } from '../../renderers/json.ts';
import type { ReportContext, Written } from '../../report.ts';
import type { CohortFormatName } from './formats.ts';

type ProgrammeFormat = (programme: Programme, context: ReportContext) => Written | Promise<Written>;

const blocksOf = async (programme: Programme) =>
  (await import('./programme-blocks.ts')).programmeBlocks(programme);

/** Every form a programme can take: those of the cohort behind it. */
export const programmeFormats: Readonly<Record<CohortFormatName, ProgrammeFormat>> = {
  terminal: async (programme, context) =>
    (await import('../../renderers/terminal/terminal.ts')).renderTerminal(await blocksOf(programme), context),
  markdown: async (programme, context) =>
    (await import('../../renderers/markdown.ts')).renderMarkdown(await blocksOf(programme), context),
  html: async (programme) => {
    const [{ htmlPage }, { renderHtml }, { programmeTitle }] = await Promise.all([
      import('../../renderers/html/page.ts'),
      import('../../renderers/html/blocks.ts'),
      import('./programme-blocks.ts'),
    ]);
    const body = `<main>\n${renderHtml(await blocksOf(programme))}\n</main>`;
    return htmlPage({ title: programmeTitle(programme), language: 'en', body });
  },
  csv: async (programme) => (await import('./programme-tables.ts')).programmeCsv(programme),
  xlsx: async (programme) => (await import('./programme-tables.ts')).programmeWorkbook(programme),
  json: (programme, context) => safeJson(programme, context),
};
