import type { QuickStudy } from '../../studies/quick/result.ts';
import { safeJson } from '../json.ts';
import type { ReportContext } from '../report.ts';
import { quickBlocks } from './blocks.ts';

type QuickFormat = (study: QuickStudy, context: ReportContext) => Promise<string> | string;

/** Every form that the standing of a quick interview can take. */
export const quickFormats: Readonly<Record<string, QuickFormat>> = {
  terminal: async (study, context) =>
    (await import('../terminal/terminal.ts')).renderTerminal(quickBlocks(study), context),
  markdown: async (study, context) =>
    (await import('../markdown.ts')).renderMarkdown(quickBlocks(study), context),
  json: (study, context) => safeJson(study, context),
};
