import fc from 'fast-check';
import stringWidth from 'string-width';
import { describe, expect, test } from 'vitest';
import { terminalReport } from '../../src/report/renderers/terminal/terminal.ts';
import { assessments } from './assessments.ts';
import { rich } from './fixture/rich.ts';
import { colourCode, page, unsafe, widths } from './page.ts';

const tooWide = (text: string, width: number): readonly string[] =>
  text.split('\n').filter((line) => stringWidth(line) > width);

describe('a report on the terminal', () => {
  test.each(widths)('fits %i columns', (width) => {
    for (const colour of [true, false])
      for (const unicode of [true, false])
        expect(tooWide(terminalReport(rich, page({ width, colour, unicode })), width)).toEqual([]);
  });

  test('fits and holds no control character, whatever the assessment says', () => {
    fc.assert(
      fc.property(assessments, fc.constantFrom(...widths), fc.boolean(), (assessment, width, unicode) => {
        const text = terminalReport(assessment, page({ width, unicode }));
        expect(tooWide(text, width)).toEqual([]);
        expect(text).not.toMatch(unsafe);
        if (!unicode) expect(text).toMatch(/^[\n -~]*$/u);
      }),
      { numRuns: 40 },
    );
  });

  test('says the same with colour and without', () => {
    const coloured = terminalReport(rich, page({ colour: true }));
    expect(coloured).toMatch(colourCode);
    const bare = coloured.replaceAll(colourCode, '');
    expect(bare.replaceAll(/ +$/gmu, '')).toBe(terminalReport(rich, page()));
  });

  test('writes nothing but ASCII when asked', () => {
    const text = terminalReport(rich, page({ unicode: false }));
    expect(text).toMatch(/^[\n -~]*$/u);
    expect(text).toContain('answered by Zoe Muller-Lukasz');
  });

  test('takes the power from what a user typed and still shows it', () => {
    const text = terminalReport(rich, page({ width: 120 }));
    expect(text).not.toMatch(unsafe);
    expect(text).toContain('<script>alert(1)</script> | [click](javascript:x)');
  });

  test('becomes a list of rows where a table does not fit', () => {
    const narrow = terminalReport(rich, page({ width: 40 }));
    expect(narrow).toContain('• Rank: 2\n  Market: 中国 China\n  Score: 50 to 61\n');
  });

  test('has no columns, bars and rules where it is listened to', () => {
    const text = terminalReport(rich, page({ layout: 'lines' }));
    expect(text).not.toMatch(/[█▒─]/u);
    expect(text).toContain('Team: 33 to 58\n');
  });

  test('shows a range as a lighter stretch of the bar, and its numbers', () => {
    const text = terminalReport(rich, page({ unicode: false }));
    expect(text).toMatch(/^Team +33 to 58 {2}#+\++\.+$/mu);
    expect(text).toMatch(/^Strategy and commitment +67 {2}#+\.+$/mu);
  });

  test('starts with a page that a manager can read in a minute', () => {
    const full = terminalReport(rich, page());
    const first = full.slice(0, full.indexOf('\nPlan ─'));
    expect(first.split('\n').length).toBeLessThanOrEqual(60);
    for (const action of rich.plan.top.map((key) => rich.plan.actions.find((one) => one.key === key)))
      expect(first.replaceAll(/\s+/gu, ' ')).toContain(action?.title);
  });

  test('says the disclaimer once', () => {
    const text = terminalReport(rich, page({ width: 120 })).replaceAll(/\s+/gu, ' ');
    expect(text.split('Advice, not law')).toHaveLength(2);
  });
});
