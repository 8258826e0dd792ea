import fc from 'fast-check';
import stringWidth from 'string-width';
import { describe, expect, test } from 'vitest';
import { terminalReport } from '../../src/report/renderers/terminal/terminal.ts';
import type { Assessment, MarketResult } from '../../src/schema/types.ts';
import { assessments } from './assessments.ts';
import { rich } from './fixture/rich.ts';
import { page, unsafe, widths } from './page.ts';

const commandLine = { file: 'acme.yaml', options: [] };

const linesOf = (assessment: Assessment, width = 80): readonly string[] =>
  terminalReport(assessment, page({ extent: 'brief', commandLine, width }))
    .trimEnd()
    .split('\n');

const recommending = (more: Partial<Assessment['recommendation']>): Assessment => ({
  ...rich,
  recommendation: { ...rich.recommendation, ...more },
});

const nowhere = { market: null, marketTitle: null, form: null } as const;

describe('the one page', () => {
  test('says the verdict with its form, why, what stops it, what to do by whom and when, and what is next', () => {
    const lines = linesOf(rich);
    expect(lines[1]).toBe('United States: licensing, through an exclusive licence.');
    expect(lines).toContain('• United States comes first among the markets assessed.');
    expect(lines).toContain('Showstoppers: Money for less than six months.');
    expect(lines).toContain('1. Secure money for twelve months · CEO, at once, due month 2 (too late)');
    expect(lines).toContain('5. Ask the FDA for a pre-submission meeting · CEO, month 3');
    expect(lines).toContain('Still open: 7 of 47 answers; 4 can change the result.');
    expect(lines.at(-1)).toBe('Next: born-global report acme.yaml --full');
  });

  test('tells the level of the company and that in the first market apart', () => {
    const text = linesOf(rich).join(' ');
    expect(text).toContain('Level of the company: Exploring to Preparing; in the first market: Exploring.');
  });

  test('says what is missing where the best way in is not open', () => {
    const lines = linesOf(
      recommending({ outcome: 'not-yet', title: 'Not yet', market: 'brazil', marketTitle: 'Brazil' }),
    );
    expect(lines[1]).toBe('Not yet: prepare for distribution, through an exclusive licence (Brazil).');
    expect(lines).toContain('• Missing: The registration must not belong to the distributor.');
  });

  test('names no market and no way in where something else comes first', () => {
    const lines = linesOf(recommending({ ...nowhere, outcome: 'stopped', title: 'Secure cash first' }));
    expect(lines[1]).toBe('Secure cash first.');
    expect(lines.join(' ')).not.toMatch(/in the first market|ettled/u);
  });

  test('asks for the answers without which it cannot say anything', () => {
    const needed = [{ question: 'stage', market: null, ask: 'How far is the product?' }];
    const title = 'Not enough answers yet';
    const lines = linesOf(recommending({ ...nowhere, outcome: 'not-enough-answers', title, needed }));
    expect(lines).toContain('• How far is the product?');
    expect(lines).not.toContain('First actions');
    expect(lines.at(-1)).toBe('Next: born-global assess acme.yaml');
  });

  test('fits a screen of 24 rows by 80 columns, whatever the assessment says', () => {
    fc.assert(
      fc.property(assessments, fc.constantFrom(...widths), fc.boolean(), (assessment, width, unicode) => {
        const text = terminalReport(assessment, page({ extent: 'brief', width, unicode, commandLine }));
        const lines = text.trimEnd().split('\n');
        expect(lines.length).toBeLessThanOrEqual(width < 80 ? 24 : 23);
        expect(lines.filter((line) => stringWidth(line) > width)).toEqual([]);
        expect(text).not.toMatch(unsafe);
        if (!unicode) expect(text).toMatch(/^[\n -~]*$/u);
      }),
      { numRuns: 60 },
    );
  });

  test('cuts nothing for those who listen to it', () => {
    const long = 'A reason that goes on and on, '.repeat(12);
    const text = terminalReport(
      recommending({ because: [long] }),
      page({ extent: 'brief', layout: 'lines', commandLine }),
    );
    expect(text.replaceAll(/\s+/gu, ' ')).toContain(long.trim());
  });
});

describe('the whole report', () => {
  const full = (assessment: Assessment): string =>
    terminalReport(assessment, page({ width: 120 })).replaceAll(/\s+/gu, ' ');
  const text = full(rich);

  test('shows why this market: both axes line by line, what is not known included', () => {
    expect(text).toContain('Attractiveness of the market: 60 to 80 of 100');
    expect(text).toMatch(/Market size 100 2 Market size is as it is\. \[US-40\]/u);
    expect(text).toMatch(/Growth 50 2 Not known; it counts half\./u);
    expect(text).toContain('Position of the company there: 41 to 63 of 100');
  });

  test('shows what the route costs and takes, and what is not in the sum', () => {
    expect(text).toContain(
      'First year: USD 6,500 to 26,000. Not in it, as no figure was found: local trial.',
    );
    expect(text).toContain('Time: 5 to 9 months. Not included: your own staff.');
  });

  test('never passes off what has no figure as free', () => {
    const unknown = rich.markets.map((market): MarketResult => {
      const { route } = market;
      const total = { from: 0, to: 0, missing: ['Fees', 'Local trial'] };
      return { ...market, route: route === null ? null : { ...route, total } };
    });
    const told = full({ ...rich, markets: unknown });
    expect(told).toContain('First year: no figure was found for fees, local trial.');
    expect(told).not.toContain('USD 0');
  });

  test('shows the plan with owner, weeks, cost and deadline, then the backlog and the load', () => {
    expect(text).toMatch(
      /1 Secure money for twelve months CEO 0 to 13 EUR 2,000 to 12,500 month 2: The money/u,
    );
    expect(text).toContain('Register the trade mark (trade-mark), after action 2');
    expect(text).toContain(
      'For other markets, once the first is under way: • 中国 China: Find an agent in China.',
    );
    expect(text).toMatch(/CEO 6 26 7/u);
  });

  test('shows the next best form and what the rules do not cover', () => {
    expect(text).toContain('Next best form: a licence for one field of use.');
    expect(text).toContain('Limits: These rules do not cover reimbursement');
  });

  test('says of each level and each cap whose it is', () => {
    expect(text).toContain('holds the level of the company at Preparing');
    const [first] = rich.readiness.gates;
    if (first === undefined) throw new Error('the example has showstoppers');
    const local = { ...first, id: 'local', market: 'brazil', title: 'Only in Brazil' };
    const told = full({ ...rich, readiness: { ...rich.readiness, gates: [local] } });
    expect(told).toContain('holds the level in this market at Preparing');
    expect(told).not.toContain('held down by: Only in Brazil');
  });

  test('gives a market no rank, no mode and no reasons while needed answers are missing', () => {
    const needed = [{ question: 'stage', market: null, ask: 'How far is the product?' }];
    const unranked = rich.markets.map((market): MarketResult => {
      const verdict = { ...market.verdict, outcome: 'not-enough-answers', title: 'Not enough answers yet' };
      return { ...market, rank: null, verdict: { ...verdict, modes: [], settled: false, needed } };
    });
    const told = full({ ...rich, markets: unranked });
    expect(told).toContain('Market without a rank: United States');
    expect(told).toContain('Answer these first: • How far is the product? (stage)');
    expect(told).not.toMatch(/Market \d|How: |Why not the others/u);
    expect(told).not.toContain('null');
  });
});
