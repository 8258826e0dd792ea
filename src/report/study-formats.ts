import type { Block } from './document.ts';
import { safeJson } from './json.ts';
import type { ReportContext } from './report.ts';

/** Names of the forms that a study can take. */
export const studyFormatNames = ['terminal', 'markdown', 'html', 'json'] as const;

export type StudyFormat = (typeof studyFormatNames)[number];

/** Writes a study in one of its forms. JSON is the study itself. */
export async function writeStudy(
  study: object,
  blocks: () => readonly Block[],
  {
    format,
    title,
    context,
  }: { readonly format: StudyFormat; readonly title: string; readonly context: ReportContext },
): Promise<string> {
  switch (format) {
    case 'terminal':
      return (await import('./terminal/terminal.ts')).renderTerminal(blocks(), context);
    case 'markdown':
      return (await import('./markdown.ts')).renderMarkdown(blocks(), context);
    case 'html': {
      const [{ renderHtml }, { htmlPage }] = await Promise.all([
        import('./html/blocks.ts'),
        import('./html/page.ts'),
      ]);
      return htmlPage({ title, language: 'en', body: `<main>\n${renderHtml(blocks())}\n</main>` });
    }
    case 'json':
      return safeJson(study, context);
  }
}
