import { describe, expect, it } from 'vitest';
import { countsOf } from '../../../src/rule-tools/lint/summary.ts';
import { parseRulePack } from '../../../src/rule-pack/parse-rule-pack.ts';
import {
  withEdits,
  diagnosticsOf,
  diagnosticLine,
  smallPackFiles,
  type Edits,
} from '../../fixtures/small-pack-files.ts';

describe('how much was checked', () => {
  it('is counted over all files', () => {
    expect(countsOf(parseRulePack(smallPackFiles).files)).toEqual({
      files: 8,
      questions: 8,
      // 2 gates, 1 requirement, 2 factors, 1 route, 3 + 1 recommendations, 1 barrier, 1 reason to go, 1 requirement there
      rules: 13,
      cited: 2,
      entries: 3,
    });
  });

  it('counts questions of the company and of markets', () => {
    const more: Edits = {
      'company/questionnaire.yaml': [['questions:\n', 'questions:\n  - {id: a}\n']],
      'markets/atlantis.yaml': [['questions:\n', 'questions:\n  - {id: b}\n']],
    };
    expect(countsOf(parseRulePack(withEdits(more)).files)).toMatchObject({ files: 8, questions: 10 });
  });

  it('counts a rule of every kind', () => {
    const more: Edits = {
      'company/readiness.yaml': [['gates:\n', 'gates:\n  - {id: a}\n']],
      'company/entry-modes.yaml': [
        ['    requires:\n      - id: right', '    requires:\n      - {id: b}\n      - id: right'],
        ['    factors:\n      - id: granted', '    factors:\n      - {id: c}\n      - id: granted'],
        ['    then:\n', '    then:\n      - {mode: d}\n'],
      ],
      'company/recommendations.yaml': [['  - id: file-patent\n', '  - {id: e}\n  - id: file-patent\n']],
      'markets/atlantis.yaml': [
        ['  - id: rules\n', '  - {id: f}\n  - id: rules\n'],
        ['fit:\n', 'fit:\n  - {id: g}\n'],
        ['    requires:\n', '    factors:\n      - {id: h}\n    requires:\n      - {id: i}\n'],
      ],
    };
    expect(countsOf(parseRulePack(withEdits(more)).files).rules).toBe(13 + 9);
  });

  it('counts an entry of the handbook as cited wherever it is', () => {
    const cited: Edits = { 'markets/atlantis.yaml': [['cites: [own-judgement]', 'cites: [H3]']] };
    expect(countsOf(parseRulePack(withEdits(cited)).files)).toMatchObject({ cited: 3, entries: 3 });
  });
});

describe('a text that is still to be written', () => {
  const todo = (text: string): readonly string[] =>
    diagnosticsOf(withEdits({ 'markets/atlantis.yaml': [['[Fill in the form., Send it.]', text]] })).map(
      diagnosticLine,
    );

  it('begins with TODO', () => {
    expect(todo('["TODO: ask.", Send it.]')).toEqual([
      'markets/atlantis.yaml:62:13 unfinished This text is still to be written.',
    ]);
    expect(todo('["Ask for the TODO list.", Send it.]')).toEqual([]);
  });

  it('is a warning, and says what is needed', () => {
    const [found] = diagnosticsOf(
      withEdits({ 'company/pack.yaml': [['title: Not yet', 'title: "TODO: none yet"']] }),
    );
    expect(found).toMatchObject({ severity: 'warning', expected: 'what the reader is to know' });
  });
});

describe('numbers at which rules cut a question', () => {
  const reported = (edits: Edits): readonly string[] => diagnosticsOf(withEdits(edits)).map(diagnosticLine);
  const cuts = (tests: readonly string[]): Edits => ({
    'company/readiness.yaml': [
      [
        '{less-than: 6}',
        `{less-than: 6}\n      any:\n${tests.map((test) => `        - ${test}\n`).join('')}`.trimEnd(),
      ],
    ],
  });
  const at = (key: string, from: number, count: number): readonly string[] =>
    Array.from({ length: count }, (_, index) => `{runway-months: {${key}: ${from + index}}}`);

  it('count once, however often they are used', () => {
    expect(reported(cuts([...at('at-least', 20, 25), ...at('less-than', 20, 25)]))).toEqual([]);
    expect(reported(cuts([...at('at-most', 20, 25), ...at('more-than', 20, 25)]))).toEqual([]);
  });

  it('count twice where one side takes the number in and the other does not', () => {
    for (const key of ['at-most', 'more-than'])
      expect(reported(cuts([...at('at-least', 20, 13), ...at(key, 20, 13)]))).toEqual([
        'company/questionnaire.yaml:50:9 question-type Rules, bands and improvements cut `runway-months` at 29 bounds.',
      ]);
  });

  it('are those of conditions however deep, of bands and of improvements', () => {
    const nested = [`{not: {all: [${at('at-least', 20, 12).join(', ')}]}}`, ...at('at-least', 32, 12)];
    expect(reported(cuts(nested))).toEqual([]);
    const band: Edits = {
      ...cuts(nested),
      'company/questionnaire.yaml': [
        [
          '      - {from: 12, score: 100}',
          '      - {from: 12, score: 100}\n      - {from: 50, score: 100}\n      - {from: 51, score: 100}',
        ],
      ],
    };
    expect(reported(band)).toEqual([
      'company/questionnaire.yaml:50:9 question-type Rules, bands and improvements cut `runway-months` at 29 bounds.',
    ]);
    const improved: Edits = {
      ...cuts(nested),
      'company/recommendations.yaml': [
        ['runway-months: 12', 'runway-months: 13'],
        ['pathway: confirmed\n', 'pathway: confirmed\n      runway-months: 14\n'],
      ],
    };
    expect(reported(improved)).toEqual([
      'company/questionnaire.yaml:50:9 question-type Rules, bands and improvements cut `runway-months` at 29 bounds.',
    ]);
  });

  it('say how many there may be', () => {
    const [found] = diagnosticsOf(withEdits(cuts(at('at-least', 20, 40))));
    expect(found?.expected).toBe('at most 28 different bounds');
  });

  it('do not count for a question whose type is wrong', () => {
    const choice: Edits = {
      ...cuts(at('at-least', 20, 40)),
      'company/questionnaire.yaml': [['    type: number\n', '    type: many\n']],
    };
    expect(reported(choice).join()).not.toContain('bounds');
  });
});
