import fc from 'fast-check';
import stringWidth from 'string-width';
import { describe, expect, test } from 'vitest';
import { explain } from '../../src/report/views/explain/explain.ts';
import { explanationFormats } from '../../src/report/views/explain/formats.ts';
import type { Assessment } from '../../src/schema/types.ts';
import { assessments } from './assessments.ts';
import { rich } from './fixture/rich.ts';
import { page, unsafe } from './page.ts';

function textOf(
  name: string | null,
  format: keyof typeof explanationFormats = 'terminal',
  assessment: Assessment = rich,
  width = 120,
): string {
  const explained = explain(assessment, name);
  if (!explained.found) throw new Error(`nothing is called ${name}`);
  return explanationFormats[format](explained.explanation, page({ width }));
}

describe('explain', () => {
  test('reports why an entry mode is not recommended, down to requirement, answer and dated source', () => {
    const text = textOf('distribution@brazil').replaceAll(/\s+/gu, ' ');
    expect(text).toContain('Not recommended: a requirement is not met or a showstopper holds.');
    expect(text).toContain('not met: The registration must not belong to the distributor.');
    expect(text).toContain('The distributor; looks for: An independent holder: no (local-holder@brazil)');
    expect(text).toContain('May hold: No local holder of the registration (no-holder@brazil).');
    expect(text).toContain(
      '[BR-17] The importer holds the device registration. (official page, Anvisa, 2026-03)',
    );
  });

  test('reports why an entry mode is recommended, ties, or is beaten', () => {
    expect(textOf('licensing@united-states')).toContain('It is recommended.');
    expect(textOf('licensing@china')).toContain('It ties for the first place.');
    expect(textOf('co-development@united-states')).toContain('it scores 0 to 1; another scores higher.');
  });

  test('explains a plain name in every market and everything of that name', () => {
    const modes = textOf('distribution');
    for (const market of ['United States', '中国 China', 'Brazil'])
      expect(modes).toContain(`Entry mode: Distribution, ${market}\n`);
    const both = textOf('language');
    expect(both).toContain('Barrier: 语言与商业文化');
    expect(both).toContain('Question: What about language?');
  });

  test('reports why a recommendation is in the plan, with its gain and what it unlocks', () => {
    const text = textOf('secure-runway');
    expect(text).toContain(
      'It raises: How well is the core technology protected? from Application filed to Granted',
    );
    expect(text).toContain('lifts: Money for less than six months');
    expect(text).toContain('44 = Impact: high +49, Effort: medium -5');
  });

  test('reports why a recommendation is not in the plan', () => {
    expect(textOf('distributor-contract@china')).toContain('it serves another entry mode than the one');
    expect(textOf('distributor-contract')).toContain('Only where this is the entry mode: Distribution.');
    expect(textOf('freedom-to-operate')).toContain('it depends on answers that are not known');
  });

  test('reports for which form a recommendation is, where it serves another than the one recommended', () => {
    const left = rich.plan.left.map((line) =>
      line.reason === 'other-mode' ? { ...line, reason: 'other-form' as const, forms: ['field'] } : line,
    );
    const text = textOf('distributor-contract@china', 'terminal', { ...rich, plan: { ...rich.plan, left } });
    expect(text).toContain('it serves another form of the entry mode');
    expect(text).toContain('Only in the form: A licence for one field of use.');
  });

  test('reports how a barrier is lowered and by what', () => {
    const text = textOf('language@china');
    expect(text).toContain('Language: high, now low to high');
    expect(text).toContain('Lowered by 2: open. Someone in the house speaks it.');
    expect(text).toContain('Action 3: Hire or contract a speaker for China (hire-speaker@china)');
  });

  test('reports where the points of a dimension and the level come from', () => {
    expect(textOf('team')).toContain('Planned or Under way');
    const overall = textOf('overall');
    expect(overall).toContain('41 to 63 of 100 points: the mean of the dimensions');
    expect(overall).toContain('Preparing, from 40 points');
    expect(overall).toContain(
      'For how many months does your money last? 4 months; looks for: less than 6 months: yes',
    );
  });

  test('reports which rules look at an answer', () => {
    expect(textOf('runway-months')).toContain(
      'Showstopper: Money for less than six months. Looks for: less than 6 months: yes',
    );
  });

  test('lists what can be explained, and explains each of it', () => {
    const explained = explain(rich, null);
    if (!explained.found) throw new Error('no list');
    const list = textOf(null);
    for (const { id, market, title } of explained.explanation.subjects) {
      const name = market === null ? id : `${id}@${market}`;
      expect(list).toContain(name);
      expect(textOf(name).length, title).toBeGreaterThan(0);
    }
  });

  test('offers the nearest names for one it does not know', () => {
    expect(explain(rich, 'licencing')).toEqual({ found: false, suggestions: ['licensing'] });
    expect(explain(rich, 'holder')).toEqual({
      found: false,
      suggestions: expect.arrayContaining(['no-holder', 'find-holder', 'local-holder']) as string[],
    });
    expect(explain(rich, 'zzzzzz')).toEqual({ found: false, suggestions: [] });
  });

  test('gives programs the same parts and sources', () => {
    const parsed = JSON.parse(textOf('no-holder', 'json')) as {
      subjects: unknown[];
      sources: { id: string }[];
    };
    expect(parsed.subjects).toEqual([
      {
        kind: 'gate',
        name: 'no-holder@brazil',
        title: 'No local holder of the registration',
        about: rich.readiness.gates[1],
      },
    ]);
    expect(parsed.sources.map(({ id }) => id)).toEqual(['BR-17']);
    expect(textOf('no-holder', 'markdown')).toContain('# Showstopper: No local holder of the registration');
  });

  test('explains anything in any assessment within the width', () => {
    fc.assert(
      fc.property(assessments, fc.constantFrom(40, 80), (assessment, width) => {
        const explained = explain(assessment, null);
        if (!explained.found) throw new Error('no list');
        for (const { id } of explained.explanation.subjects) {
          const text = textOf(id, 'terminal', assessment, width);
          expect(text).not.toMatch(unsafe);
          expect(text.split('\n').every((line) => stringWidth(line) <= width)).toBe(true);
        }
      }),
      { numRuns: 20 },
    );
  });
});
