import { spawnSync } from 'node:child_process';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import axe from 'axe-core';
import type { Browser } from 'puppeteer-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { companiesInRows } from '../../../src/answers/table/orientation.ts';
import { xlsxTable } from '../../../src/answers/table/xlsx-table.ts';
import { formHtml } from '../../../src/report/views/form/html.ts';
import { formSheets } from '../../../src/report/views/form/sheet.ts';
import { writeWorkbook } from '../../../src/report/renderers/xlsx/workbook.ts';
import { formOf } from '../../../src/analysis/form/form.ts';
import { formTable } from '../../../src/analysis/form/form-table.ts';
import { imported, told } from '../../answers/table/tables.ts';
import { shippedPack } from '../../answers/table/shipped.ts';
import { chromium, openBrowser } from '../html/browser.ts';

const form = formOf(shippedPack, { markets: null, questions: null });
let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'born-global-form-'));
});
afterAll(() => rm(folder, { recursive: true, force: true }));

const inChromium = chromium === undefined ? 'in Chromium (skipped: it is not installed)' : 'in Chromium';

describe.skipIf(chromium === undefined)(inChromium, { timeout: 120_000 }, () => {
  let browser: Browser;
  let address: string;
  beforeAll(async () => {
    await writeFile(join(folder, 'form.html'), await formHtml(form));
    address = pathToFileURL(join(folder, 'form.html')).href;
    browser = await openBrowser();
  }, 60_000);
  afterAll(() => browser.close());

  test.each([
    ['light', 390],
    ['dark', 1200],
  ])(
    '%s, %d pixels wide: nothing that axe-core objects to, nothing wider than the page',
    async (scheme, width) => {
      const page = await browser.newPage();
      await page.setViewport({ width, height: 900 });
      await page.emulateMediaFeatures([{ name: 'prefers-color-scheme', value: scheme }]);
      await page.goto(address);
      await page.evaluate(axe.source);
      const found: unknown = await page.evaluate(
        'axe.run().then(({ violations }) => violations.map(({ id, nodes }) => [id, ...nodes.map(({ html }) => html)]))',
      );
      expect(found).toEqual([]);
      expect(await page.evaluate('document.documentElement.scrollWidth')).toBe(width);
      // The style was let in by the policy: without it nothing is a box.
      expect(await page.evaluate('getComputedStyle(document.querySelector(".box")).borderTopStyle')).toBe(
        'solid',
      );
      await page.close();
    },
  );

  test('the form prints as A4 pages', async () => {
    const page = await browser.newPage();
    await page.goto(address);
    const pdf = Buffer.from(await page.pdf({ preferCSSPageSize: true })).toString('latin1');
    expect(pdf).toMatch(/\/MediaBox \[0 0 594\.\d+ 84[12]\.?\d*\]/);
    await page.close();
  });
});

const soffice = 'soffice';
const office = spawnSync(soffice, ['--version']).error === undefined;
const inOffice = office ? 'in LibreOffice' : 'in LibreOffice (skipped: it is not installed)';

describe.skipIf(!office)(inOffice, { timeout: 180_000 }, () => {
  test('a filled workbook that is saved again gives the same answers', async () => {
    const answers = {
      company: '=1+1',
      date: '2026-11-24',
      answers: { subsector: 'diagnostics', needs: ['funding'], 'runway-months': { between: [6, 12] } },
      markets: { china: {} },
    };
    const sheets = formSheets(formTable(form, shippedPack, [answers, null]), 2);
    await writeFile(join(folder, 'form.xlsx'), writeWorkbook(sheets, { title: 'Form', date: null }));
    const saved = join(folder, 'saved');
    const profile = `-env:UserInstallation=${pathToFileURL(join(folder, 'profile')).href}`;
    spawnSync(soffice, [
      profile,
      '--headless',
      '--convert-to',
      'xlsx',
      '--outdir',
      saved,
      join(folder, 'form.xlsx'),
    ]);
    const read = xlsxTable(await readFile(join(saved, 'form.xlsx')), 'form.xlsx');
    if (!read.ok) throw new Error(read.diagnostic.message);
    const { companies, diagnostics } = imported(companiesInRows(read.table), { pack: shippedPack });
    expect(told(diagnostics)).toEqual([]);
    expect(companies.map((company) => company.answers)).toMatchObject([answers]);
  });
});
