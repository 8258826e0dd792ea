import { describe, expect, test } from 'vitest';
import { readAnswers, type ReadAnswers } from '../../src/answers/parse.ts';
import { compile } from '../../src/engine/compile/compile.ts';
import { applicableQuestions } from '../../src/engine/applicable-questions.ts';
import { renamedPack } from '../fixtures/renamed-pack.ts';

const strict = (text: string): ReadAnswers =>
  readAnswers(text, 'answers.yaml', renamedPack, { lenient: false });
const lenient = (text: string): ReadAnswers =>
  readAnswers(text, 'answers.yaml', renamedPack, { lenient: true });

/** Diagnostics as one line each: place, severity, code, message, suggestion. */
const told = ({ diagnostics }: ReadAnswers): readonly string[] =>
  diagnostics.map(
    ({ start, severity, code, message, suggestion }) =>
      `${start?.line ?? '-'}:${start?.column ?? '-'} ${severity} ${code} ${message}${suggestion === null ? '' : ` -> ${suggestion}`}`,
  );

describe('an answers file without errors', () => {
  test('gives its answers, company-wide and for each market', () => {
    const { answers, diagnostics } = strict(`
company: Acme
answers:
  stage: sold
  needs: [funding, channel]
  runway-months: 18
  ip-status: {one-of: [filed, granted]}
markets:
  atlantis:
    pathway: dont-know
    local-permit: held
  mu: {}
`);
    expect(diagnostics).toEqual([]);
    expect(answers).toEqual({
      company: 'Acme',
      answers: {
        stage: 'sold',
        needs: ['funding', 'channel'],
        'runway-months': 18,
        'ip-status': { 'one-of': ['filed', 'granted'] },
      },
      markets: { atlantis: { pathway: 'dont-know', 'local-permit': 'held' }, mu: {} },
    });
  });

  test('may be JSON', () => {
    const json = '{"answers": {"stage": "idea", "runway-months": {"between": [6, 12]}}}';
    expect(strict(json)).toEqual({
      answers: { answers: { stage: 'idea', 'runway-months': { between: [6, 12] } } },
      diagnostics: [],
    });
  });

  test('may choose none of several options', () => {
    expect(strict('answers: {needs: []}').answers).toEqual({ answers: { needs: [] } });
  });
});

describe('errors', () => {
  test('are all reported, each with its place and the nearest name', () => {
    const result = strict(`answers:
  stge: sold
  ip-status: grantd
  needs: funding
  runway-months: twelve
  pathway: unknown
markets:
  atlantis:
    stage: sold
  mu:
    local-permit: held
  atlantiss: {}
`);
    expect(result.answers).toBeNull();
    expect(told(result)).toEqual([
      '2:3 error unknown-question There is no question `stge` for the company. -> stage',
      '3:14 error unknown-option `grantd` is not an option of `ip-status`. -> granted',
      '4:10 error answer-type `needs` takes a list of options; this is the text `funding`. -> [funding]',
      '5:18 error answer-type `runway-months` takes a number; this is the text `twelve`.',
      '6:3 error market-scope `pathway` is asked for each market.',
      '9:5 error market-scope `stage` is asked once for the company, not for a market.',
      '11:5 error market-scope `local-permit` is asked only for atlantis.',
      '12:3 error unknown-market There is no market `atlantiss`. -> atlantis',
    ]);
  });

  test.each([
    ['stage: [idea]', 'answer-type'],
    ['stage: 3', 'answer-type'],
    ['stage: true', 'answer-type'],
    ['stage:', 'answer-type'],
    ['stage: {between: [1, 2]}', 'answer-type'],
    ['stage: {one-of: []}', 'answer-type'],
    ['stage: {one-of: [idea, ideal]}', 'unknown-option'],
    ['stage: not-applicable', 'unknown-option'],
    ['needs: [funding, funding]', 'answer-type'],
    ['needs: [funding, 3]', 'answer-type'],
    ['needs: [dont-know]', 'unknown-option'],
    ['runway-months: 61', 'answer-range'],
    ['runway-months: -1', 'answer-range'],
    ['runway-months: .nan', 'answer-range'],
    ['runway-months: .inf', 'answer-range'],
    ['runway-months: "12"', 'answer-type'],
    ['runway-months: {between: [12, 6]}', 'answer-range'],
    ['runway-months: {between: [0, 99]}', 'answer-range'],
    ['runway-months: {between: [1, 2, 3]}', 'answer-type'],
    ['runway-months: {one-of: [idea]}', 'answer-type'],
  ])('%s is refused with one error', (answer, code) => {
    const { answers, diagnostics } = strict(`answers:\n  ${answer}\n`);
    expect(answers).toBeNull();
    expect(diagnostics.map((found) => found.code)).toEqual([code]);
    expect(diagnostics[0]?.expected).not.toBeNull();
    expect(diagnostics[0]?.start?.line).toBe(2);
  });

  test('the schema reports errors outside the answers', () => {
    expect(told(strict('answer: {}\n'))).toEqual([
      '1:1 error missing-key The key `answers` is missing here.',
      '1:1 error unknown-key The key `answer` is not known here. -> answers',
    ]);
    expect(told(strict('answers: [stage]\n')).join()).toContain('1:10 error schema');
    expect(told(strict('date: May\nanswers: {}\n')).join()).toContain('1:7 error schema');
  });

  test('YAML errors are reported, and nothing throws', () => {
    for (const text of ['', 'answers: {', 'answers: &a {stage: *a}', '- 1\n--- 2', '{"answers": {"stage": }'])
      expect(strict(text).answers).toBeNull();
    expect(told(strict('answers:\n  stage: idea\n  stage: sold\n'))).toEqual([
      '3:3 error yaml-duplicate-key The key `stage` stands here twice.',
    ]);
  });

  test('show hostile text without its power', () => {
    const { diagnostics } = strict('answers:\n  "\\u001b[2J": sold\n');
    expect(diagnostics.map(({ message }) => message).join()).not.toContain('\u001b');
  });
});

