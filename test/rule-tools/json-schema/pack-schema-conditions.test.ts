import { describe, expect, it } from 'vitest';
import { definitionIn, judge, partAt, smallSchema } from './pack-schemas.ts';

const market = () => smallSchema('market', 'atlantis');
const readiness = () => smallSchema('readiness');
const recommendations = () => smallSchema('recommendations');
const answers = () => smallSchema('answers');

type Judge = (text: string) => readonly string[];

function splits(one: Judge, right: readonly string[], wrong: readonly string[]): void {
  expect(right.filter((text) => one(text).length > 0)).toEqual([]);
  expect(wrong.filter((text) => one(text).length === 0)).toEqual([]);
}

describe('a condition in the schema of a pack', () => {
  const condition = (): Judge => judge(market(), 'market-condition');

  it('tests questions, or joins conditions by all, any and not', () => {
    splits(
      condition(),
      [
        '{stage: idea}',
        '{stage: idea, origin: own}',
        '{all: [{stage: idea}, {origin: own}]}',
        '{any: [{stage: idea}]}',
        '{not: {stage: idea}}',
        '{not: {any: [{all: [{stage: idea}]}]}}',
      ],
      [
        '{}',
        '{al: [{stage: idea}]}',
        '{all: []}',
        '{any: []}',
        '{all: {stage: idea}}',
        '{any: [idea]}',
        '{all: [{}]}',
        '{not: {}}',
        '{not: [{stage: idea}]}',
        '{any: [{stage: ideas}]}',
        'stage',
        '[{stage: idea}]',
      ],
    );
  });

  it('tests one answer by one option or several, an ordered one by comparison too', () => {
    splits(
      condition(),
      [
        '{stage: not-applicable}',
        '{stage: [idea, sold, not-applicable]}',
        '{stage: {at-least: trial}}',
        '{stage: {at-most: trial, more-than: idea}}',
        '{stage: {less-than: sold}}',
        '{origin: [own]}',
      ],
      [
        '{stage: dont-know}',
        '{stage: []}',
        '{stage: [idea, idea]}',
        '{stage: [ideas]}',
        '{stage: {}}',
        '{stage: {at-leats: trial}}',
        '{stage: {at-least: not-applicable}}',
        '{stage: {at-least: 2}}',
        '{stage: {includes: trial}}',
        '{origin: {at-least: own}}',
        '{stage: 1}',
      ],
    );
  });

  it('tests several answers by what they include', () => {
    splits(
      condition(),
      [
        '{needs: {includes: funding}}',
        '{needs: {includes: [funding, channel]}}',
        '{needs: {includes: not-applicable}}',
        '{needs: {includes: [not-applicable]}}',
        '{needs: not-applicable}',
      ],
      [
        '{needs: funding}',
        '{needs: [funding]}',
        '{needs: {}}',
        '{needs: {includes: []}}',
        '{needs: {includes: [funding, funding]}}',
        '{needs: {includes: fundings}}',
        '{needs: {includes: [fundings]}}',
        '{needs: {includes: funding, at-least: channel}}',
      ],
    );
  });

  it('compares a number with numbers', () => {
    splits(
      condition(),
      [
        '{runway-months: {at-least: 6}}',
        '{runway-months: {more-than: 6, at-most: 99.5}}',
        '{runway-months: {less-than: -1}}',
        '{runway-months: not-applicable}',
      ],
      [
        '{runway-months: 6}',
        '{runway-months: [6]}',
        '{runway-months: {}}',
        '{runway-months: {at-least: six}}',
        '{runway-months: {includes: 6}}',
        '{runway-months: none}',
      ],
    );
  });

  it('names the questions that its rule may ask', () => {
    const company = judge(readiness(), 'company-condition');
    const each = judge(readiness(), 'market-condition');
    splits(company, ['{stage: idea}'], ['{pathway: unknown}', '{permit: none}', '{weather: fine}']);
    splits(each, ['{stage: idea}', '{pathway: unknown}'], ['{permit: none}']);
    splits(condition(), ['{stage: idea}', '{pathway: unknown}', '{permit: none}'], ['{weather: fine}']);
  });

  it('a condition of a rule for each market may test questions of markets', () => {
    const gate = (more: string): readonly string[] =>
      judge(readiness())(
        `dimensions: [{id: money, title: M, weight: 1, means: M, cites: [H1]}]
gates: [{id: a, title: A, when: {pathway: unknown}, caps: exploring, because: A, cites: [H1]${more}}]`,
      );
    expect(gate(', per: market')).toEqual([]);
    expect(gate('')).toContain('/gates/0/when must NOT have additional properties');
  });

  it('reports what its parts mean', () => {
    const { definitions } = market();
    const tests = (question: string): string => JSON.stringify(definitionIn(market(), `test-of-${question}`));
    expect(definitionIn(market(), 'market-condition')['description']).toBe(
      'Several keys mean all of them. A key is a question with a test, or all, any, not.',
    );
    expect(partAt({ definitions, $ref: '#/definitions/market-condition' }, 'all')['description']).toBe(
      'Every one holds.',
    );
    expect(partAt({ definitions, $ref: '#/definitions/market-condition' }, 'any')['description']).toBe(
      'At least one holds.',
    );
    expect(definitionIn(market(), 'test-of-stage')['description']).toBe(
      'How far is the product?\n\nIt decides much.',
    );
    expect(tests('stage')).toContain('"One of these options."');
    expect(tests('stage')).toContain('"An option of this question."');
    expect(tests('stage')).toContain(
      '"enumDescriptions":["An idea","In trials","On sale","The question is not asked of this company."]',
    );
    expect(tests('needs')).toContain('"One option, or several meaning any of them."');
    expect(tests('needs')).toContain('"Any of these options."');
    for (const question of ['needs', 'runway-months']) expect(tests(question)).toContain('"Not asked."');
  });

  it('keeps what its format reports of it', () => {
    expect(partAt(readiness(), 'gates/*/when')['description']).toBe(
      'A condition: questions with tests, or all, any, not.',
    );
    expect(partAt(recommendations(), 'recommendations/*/improves')['description']).toBe(
      'Applies while an answer is below its target; done when all are there.',
    );
  });
});

