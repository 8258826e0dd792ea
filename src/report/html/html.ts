import type { Report } from '../report.ts';
import { wholeReport } from '../whole.ts';
import { renderHtml } from './blocks.ts';
import { htmlPage } from './page.ts';

export const htmlReport: Report = (assessment, { extent }) =>
  htmlPage({
    title: assessment.company ?? assessment.pack.title,
    language: 'en',
    body: `<main>\n${renderHtml(wholeReport(assessment, extent))}\n</main>`,
  });
