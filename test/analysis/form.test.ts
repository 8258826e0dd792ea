import { describe, expect, test } from 'vitest';
import type { Pack } from '../../src/rule-pack/rule-pack.ts';
import { formHtml } from '../../src/report/views/form/html.ts';
import { formMarkdown } from '../../src/report/views/form/markdown.ts';
import type { Condition, Question } from '../../src/schema/types.ts';
import { formOf } from '../../src/analysis/form/form.ts';
import { formTable } from '../../src/analysis/form/form-table.ts';
import { renamedPack } from '../fixtures/renamed-pack.ts';

const every = { markets: null, questions: null };

/** The small pack, in which the question after the others is asked only where a condition holds. */
const withCondition = (condition: Condition): Pack => ({
  ...renamedPack,
  questionnaire: {
    ...renamedPack.questionnaire,
    questions: renamedPack.questionnaire.questions.map((question) =>
      question.id === 'pathway' ? { ...question, 'show-when': condition } : question,
    ),
  },
});

describe('the form', () => {
  test('numbers the questions through, the company first and then each market', () => {
    const { sections } = formOf(renamedPack, every);
    expect(
      sections.map(({ market, questions }) => [market, questions.map(({ number, id }) => `${number} ${id}`)]),
    ).toEqual([
      [null, ['1 stage', '2 ip-status', '3 distributor-terms', '4 needs', '5 runway-months']],
      ['Atlantis', ['6 atlantis.pathway', '7 atlantis.local-permit']],
      ['Mu', ['8 mu.pathway']],
    ]);
    expect(sections[2]?.questions[0]?.ask).toBe('Pathway in Mu?');
  });

  test('asks about chosen markets and questions alone', () => {
    const { sections } = formOf(renamedPack, { markets: ['mu'], questions: ['stage', 'pathway'] });
    expect(sections.flatMap(({ questions }) => questions.map(({ id }) => id))).toEqual([
      'stage',
      'mu.pathway',
    ]);
  });

  test.each<[Condition, string]>([
    [{ stage: 'sold' }, 'question 1 is “sold”'],
    [{ stage: { 'at-least': 'trial' } }, 'question 1 is not “idea”'],
    [{ stage: { 'less-than': 'trial' } }, 'question 1 is “idea”'],
    [{ not: { stage: ['idea', 'sold'] } }, 'question 1 is “trial”'],
    [{ needs: { includes: 'funding' } }, 'question 4 is ticked at “funding”'],
    [
      { not: { needs: { includes: ['funding', 'channel'] } } },
      'question 4 has no tick at “funding” or “channel”',
    ],
    [{ 'runway-months': { 'at-least': 6, 'less-than': 18 } }, 'question 5 is at least 6 and less than 18'],
    [{ not: { 'runway-months': { 'more-than': 6 } } }, 'question 5 is at most 6'],
    [{ stage: 'sold', 'ip-status': 'none' }, 'question 1 is “sold”, and question 2 is “none”'],
    [
      { stage: 'sold', any: [{ 'ip-status': 'none' }, { needs: { includes: 'funding' } }] },
      'question 1 is “sold”, and (question 2 is “none”, or question 4 is ticked at “funding”)',
    ],
    [
      { not: { all: [{ stage: 'sold' }, { 'ip-status': 'none' }] } },
      'question 1 is not “sold”, or question 2 is not “none”',
    ],
  ])('says of %j when a question is to be answered', (condition, words) => {
    const { sections } = formOf(withCondition(condition), { markets: ['mu'], questions: null });
    expect(sections.at(-1)?.questions[0]?.onlyIf).toBe(words);
  });

  test('names a question by its words where the form leaves it out', () => {
    const { sections } = formOf(withCondition({ stage: 'sold' }), {
      markets: ['mu'],
      questions: ['pathway'],
    });
    expect(sections[0]?.questions[0]?.onlyIf).toBe('“Stage?” is “sold”');
  });
});

const hostile: Question = {
  id: 'hostile',
  section: 'all',
  ask: '<script>alert(1)</script> *bold* [link](x)',
  why: '"quoted" & <b>',
  type: 'one',
  options: [
    { id: 'a', label: '</li><img src=x onerror=alert(1)>' },
    { id: 'b', label: '`code` \u202eevil' },
  ],
  cites: ['own-judgement'],
};

const hostilePack: Pack = {
  ...renamedPack,
  questionnaire: {
    ...renamedPack.questionnaire,
    questions: [hostile, ...renamedPack.questionnaire.questions],
  },
};

describe('a form on paper', () => {
  test('every question has its boxes, and its condition before them', async () => {
    const html = await formHtml(formOf(renamedPack, every));
    const options = formOf(renamedPack, every).sections.flatMap(({ questions }) =>
      questions.flatMap(({ options }) => options),
    );
    const questions = 8;
    // One for each option, "don't know" of every question, "none of these", and the two markets.
    expect(html.match(/class="box"/g)).toHaveLength(options.length + questions + 1 + 2);
    expect(html).toContain('<p class="only">Only if question 1 is “sold”.</p>');
    expect(html).toContain('Only if Mu is a target market.');
    expect(html).not.toMatch(/https?:\/\//);
  });

  test('text of a pack is never markup', async () => {
    const html = await formHtml(formOf(hostilePack, every));
    expect(html).toContain('&lt;script&gt;alert(1)&lt;/script&gt;');
    expect(html).not.toMatch(/<script|<img|\u202e/);
    const markdown = formMarkdown(formOf(hostilePack, every));
    expect(markdown).not.toMatch(/<script>|[^\\]\*bold|[^\\]\[link\]|\u202e/);
  });

  test('Markdown has the same boxes', () => {
    const markdown = formMarkdown(
      formOf(renamedPack, { markets: ['mu'], questions: ['stage', 'distributor-terms', 'pathway'] }),
    );
    expect(markdown).toMatchInlineSnapshot(`
      "# Small: questions

      For tests.

      - Name of the company: ____________________
      - Who answers: ____________________
      - Day: ____________________
      - Target markets: ☐ Mu

      Tick one box where nothing else is said. "Don't know" is an answer too.

      ## All

      **1. Stage?** \`stage\`

      - ☐ idea
      - ☐ trial
      - ☐ sold
      - ☐ Don't know

      **2. Terms?** \`distributor-terms\`

      *Only if question 1 is “sold”; else go on.*

      - ☐ none
      - ☐ draft
      - ☐ signed
      - ☐ Don't know

      ## Mu

      Only if Mu is a target market.

      ### All

      **3. Pathway in Mu?** \`mu.pathway\`

      - ☐ unknown
      - ☐ assumed
      - ☐ confirmed
      - ☐ Don't know
      "
    `);
  });
});

test('the table has a row for each question, and one for each option of those with several answers', () => {
  const { rows } = formTable(formOf(renamedPack, { markets: ['mu'], questions: null }), renamedPack, [null]);
  const ids = rows.flatMap((row) => (row.kind === 'answer' ? [row.id] : []));
  expect(ids).toEqual([
    'company',
    'respondent',
    'date',
    'markets',
    'stage',
    'ip-status',
    'distributor-terms',
    'needs=funding',
    'needs=channel',
    'runway-months',
    'mu.pathway',
  ]);
  expect(rows.find((row) => row.kind === 'answer' && row.id === 'stage')).toMatchObject({
    question: '1. Stage?',
    choices: ['idea', 'trial', 'sold', "Don't know"],
  });
});
