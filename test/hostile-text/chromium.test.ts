import { rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { Browser } from 'puppeteer-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { hostileTurns, inFiles } from '../fixtures/hostile-texts.ts';
import { chromium, openBrowser } from '../report/html/browser.ts';
import { runHere } from './command.ts';
import { formsAndRules, prepared, reports, studies } from './every-output.ts';

const pages = [...reports, ...studies, ...formsAndRules].filter(({ form }) => form === 'html');
const title = chromium === undefined ? 'in Chromium (skipped: it is not installed)' : 'in Chromium';

describe.skipIf(chromium === undefined)(
  `${title}, with a hostile text in every field`,
  { timeout: 120_000 },
  () => {
    let browser: Browser;
    let folders: readonly string[] = [];

    beforeAll(async () => {
      folders = await Promise.all(hostileTurns(2, inFiles).map(prepared));
      browser = await openBrowser();
    }, 60_000);

    afterAll(async () => {
      await browser.close();
      for (const folder of folders) await rm(folder, { recursive: true });
    });

    test.each(pages.map(({ args }) => [args.slice(4).join(' '), args] as const))(
      '%s asks for nothing but itself and runs nothing',
      async (_name, args) => {
        for (const cwd of folders) {
          const { stdout } = await runHere(args, { cwd });
          const file = join(cwd, 'page.html');
          await writeFile(file, stdout);
          const address = pathToFileURL(file).href;
          const page = await browser.newPage();
          const events: string[] = [];
          page.on('request', (request) => events.push(request.url()));
          page.on('console', (message) => events.push(message.text()));
          page.on('dialog', (dialog) => events.push(dialog.message()));
          await page.goto(address, { waitUntil: 'networkidle0' });
          expect(events).toEqual([address]);
          expect(await page.title()).not.toBe('owned');
          // What waits for the pointer or for an answer gets both.
          await page.mouse.move(200, 200);
          await page.keyboard.press('Tab');
          expect(
            await page.evaluate(
              '[...document.querySelectorAll("*")].flatMap((one) => one.getAttributeNames()).filter((name) => name.startsWith("on"))',
            ),
          ).toEqual([]);
          expect(await page.title()).not.toBe('owned');
          expect(events).toEqual([address]);
          await page.close();
        }
      },
    );
  },
);