describe('an improvement in the schema of a pack', () => {
  const improves = (): Judge => judge(recommendations(), 'market-improves');

  it('is a question with the option or number to reach', () => {
    splits(
      improves(),
      ['{ip-status: filed}', '{runway-months: 12}', '{needs: channel}', '{pathway: confirmed}'],
      [
        '{}',
        '{ip-status: [filed]}',
        '{ip-status: field}',
        '{ip-status: not-applicable}',
        '{runway-months: 61}',
        '{runway-months: -1}',
        '{runway-months: twelve}',
        '{needs: [channel]}',
        '{permit: held}',
      ],
    );
  });

  it('is of an answer that work can change', () => {
    expect(improves()('{origin: own}')).toEqual([' must NOT have additional properties']);
  });

  it('is of at most four answers', () => {
    const four = 'ip-status: filed, runway-months: 12, needs: channel, pathway: confirmed';
    expect(improves()(`{${four}}`)).toEqual([]);
    expect(improves()(`{${four}, stage: sold}`)).toEqual([' must NOT have more than 4 properties']);
  });

  it('is of an answer for the company where its advice is', () => {
    const company = judge(recommendations(), 'company-improves');
    splits(company, ['{ip-status: filed}'], ['{pathway: confirmed}', '{}']);
    const own = judge(market(), 'market-improves');
    splits(own, ['{ip-status: filed}', '{pathway: confirmed}', '{permit: held}'], ['{}']);
  });

  it('reports the question, and what a number counts', () => {
    const improvements = { ...recommendations(), $ref: '#/definitions/market-improves' };
    expect(partAt(improvements, 'ip-status')['description']).toBe(
      'Is it protected?\n\nOnly rights can be licensed.',
    );
    expect(JSON.stringify(partAt(answers(), 'answers/runway-months'))).toContain('"A number of months."');
    const bare = smallSchema('answers', null, { 'company/questionnaire.yaml': [['    unit: months\n', '']] });
    expect(JSON.stringify(partAt(bare, 'answers/runway-months'))).toContain('"A number."');
  });
});

