import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { htmlReport } from '../../../src/report/renderers/html/html.ts';
import { renderMarkdown } from '../../../src/report/renderers/markdown.ts';
import type { ReportContext } from '../../../src/report/report.ts';
import { wholeReport } from '../../../src/report/sections/full-report.ts';
import type { Assessment } from '../../../src/schema/types.ts';
import { assessments } from '../assessments.ts';
import { rich } from '../fixture/rich.ts';
import { page, unsafe } from '../page.ts';
import { ownAttributes, ownTags, tagsOf } from './markup.ts';

const write = async (assessment: Assessment, context: Partial<ReportContext> = {}): Promise<string> =>
  String(await htmlReport(assessment, page(context)));

/** Only what is between the tags of the body. */
const textOf = (html: string): string => bodyOf(html).replaceAll(/<[^>]*>/gu, ' ');
const bodyOf = (html: string): string => html.slice(html.indexOf('<body>'), html.indexOf('</html>'));

const html = await write(rich);

describe('the report as a page', () => {
  test('holds no markup but its own, whatever the assessment says', async () => {
    await fc.assert(
      fc.asyncProperty(assessments, async (assessment) => {
        const written = await write(assessment);
        expect(written).not.toMatch(unsafe);
        for (const { name, attributes } of tagsOf(bodyOf(written))) {
          expect(ownTags).toContain(name);
          for (const [key, value] of attributes) {
            expect(ownAttributes).toContain(key);
            if (key === 'href') expect(value).toMatch(/^(?:https:\/\/|#[a-z0-9-]+$)/u);
          }
        }
      }),
      { numRuns: 40 },
    );
  });

  test('closes every element that it opens', async () => {
    await fc.assert(
      fc.asyncProperty(assessments, async (assessment) => {
        const open: string[] = [];
        for (const [, slash, name = '', end] of bodyOf(await write(assessment)).matchAll(
          /<(\/?)([a-z0-9]+)[^>]*?(\/?)>/gu,
        )) {
          if (end === '/' || name === 'img') continue;
          if (slash === '') open.push(name);
          else expect(open.pop()).toBe(name);
        }
        expect(open).toEqual([]);
      }),
      { numRuns: 20 },
    );
  });

  test('points only at what is there', () => {
    const tags = tagsOf(bodyOf(html));
    const ids = tags.flatMap(({ attributes }) => attributes.get('id') ?? []);
    expect(new Set(ids).size).toBe(ids.length);
    for (const { attributes } of tags) {
      const href = attributes.get('href');
      if (href?.startsWith('#') === true) expect(ids).toContain(href.slice(1));
    }
  });

  test('says what the report in Markdown says: every score, action, barrier, mode and answer', () => {
    const text = textOf(html);
    const titles = [
      ...rich.plan.actions,
      ...rich.markets,
      ...rich.markets.flatMap(({ barriers, modes }) => [...barriers, ...modes]),
      ...rich.readiness.dimensions,
    ].map(({ title }) => title);
    for (const title of titles.filter((one) => /^[\w ]+$/u.test(one))) expect(text).toContain(title);
    const numbers = (from: string): ReadonlySet<string> => new Set(from.match(/\d+/gu));
    const shown = numbers(text);
    for (const number of numbers(renderMarkdown(wholeReport(rich, 'full'), page())))
      expect(shown).toContain(number);
  });

  test('begins with title page and summary; in brief nothing but method follows', async () => {
    const order = ['class="cover"', '<h1', 'id="summary"', 'Recommendation', 'First actions'];
    const places = order.map((mark) => html.indexOf(mark));
    expect(places).not.toContain(-1);
    expect(places).toEqual([...places].sort((a, b) => a - b));
    const brief = await write(rich, { extent: 'brief' });
    expect(brief).toContain('id="about"');
    expect(brief).not.toContain('id="plan"');
  });

  test('leaves the names of rules out on paper, with the space before them', () => {
    expect(html).toMatch(/<strong>[^<]*<\/strong><span class="name"> \([a-z-]+@[a-z-]+\)<\/span>,/u);
    expect(html).not.toContain(' <span class="name">');
  });

  test('names who hands it over, with the logo in the file itself', async () => {
    const logo = { kind: 'png', bytes: Uint8Array.of(1, 2, 3, 250), width: 20, height: 10 } as const;
    const written = await write(rich, { consultant: { name: 'Ann & <Bob>', logo } });
    expect(written).toContain('Ann &amp; &lt;Bob&gt;</dd>');
    expect(written).toContain(
      '<img src="data:image/png;base64,AQID+g==" alt="Ann &amp; &lt;Bob&gt;" width="20" height="10">',
    );
    expect(html).not.toContain('<img');
    expect(html).not.toContain('Prepared by');
  });

  test('is the same each time', async () => {
    expect(await write(structuredClone(rich))).toBe(html);
  });
});
