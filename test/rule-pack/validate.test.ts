import { describe, expect, it } from 'vitest';
import type { Diagnostic } from '../../src/source/diagnostic.ts';
import { parseDocument } from '../../src/source/document.ts';
import { schemaDiagnostics } from '../../src/source/schema-diagnostics.ts';
import { validate, type FormatName } from '../../src/rule-pack/validate.ts';
import isAnswerFile from '../../src/schema/generated/answers-validator.js';

const diagnosticsOf = (format: FormatName | 'answers', text: string): readonly Diagnostic[] => {
  const document = parseDocument('file.yaml', text);
  return format === 'answers' ? schemaDiagnostics(document, isAnswerFile) : validate(document, format);
};

const line = ({ start, code, message, expected, suggestion }: Diagnostic): string =>
  `${start?.line ?? '?'}:${start?.column ?? '?'} ${code} ${message} | ${expected ?? ''} | ${suggestion ?? ''}`;

const diagnosticLines = (format: FormatName | 'answers', text: string): readonly string[] =>
  diagnosticsOf(format, text).map(line);

const source = (rest: string): string => `sources:\n  - {id: H1, title: One, kind: handbook${rest}}\n`;

describe('an error of format says where it is, what was expected, and the nearest name', () => {
  it.each([
    [
      'a misspelt key',
      'sources',
      source(', audince: [sme]'),
      [
        '2:42 unknown-key The key `audince` is not known here. | one of id, title, kind, publisher, url, as-of, audience, excused, review-by | audience',
      ],
    ],
    [
      'a key of another format',
      'answers',
      'answers: {}\nquestions: []\n',
      [
        '2:1 unknown-key The key `questions` is not known here. | one of format, pack, company, respondent, date, answers, markets, notes | ',
      ],
    ],
    [
      'a missing key',
      'sources',
      'sources:\n  - {id: H1, kind: handbook}\n',
      [
        '2:5 missing-key The key `title` is missing here. | What it is, or for a handbook entry what it says, in our own words. | ',
      ],
    ],
    [
      'a word out of a list of words',
      'sources',
      source(', audience: [sme, clusters]'),
      ['2:58 schema `clusters` is not allowed here. | one of sme, large, cluster, consortium | cluster'],
    ],
    [
      'a number where text is meant',
      'sources',
      source(', as-of: 2013'),
      ['2:49 schema `2013` is not allowed here. | text: put it in quotes | '],
    ],
    [
      'an expectation that names nothing, and so could never fail',
      'tests',
      `cases:\n  - {id: a, title: A, given: {answers: {}}, expect: {actions: {include: []}}}\n`,
      ['2:73 schema This list is too short. | at least 1 | '],
    ],
    [
      'an empty expectation',
      'tests',
      `cases:\n  - {id: a, title: A, given: {answers: {}}, expect: {actions: {}}}\n`,
      ['2:63 schema This mapping is empty. | at least one key | '],
    ],
    [
      'text where a number is meant',
      'readiness',
      'dimensions:\n  - {id: a, title: A, weight: much, means: M., cites: [H1]}\ngates: []\n',
      ['2:31 schema `much` is not allowed here. | a whole number | '],
    ],
    [
      'a number out of range',
      'readiness',
      'dimensions:\n  - {id: a, title: A, weight: 11, means: M., cites: [H1]}\ngates: []\n',
      ['2:31 schema `11` is too high. | at most 10 | '],
    ],
    [
      'an empty value',
      'sources',
      source(', publisher: '),
      ['2:42 schema An empty value is not allowed here. | text | '],
    ],
    [
      'an empty text',
      'sources',
      source(", publisher: ''"),
      ['2:53 schema This text is empty. | some text | '],
    ],
    [
      'an empty list',
      'readiness',
      'dimensions:\n  - {id: a, title: A, weight: 1, means: M., cites: []}\ngates: []\n',
      ['2:52 schema This list is too short. | at least 1 | '],
    ],
    [
      'an item given twice',
      'readiness',
      'dimensions:\n  - {id: a, title: A, weight: 1, means: M., cites: [H1, H2, H1]}\ngates: []\n',
      ['2:61 schema `H1` stands in this list twice. | each once | '],
    ],
    [
      'an id that leads out of its folder',
      'sources',
      'sources:\n  - {id: ../x, title: One, kind: handbook}\n',
      [
        '2:10 schema `../x` is not in the right form. | Id of a source or fact, for example H2.7a or US-11. | ',
      ],
    ],
    [
      'an address that is none',
      'sources',
      source(', url: "javascript:alert(1)"'),
      [
        '2:47 schema `javascript:alert(1)` is not in the right form. | an address that starts with https:// | ',
      ],
    ],
    [
      'a key that is no id',
      'answers',
      'answers:\n  IP Status: filed\n',
      [
        '2:3 schema The key `IP Status` is not a valid id. | lower-case words joined by hyphens, for example ip-status | ',
      ],
    ],
    [
      'another version of the format',
      'answers',
      'format: born-global/answers/2\nanswers: {}\n',
      [
        '1:9 schema `born-global/answers/2` is not allowed here. | born-global/answers/1, or leave the key out | ',
      ],
    ],
    [
      'a list for a mapping',
      'answers',
      'answers: [a]\n',
      ['1:10 schema A list is not allowed here. | a mapping | '],
    ],
    ['a text alone', 'answers', 'hello\n', ['1:1 schema `hello` is not allowed here. | a mapping | ']],
  ] as const)('%s', (_title, format, text, expected) => {
    expect(diagnosticLines(format, text)).toEqual(expected);
  });

  it('every error of a text, each once', () => {
    expect(
      diagnosticLines('sources', 'sources:\n  - {id: [], title: One, kind: handbok}\n  - {}\nx: 1\n'),
    ).toHaveLength(6);
  });

  it('nothing of a text that could not be read', () => {
    expect(diagnosticLines('sources', 'sources: [')).toEqual([]);
  });

  it('names of a hostile file lose their power over the terminal', () => {
    const [found] = diagnosticsOf('answers', 'answers: {}\n"a\\e[31m\\u202e": 1\n');
    expect(found?.message).toBe('The key `a␛[31m�` is not known here.');
  });

  it('ends after some hundred errors', () => {
    const many = `sources:\n${'  - {}\n'.repeat(3000)}`;
    const codes = diagnosticsOf('sources', many).map(({ code }) => code);
    expect(codes).toHaveLength(501);
    expect(codes.at(-1)).toBe('too-many');
  });
});