describe('an answer in the schema of a pack', () => {
  const answer = (): Judge => judge(answers(), 'answerMap');

  it('an answer to a single choice is an option, dont-know or one-of', () => {
    splits(
      answer(),
      [
        '{}',
        '{stage: idea}',
        '{stage: dont-know, origin: own}',
        '{stage: {one-of: [idea, sold]}}',
        '{origin: {one-of: [own]}}',
      ],
      [
        '{stage: ideas}',
        '{stage: not-applicable}',
        '{stage: [idea]}',
        '{stage: {}}',
        '{stage: {one-of: []}}',
        '{stage: {one-of: [idea, idea]}}',
        '{stage: {one-of: [dont-know]}}',
        '{stage: {one-of: [idea], between: [1, 2]}}',
        '{stages: idea}',
      ],
    );
  });

  it('an answer to a multiple choice is a list, dont-know or one-of', () => {
    splits(
      answer(),
      [
        '{needs: []}',
        '{needs: [funding, channel]}',
        '{needs: dont-know}',
        '{needs: {one-of: [funding, channel]}}',
      ],
      [
        '{needs: funding}',
        '{needs: [funding, funding]}',
        '{needs: [fundings]}',
        '{needs: [dont-know]}',
        '{needs: {one-of: []}}',
        '{needs: {includes: funding}}',
      ],
    );
  });

  it('an answer to a number question is a number in its range, dont-know or between', () => {
    splits(
      answer(),
      [
        '{runway-months: 0}',
        '{runway-months: 60}',
        '{runway-months: 1.5}',
        '{runway-months: dont-know}',
        '{runway-months: {between: [3, 6]}}',
      ],
      [
        '{runway-months: -1}',
        '{runway-months: 61}',
        '{runway-months: six}',
        '{runway-months: {between: [3]}}',
        '{runway-months: {between: [3, 4, 5]}}',
        '{runway-months: {between: [3, 61]}}',
        '{runway-months: {between: 3}}',
        '{runway-months: [3, 6]}',
      ],
    );
  });

  it('is of the company, or of a market', () => {
    const whole = judge(answers());
    expect(whole('{answers: {stage: idea}, markets: {atlantis: {pathway: unknown, permit: held}}}')).toEqual(
      [],
    );
    expect(whole('{answers: {pathway: unknown}}')).toEqual(['/answers must NOT have additional properties']);
    expect(whole('{answers: {}, markets: {atlantis: {stage: idea}}}')).toEqual([
      '/markets/atlantis must NOT have additional properties',
    ]);
    expect(whole('{answers: {}, markets: {mu: {}}}')).toEqual([
      '/markets must NOT have additional properties',
    ]);
    expect(whole('{answers: {}, markets: [atlantis]}')).toEqual(['/markets must be object']);
    expect(whole('{answers: [stage]}')).toEqual(['/answers must be object']);
  });

  it('reports the question, what not knowing means, and the market', () => {
    const shown = JSON.stringify(definitionIn(answers(), 'answerMap'));
    expect(partAt(answers(), 'answers/needs')['description']).toBe('What is needed?\n\nIt decides the way.');
    expect(shown).toContain('"Not known: every answer stays possible."');
    expect(shown).toContain('"Every option that applies."');
    expect(shown.match(/"The options still possible."/g)).toHaveLength(5);
    expect(shown.match(/"Not known."/g)).toHaveLength(2);
    expect(partAt(answers(), 'markets/atlantis')['description']).toBe('Atlantis');
    expect(definitionIn(answers(), 'marketAnswers')['description']).toBe(
      'Target markets, each with its own answers; may be empty: china: {}.',
    );
  });
});

it('a question whose type is missing takes any answer and any test: its own file reports the error', () => {
  const typeless = { 'company/questionnaire.yaml': [['    type: number\n', '']] } as const;
  expect(judge(smallSchema('answers', null, typeless), 'answerMap')('{runway-months: many}')).toEqual([]);
  const tests = judge(smallSchema('entry-modes', null, typeless), 'market-condition');
  expect(tests('{runway-months: {at-least: many}}')).toEqual([]);
});
