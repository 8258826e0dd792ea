import type { Block } from './document/document.ts';
import { safeJson } from './renderers/json.ts';
import type { ReportContext } from './report.ts';

/** Names of the forms that a study can take. */
export const analysisFormatNames = ['terminal', 'markdown', 'html', 'json'] as const;

export type AnalysisFormat = (typeof analysisFormatNames)[number];

/** Writes a study in one of its forms. JSON is the study itself. */
export async function writeAnalysis(
  study: object,
  blocks: () => readonly Block[],
  {
    format,
    title,
    context,
  }: { readonly format: AnalysisFormat; readonly title: string; readonly context: ReportContext },
): Promise<string> {
  switch (format) {
    case 'terminal':
      return (await import('./renderers/terminal/terminal.ts')).renderTerminal(blocks(), context);
    case 'markdown':
      return (await import('./renderers/markdown.ts')).renderMarkdown(blocks(), context);
    case 'html': {
      const [{ renderHtml }, { htmlPage }] = await Promise.all([
        import('./renderers/html/blocks.ts'),
        import('./renderers/html/page.ts'),
      ]);
      return htmlPage({ title, language: 'en', body: `<main>\n${renderHtml(blocks())}\n</main>` });
    }
    case 'json':
      return safeJson(study, context);
  }
}