describe('leniency', () => {
  test('takes faulty answers as "don\'t know", leaves unknown ones out, and says which', () => {
    const result = lenient(`answers:
  stage: sold
  ip-status: grantd
  unheard-of: yes
markets:
  nowhere: {pathway: confirmed}
  mu: {pathway: 7}
`);
    expect(result.answers).toEqual({
      answers: { stage: 'sold', 'ip-status': 'dont-know' },
      markets: { mu: { pathway: 'dont-know' } },
    });
    expect(told(result)).toEqual([
      '3:14 warning unknown-option `grantd` is not an option of `ip-status`. Taken as "don\'t know". -> granted',
      '4:3 warning unknown-question There is no question `unheard-of` for the company. Left out.',
      '6:3 warning unknown-market There is no market `nowhere`. Left out.',
      '7:17 warning answer-type `pathway` takes one option; this is `7`. Taken as "don\'t know".',
    ]);
  });

  test('does not reach beyond single answers', () => {
    expect(lenient('answers:\n  stage: idea\n  stage: sold\n').answers).toBeNull();
    expect(lenient('pack: {id: other, version: 1.0.0}\nanswers: {}\n').answers).toBeNull();
  });
});

describe('answers to an older pack', () => {
  test('answers to another version are read with a warning', () => {
    const result = strict('pack: {id: small, version: 0.9.0}\nanswers: {stage: idea}\n');
    expect(result.answers?.answers).toEqual({ stage: 'idea' });
    expect(result.diagnostics).toMatchObject([
      { severity: 'warning', code: 'pack-version', expected: '1.0.0' },
    ]);
  });

  test('follow questions, options and notes to their new names', () => {
    const result = strict(`answers: {protection: filed, stage: study}
notes: [{question: protection, text: See the letter.}]
`);
    expect(result.answers).toEqual({
      answers: { 'ip-status': 'filed', stage: 'trial' },
      notes: [{ question: 'ip-status', text: 'See the letter.' }],
    });
    expect(result.diagnostics.map(({ severity, code }) => [severity, code])).toEqual([
      ['warning', 'pack-version'],
      ['warning', 'pack-version'],
    ]);
  });

  test('refuses answers to one question under both its names', () => {
    expect(told(strict('answers: {protection: filed, ip-status: none}\n'))).toEqual([
      '1:11 warning pack-version The question `protection` is now called `ip-status`; the answer is taken over.',
      '1:30 error duplicate-id `ip-status` and `protection` are the same question.',
    ]);
  });

  test('refuses answers to another pack, without a flood of unknown questions', () => {
    const result = strict('pack: {id: cluster, version: 1.0.0}\nanswers: {a: b, c: d}\n');
    expect(result.answers).toBeNull();
    expect(result.diagnostics).toMatchObject([{ code: 'pack-version', severity: 'error' }]);
  });
});

describe('harmless mistakes are warnings', () => {
  test('a note about an unknown question', () => {
    const result = strict('answers: {}\nnotes: [{question: stagge, text: Why?}]\n');
    expect(result.answers?.notes).toHaveLength(1);
    expect(told(result)).toEqual([
      '2:20 warning unknown-note This note is about `stagge`, which is not asked for the company. -> stage',
    ]);
  });

  test('an answer to a question that does not apply', () => {
    const compiled = compile(renamedPack);
    const places = (answers: Parameters<typeof applicableQuestions>[1]) =>
      applicableQuestions(compiled, answers);
    const text = 'answers:\n  stage: idea\n  distributor-terms: draft\n';
    const result = readAnswers(text, 'answers.yaml', renamedPack, { lenient: false, places });
    expect(result.answers?.answers).toHaveProperty('distributor-terms');
    expect(told(result)).toEqual([
      '3:3 warning not-applicable `distributor-terms` does not apply, given the other answers; its answer is not used.',
    ]);
  });
});
