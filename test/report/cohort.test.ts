import stringWidth from 'string-width';
import { unzipSync } from 'fflate';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { cohortFormats } from '../../src/report/views/cohort/formats.ts';
import { programmeFormats } from '../../src/report/views/cohort/programme-formats.ts';
import type { ProgrammeRules } from '../../src/schema/types.ts';
import { cohort } from '../../src/analysis/cohort/cohort.ts';
import { programme } from '../../src/analysis/cohort/programme.ts';
import { member } from '../analysis/cohort-members.ts';
import { assessments } from './assessments.ts';
import { hostile } from './fixture/rich.ts';
import { page, unsafe, widths } from './page.ts';

const lookingAt = (stage: string) => ({
  answers: { stage, 'ip-status': 'none', needs: ['funding'] },
  markets: { atlantis: { pathway: 'unknown' } },
});
const evil = `=1+1 ${hostile}`;
const members = [
  member(evil, lookingAt('trial')),
  member('Bea', lookingAt('trial')),
  member('Cyd', lookingAt('idea')),
];
const open = { groups: ['stage'], anonymous: false, inText: new Map<string, string>() };
const rules: ProgrammeRules = {
  for: 'small',
  markets: { 'at-most': 1, because: `Few. ${hostile}`, cites: ['R4'] },
  offers: [
    {
      id: 'routes',
      title: 'Routes in {market}',
      kind: 'workshop',
      per: 'market',
      what: hostile,
      recommendations: ['confirm-pathway'],
      'at-least': 2,
      cites: ['R10'],
    },
    {
      id: 'crowd',
      title: 'For a crowd',
      kind: 'service',
      what: 'Much.',
      ready: true,
      'at-least': 9,
      cites: ['R12'],
    },
  ],
};
const side = cohort(members, open);
const offeredBy = member(hostile, lookingAt('sold')).assessment;
const offered = programme(members, offeredBy, rules, open);
const names = ['terminal', 'markdown', 'html', 'csv', 'json'] as const;

describe('reports on a cohort and on a programme', () => {
  test.each(names)('%s: a hostile name is shown and does nothing', async (name) => {
    const context = page();
    for (const written of [
      await cohortFormats[name](side, context),
      await programmeFormats[name](offered, context),
    ]) {
      expect(typeof written).toBe('string');
      const text = String(written);
      expect(text).toContain('Acme');
      if (name !== 'json') expect(text.replaceAll(/\r\n|\ufeff/gu, '\n')).not.toMatch(unsafe);
      if (name === 'html' || name === 'markdown') expect(text).not.toMatch(/(?<!\\)<script/u);
      if (name === 'csv') expect(text).not.toMatch(/(^|,)"?=1/mu);
    }
  });

  test('a workbook holds names as text', async () => {
    for (const bytes of [await cohortFormats.xlsx(side), await programmeFormats.xlsx(offered, page())]) {
      if (typeof bytes === 'string') throw new Error('A workbook is made of bytes.');
      const sheets = Object.entries(unzipSync(bytes)).filter(([path]) => path.includes('worksheets/'));
      const text = sheets.map(([, part]) => new TextDecoder().decode(part)).join('');
      expect(sheets.length).toBeGreaterThan(1);
      expect(text).not.toContain('<f>');
      expect(text).not.toContain('<script');
    }
  });

  test('a programme reports who, why, what came first, and what was left out', async () => {
    const text = String(await programmeFormats.terminal(offered, page({ width: 400 })));
    expect(text).toContain('Workshop: Routes in Atlantis for 3 companies');
    expect(text).toContain('3 companies: Confirm in Atlantis');
    expect(text).toContain('In reach now');
    expect(text).toContain('For a crowd: 3 companies, it takes 9.');
  });

  test('an anonymous programme says five or more, and no other number', async () => {
    const five = ['a', 'b', 'c', 'd', 'e', 'f'].map((name) => member(name, lookingAt('trial')));
    const hidden = programme(five, offeredBy, rules, { ...open, anonymous: true });
    const text = String(await programmeFormats.terminal(hidden, page({ width: 400 })));
    expect(text).toContain('Routes in Atlantis for five companies or more');
    expect(text).toContain('• Confirm in Atlantis');
  });

  test('the heat map shows the range of what is open, and who stands at the ends', async () => {
    const scores = [0, 6, 12, 18, 24].map((runway, index) =>
      member(`M${index}`, { answers: { stage: 'trial', 'ip-status': 'filed', 'runway-months': runway } }),
    );
    const html = await cohortFormats.html(cohort([...scores, member('Open', { answers: {} })], open));
    expect(html).toContain('<small>0 to 100</small>');
    expect(html).toContain('highest quarter');
    expect(html).toContain('<th scope="row">M4</th>');
    expect(html).toMatch(/<td class="h[0-4]">/u);
    expect(html).not.toMatch(/https?:\/\//u);
  });

  test('text names some of many members and counts the rest; tables name all', async () => {
    const many = Array.from({ length: 20 }, (_, index) => member(`Member ${index}`, lookingAt('trial')));
    const result = cohort(many, open);
    const text = await cohortFormats.terminal(result, page({ width: 400 }));
    expect(text).toContain(' and 8 more');
    expect(text).toMatch(/20 companies need: File/u);
    const csv = await cohortFormats.csv(result);
    for (const { name } of result.members) expect(csv).toContain(name);
  });

  test('lines fit the width, whatever assessments hold', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(assessments, { minLength: 1, maxLength: 3 }),
        fc.boolean(),
        async (drawn, unicode) => {
          const result = cohort(
            drawn.map((assessment, index) => ({ name: `${index} ${assessment.company ?? ''}`, assessment })),
            open,
          );
          for (const width of widths) {
            const text = await cohortFormats.terminal(result, page({ width, unicode }));
            expect(text).not.toMatch(unsafe);
            for (const line of text.split('\n')) expect(stringWidth(line)).toBeLessThanOrEqual(width);
          }
        },
      ),
      { numRuns: 15 },
    );
  });
});
