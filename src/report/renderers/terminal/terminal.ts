import type { Block } from '../../document/document.ts';
import type { TextReport, ReportContext } from '../../report.ts';
import { wholeReport } from '../../sections/full-report.ts';
import { onePage } from './one-page.ts';
import { blockLines } from './blocks.ts';
import { penFor } from './theme.ts';

/** Wider lines are hard to read. */
const widestPage = 120;

export const terminalReport: TextReport = (assessment, context) =>
  context.extent === 'brief'
    ? onePage(assessment, context)
    : renderTerminal(wholeReport(assessment, context.extent), context);

export function renderTerminal(blocks: readonly Block[], context: ReportContext): string {
  const lines = blockLines(blocks, Math.min(context.width, widestPage), penFor(context));
  return `${lines.join('\n')}\n`;
}
