import type { Cohort } from '../../../analysis/cohort/result.ts';
import { csvText } from '../../renderers/csv/stringify.ts';
import { safeJson } from '../../renderers/json.ts';
import type { ReportContext, Written } from '../../report.ts';

type CohortFormat = (cohort: Cohort, context: ReportContext) => Written | Promise<Written>;

/** Every form a cohort can take; each is loaded when it is asked for. */
export const cohortFormats = {
  terminal: async (cohort, context) => {
    const [{ renderTerminal }, { cohortBlocks }] = await Promise.all([
      import('../../renderers/terminal/terminal.ts'),
      import('./blocks.ts'),
    ]);
    return renderTerminal(cohortBlocks(cohort), context);
  },
  markdown: async (cohort, context) => {
    const [{ renderMarkdown }, { cohortBlocks }] = await Promise.all([
      import('../../renderers/markdown.ts'),
      import('./blocks.ts'),
    ]);
    return renderMarkdown(cohortBlocks(cohort), context);
  },
  html: async (cohort) => (await import('./page.ts')).cohortPage(cohort),
  csv: async (cohort) => csvText((await import('./tables.ts')).demandRows(cohort), { byteOrderMark: true }),
  xlsx: async (cohort) => (await import('./workbook.ts')).cohortWorkbook(cohort),
  json: (cohort, context) => safeJson(cohort, context),
} as const satisfies Readonly<Record<string, CohortFormat>>;

export type CohortFormatName = keyof typeof cohortFormats;
