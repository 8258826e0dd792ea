import type { QuickStudy } from '../../../analysis/interview-order/result.ts';
import { safeJson } from '../../renderers/json.ts';
import type { ReportContext } from '../../report.ts';
import { quickBlocks } from './blocks.ts';

type QuickFormat = (study: QuickStudy, context: ReportContext) => Promise<string> | string;

/** Every form that the standing of a quick interview can take. */
export const quickFormats: Readonly<Record<'terminal' | 'markdown' | 'json', QuickFormat>> = {
  terminal: async (study, context) =>
    (await import('../../renderers/terminal/terminal.ts')).renderTerminal(quickBlocks(study), context),
  markdown: async (study, context) =>
    (await import('../../renderers/markdown.ts')).renderMarkdown(quickBlocks(study), context),
  json: (study, context) => safeJson(study, context),
};
