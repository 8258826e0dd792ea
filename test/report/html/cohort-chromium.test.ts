import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import axe from 'axe-core';
import type { Browser } from 'puppeteer-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { cohortPage } from '../../../src/report/views/cohort/page.ts';
import { cohort } from '../../../src/analysis/cohort/cohort.ts';
import { member } from '../../analysis/cohort-members.ts';
import { chromium, openBrowser } from './browser.ts';
import { hostileTexts } from './corpus.ts';

const name = chromium === undefined ? 'in Chromium (skipped: it is not installed)' : 'in Chromium';

describe.skipIf(chromium === undefined)(`a cohort ${name}`, { timeout: 120_000 }, () => {
  let browser: Browser;
  let folder: string;
  let address: string;

  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'born-global-'));
    const stages = ['idea', 'trial', 'sold', 'dont-know'];
    const members = [...hostileTexts, 'Bea', 'Cyd'].map((text, index) =>
      member(text, { answers: { stage: stages[index % 4] ?? 'idea', 'runway-months': index } }),
    );
    const html = await cohortPage(cohort(members, { groups: ['stage'], anonymous: false }));
    await writeFile(join(folder, 'cohort.html'), html);
    address = pathToFileURL(join(folder, 'cohort.html')).href;
    browser = await openBrowser();
  }, 60_000);

  afterAll(async () => {
    await browser.close();
    await rm(folder, { recursive: true });
  });

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
      // The style of the heat map was let in by the policy.
      expect(await page.evaluate('getComputedStyle(document.querySelector("table.heat")).tableLayout')).toBe(
        'fixed',
      );
      await page.close();
    },
  );
});
