import { describe, expect, test } from 'vitest';
import { reportFormats, type ReportFormat } from '../../src/report/formats.ts';
import type { ReportContext } from '../../src/report/report.ts';
import { rich } from './fixture/rich.ts';
import { page } from './page.ts';

/** Files that were read by eye; `vitest -u` writes them anew. */
const golden: readonly (readonly [file: string, format: ReportFormat, context: Partial<ReportContext>])[] = [
  ['rich.txt', 'terminal', {}],
  ['rich-narrow-ascii.txt', 'terminal', { width: 40, unicode: false }],
  ['rich-brief-lines.txt', 'terminal', { extent: 'brief', layout: 'lines' }],
  ['rich.md', 'markdown', {}],
  ['rich.html', 'html', {}],
  ['rich.json', 'json', {}],
];

describe('the report with everything in it', () => {
  test.each(golden)('%s', async (file, format, context) => {
    const report = await reportFormats[format]();
    await expect(await report(rich, page(context))).toMatchFileSnapshot(`golden/${file}`);
  });
});
