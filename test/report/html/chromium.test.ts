import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import axe from 'axe-core';
import type { Browser } from 'puppeteer-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { htmlReport } from '../../../src/report/renderers/html/html.ts';
import { htmlPage } from '../../../src/report/renderers/html/page.ts';
import { escapeHtml } from '../../../src/report/renderers/html/escape.ts';
import { rich } from '../fixture/rich.ts';
import { page as context } from '../page.ts';
import { hostileTexts } from './corpus.ts';
import { chromium, openBrowser } from './browser.ts';

const name = chromium === undefined ? 'in Chromium (skipped: it is not installed)' : 'in Chromium';

describe.skipIf(chromium === undefined)(name, { timeout: 120_000 }, () => {
  let browser: Browser;
  let folder: string;
  let address: string;

  const write = async (file: string, html: string): Promise<string> => {
    await writeFile(join(folder, file), html);
    return pathToFileURL(join(folder, file)).href;
  };

  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'born-global-'));
    const company = hostileTexts.join(' ');
    address = await write('report.html', String(await htmlReport({ ...rich, company }, context())));
    browser = await openBrowser();
  }, 60_000);

  afterAll(async () => {
    await browser.close();
    await rm(folder, { recursive: true });
  });

  test.each([
    ['light', 390],
    ['light', 1200],
    ['dark', 390],
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
      // The style was let in by the policy: without it the page is white and unspaced.
      expect(await page.evaluate('getComputedStyle(document.querySelector("main")).maxWidth')).toBe('864px');
      await page.close();
    },
  );

  test('the report requests nothing but itself, logs no errors and runs no typed text', async () => {
    const page = await browser.newPage();
    const events: string[] = [];
    page.on('request', (request) => events.push(request.url()));
    page.on('console', (message) => events.push(message.text()));
    page.on('dialog', (dialog) => events.push(dialog.message()));
    await page.goto(address, { waitUntil: 'networkidle0' });
    expect(events).toEqual([address]);
    expect(await page.title()).toContain('<script>document.title = "owned"</script>');
    expect(
      await page.evaluate('document.querySelectorAll("script, iframe, object, form, link, base").length'),
    ).toBe(0);
    await page.close();
  });

  test('the policy stops what would slip in, should escaping ever fail', async () => {
    const body =
      '<main><h1>x</h1><script>document.title = "owned"</script><img src="https://evil.example/x.png" alt=""><p style="color: red">x</p></main>';
    const slipped = await write('slipped.html', await htmlPage({ title: 'calm', language: 'en', body }));
    const page = await browser.newPage();
    const answered: string[] = [];
    page.on('requestfinished', (request) => answered.push(request.url()));
    await page.goto(slipped, { waitUntil: 'networkidle0' });
    expect(await page.title()).toBe('calm');
    expect(answered).toEqual([slipped]);
    expect(await page.evaluate('getComputedStyle(document.querySelector("p")).color')).not.toBe(
      'rgb(255, 0, 0)',
    );
    await page.close();
  });

  test('the report shows hostile text as text', async () => {
    const page = await browser.newPage();
    for (const text of hostileTexts) {
      await page.goto(
        await write(
          'text.html',
          await htmlPage({ title: 'T', language: 'en', body: `<p>${escapeHtml(text)}</p>` }),
        ),
      );
      expect(await page.evaluate('document.querySelector("p").childElementCount')).toBe(0);
    }
    await page.close();
  });

  test('the report prints on several A4 pages', async () => {
    const page = await browser.newPage();
    await page.goto(address);
    const pdf = Buffer.from(await page.pdf({ preferCSSPageSize: true })).toString('latin1');
    expect(pdf.match(/\/Type \/Page\b/gu)?.length ?? 0).toBeGreaterThan(3);
    expect(pdf).toMatch(/\/MediaBox \[0 0 59[45]\.\d+ 84[12]\.\d+\]/u);
    await page.close();
  });
});
