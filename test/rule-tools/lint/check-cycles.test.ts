import { describe, expect, it } from 'vitest';
import { diagnosticsOf, diagnosticLine, smallPackFiles } from '../../fixtures/small-pack-files.ts';
import { reportsOf, type Wrong } from '../diagnostics.ts';

const wrong: readonly Wrong[] = [
  [
    'recommendations that wait for each other',
    { 'company/recommendations.yaml': [['not-before: now', 'after: [file-patent]']] },
    [
      'company/recommendations.yaml:19:5 cycle These recommendations wait for each other: `file-patent` comes after `raise-money` comes after `file-patent`. | prerequisites that can be done first',
    ],
  ],
  [
    'questions that show each other',
    {
      'company/questionnaire.yaml': [
        ['    ask: How far', '    show-when:\n      not: {terms: draft}\n    ask: How far'],
      ],
    },
    [
      'company/questionnaire.yaml:9:5 cycle Whether each of these questions is shown depends on another of them: `stage` is shown by `terms` is shown by `stage`. | conditions on questions asked before',
    ],
  ],
  [
    'a question that shows itself',
    { 'company/questionnaire.yaml': [['      stage: sold', '      terms: draft']] },
    [
      'company/questionnaire.yaml:69:5 cycle Whether each of these questions is shown depends on another of them: `terms` is shown by `terms`. | conditions on questions asked before',
    ],
  ],
  [
    'a route back to the same entry mode',
    { 'company/entry-modes.yaml': [['- mode: distribution', '- mode: licensing']] },
    [
      'company/entry-modes.yaml:22:15 cycle The route after an entry mode leads to another one. | another entry mode',
    ],
  ],
  [
    'a recommendation that waits for itself',
    { 'company/recommendations.yaml': [['after: [raise-money]', 'after: [raise-money, file-patent]']] },
    [
      'company/recommendations.yaml:19:5 cycle These recommendations wait for each other: `file-patent` comes after `file-patent`. | prerequisites that can be done first',
    ],
  ],
  [
    'a circle that does not begin with the first',
    {
      'company/recommendations.yaml': [
        ['not-before: now', 'after: [confirm-pathway]'],
        ['    owner: Regulatory lead', '    owner: Regulatory lead\n    after: [raise-money]'],
      ],
    },
    [
      'company/recommendations.yaml:32:5 cycle These recommendations wait for each other: `raise-money` comes after `confirm-pathway` comes after `raise-money`. | prerequisites that can be done first',
    ],
  ],
  [
    'a circle with advice of a market',
    { 'markets/atlantis.yaml': [['    takes: 4 weeks\n', '    takes: 4 weeks\n    after: [file-permit]\n']] },
    [
      'markets/atlantis.yaml:67:5 cycle These recommendations wait for each other: `file-permit` comes after `file-permit`. | prerequisites that can be done first',
    ],
  ],
  [
    'two circles of the same recommendation',
    {
      'company/recommendations.yaml': [
        ['not-before: now', 'after: [file-patent, confirm-pathway]'],
        ['    owner: Regulatory lead', '    owner: Regulatory lead\n    after: [raise-money]'],
      ],
    },
    [
      'company/recommendations.yaml:19:5 cycle These recommendations wait for each other: `file-patent` comes after `raise-money` comes after `file-patent`. | prerequisites that can be done first',
      'company/recommendations.yaml:32:5 cycle These recommendations wait for each other: `raise-money` comes after `confirm-pathway` comes after `raise-money`. | prerequisites that can be done first',
    ],
  ],
  [
    'questions that show each other in all, any and not',
    {
      'company/questionnaire.yaml': [
        [
          '    ask: How far',
          '    show-when: {all: [{ip-status: none}, {any: [{terms: none}]}]}\n    ask: How far',
        ],
        ['    ask: Is it protected', '    show-when: {not: {origin: own}}\n    ask: Is it protected'],
        ['    ask: Where does', '    show-when: {stage: idea}\n    ask: Where does'],
      ],
    },
    [
      'company/questionnaire.yaml:9:5 cycle Whether each of these questions is shown depends on another of them: `stage` is shown by `ip-status` is shown by `origin` is shown by `stage`. | conditions on questions asked before',
      'company/questionnaire.yaml:9:5 cycle Whether each of these questions is shown depends on another of them: `stage` is shown by `terms` is shown by `stage`. | conditions on questions asked before',
    ],
  ],
];

describe('reports a cycle:', () => {
  it.each(wrong)('%s', (_title, edits, faults) => {
    expect(reportsOf(edits)).toEqual(faults);
  });
});

/** What is told of recommendations, each with what it comes after. */
function circles(after: readonly (readonly [string, readonly string[]])[]): readonly string[] {
  const list = after.map(([id, before]) => `  - {id: ${id}, after: [${before.join(', ')}]}\n`);
  const texts = smallPackFiles.map((source) =>
    source.format === 'recommendations' ? { ...source, text: `recommendations:\n${list.join('')}` } : source,
  );
  return diagnosticsOf(texts)
    .filter(({ code }) => code === 'cycle')
    .map(diagnosticLine);
}

const step = (index: number): string => `step-${String(index).padStart(2, '0')}`;

describe('circles', () => {
  it('are reported by their first nine members', () => {
    const long = Array.from({ length: 12 }, (_, index) => [step(index), [step((index + 1) % 12)]] as const);
    const [told, ...others] = circles(long);
    expect(others).toEqual([]);
    expect(told?.match(/step-\d+/g)).toEqual(Array.from({ length: 9 }, (_, index) => step(index)));
    const eight = Array.from({ length: 8 }, (_, index) => [step(index), [step((index + 1) % 8)]] as const);
    expect(circles(eight)[0]).toMatch(/comes after `step-07` comes after `step-00`\.$/);
  });

  it('are reported once, whatever leads into them', () => {
    expect(
      circles([
        ['a', ['b']],
        ['b', ['c']],
        ['c', ['b']],
        ['d', ['c', 'a']],
      ]),
    ).toEqual([expect.stringMatching(/: `b` comes after `c` comes after `b`\.$/)]);
  });

  it('are none where two ways lead to the same', () => {
    expect(
      circles([
        ['a', ['b', 'c']],
        ['b', ['d']],
        ['c', ['d']],
        ['d', []],
      ]),
    ).toEqual([]);
  });

  it('are all reported where one member has several', () => {
    expect(
      circles([
        ['a', ['b', 'c', 'a']],
        ['b', ['a']],
        ['c', ['a']],
      ]).map((told) => told.replace(/.*: /, '')),
    ).toEqual([
      '`a` comes after `a`.',
      '`a` comes after `b` comes after `a`.',
      '`a` comes after `c` comes after `a`.',
    ]);
  });

  it('are reported up to fifty times, whether each is by itself or all meet in one', () => {
    const own = Array.from({ length: 60 }, (_, index) => [step(index), [step(index)]] as const);
    expect(circles(own)).toHaveLength(50);
    expect(circles(own.slice(0, 50))).toHaveLength(50);
    const others = own.map(([id]) => [id, ['hub']] as const);
    expect(circles([['hub', own.map(([id]) => id)], ...others])).toHaveLength(50);
  });

  it('may be long without end: nothing is nested for them', () => {
    const chain = Array.from({ length: 900 }, (_, index) => [step(index), [step(index + 1)]] as const);
    expect(circles([...chain, [step(900), []]])).toEqual([]);
  });
});
