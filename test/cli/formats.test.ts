import draft04 from 'ajv-draft-04';
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { describe, expect, test } from 'vitest';
import type { FormatContext } from '../../src/cli/diagnostics/formats/format.ts';
import { diagnosticFormats } from '../../src/cli/diagnostics/formats/formats.ts';
import { junitReport } from '../../src/cli/diagnostics/formats/junit.ts';
import type { Diagnostic, Position } from '../../src/source/diagnostic.ts';

const file = 'markets/atlantis.yaml';
const text = `id: atlantis\nfacts:\n  - id: AT-1\n    as-of: '2019'\n  - id: AT-2\n    as-of: '2019'\n`;

function place(words: string, nth = 0, within = text): { start: Position; end: Position } {
  const offset = within
    .split(words)
    .slice(0, nth + 1)
    .join(words).length;
  const before = within.slice(0, offset).split('\n');
  const start = { line: before.length, column: (before.at(-1) ?? '').length + 1, offset };
  return { start, end: { ...start, column: start.column + words.length, offset: offset + words.length } };
}

const stale: Diagnostic = {
  code: 'stale-fact',
  severity: 'warning',
  file,
  ...place("'2019'"),
  message: 'The fact `AT-1` is older than 18 months.',
  expected: 'a look at the source',
  suggestion: null,
};

const unknown: Diagnostic = {
  code: 'unknown-option',
  severity: 'error',
  file,
  ...place('atlantis'),
  message: 'There is no option `atlantis`.',
  expected: null,
  suggestion: 'atlantic',
};

const wholeFile: Diagnostic = { ...unknown, code: 'unknown-file', start: null, end: null, suggestion: null };

const testCase = '- id: shown\n  given:\n    answers: {stage: sold}\n';
const witnessed: Diagnostic = {
  ...stale,
  code: 'company-without-advice',
  evidence: { kind: 'witness', testCase },
};
const proved: Diagnostic = { ...stale, code: 'rule-never-holds', evidence: { kind: 'proved' } };
const undecided: Diagnostic = { ...stale, code: 'tautology', evidence: { kind: 'undecided' } };

const every = [stale, unknown, wholeFile, witnessed, proved, undecided];

const context: FormatContext = {
  texts: new Map([[file, text]]),
  suppressed: [],
  style: { width: 80, colour: false, unicode: true },
  version: '0.1.0',
  help: (code) => ({
    severity: code.startsWith('unknown') ? 'error or warning' : 'warning',
    meaning: `What ${code} means.`,
    fix: `How ${code} is fixed.`,
  }),
  summary: '1 error, 0 warnings.',
};

const write = (
  name: keyof typeof diagnosticFormats,
  diagnostics: readonly Diagnostic[],
  more: Partial<FormatContext> = {},
): string => diagnosticFormats[name](diagnostics, { ...context, ...more });

/** Ends a line, closes an element, starts a command, colours a terminal. */
const hostileText = 'a\r\n::error::b %25 </failure>]]> "&\' \u001b[31m \u202e\uffff';
const hostile: Diagnostic = {
  ...unknown,
  file: `a,b:c%\n::warning::d<"&'\u001b.yaml`,
  message: hostileText,
  expected: hostileText,
  suggestion: hostileText,
  evidence: { kind: 'witness', testCase: hostileText },
};

const formatNames = ['pretty', 'json', 'sarif', 'github', 'gitlab', 'junit'] as const;

describe('every format', () => {
  test.each(formatNames)('%s reports what a finding rests on', (name) => {
    expect(write(name, [witnessed])).toContain('given:');
    expect(write(name, [proved]).toLowerCase()).toContain('proved');
    expect(write(name, [undecided]).toLowerCase()).toContain('undecided');
  });

  test.each(formatNames)('%s keeps no power in what stands in files', (name) => {
    expect(write(name, [hostile])).not.toMatch(/(?!\n)[\p{Cc}\u202e]/u);
  });
});

describe('pretty', () => {
  test('shows the company of a finding as it is pasted into a test, indented', () => {
    expect(write('pretty', [witnessed]))
      .toBe(`markets/atlantis.yaml:4:12 warning company-without-advice The fact \`AT-1\` is older than 18 months.
   3 |   - id: AT-1
   4 |     as-of: '2019'
     |            ^^^^^^
  expected: a look at the source
  Shown by these answers:
  - id: shown
    given:
      answers: {stage: sold}

1 error, 0 warnings.
`);
  });
});

describe('github', () => {
  test('writes one annotation a line, at the place of the finding', () => {
    expect(write('github', [stale, unknown, wholeFile])).toBe(
      [
        '::warning file=markets/atlantis.yaml,line=4,endLine=4,col=12,endColumn=18,title=stale-fact::The fact `AT-1` is older than 18 months. Expected: a look at the source.',
        '::error file=markets/atlantis.yaml,line=1,endLine=1,col=5,endColumn=13,title=unknown-option::There is no option `atlantis`. Did you mean `atlantic`?',
        '::error file=markets/atlantis.yaml,title=unknown-file::There is no option `atlantis`.',
        '',
      ].join('\n'),
    );
  });

  test('cannot be made to write another command', () => {
    const written = write('github', [hostile]);
    expect(written.trimEnd().split('\n')).toHaveLength(1);
    const [, properties = ''] = /^::error (.*?)::/.exec(written) ?? [];
    expect(properties.split(',').map((property) => property.split('=')[0])).toEqual([
      'file',
      'line',
      'endLine',
      'col',
      'endColumn',
      'title',
    ]);
    expect(properties).toContain('file=a%2Cb%3Ac%25');
    expect(written).toContain('b %2525 </failure>');
  });
});

describe('gitlab', () => {
  test('has what a code quality report needs', () => {
    const found = JSON.parse(write('gitlab', every)) as readonly { readonly fingerprint: string }[];
    expect(found[0]).toEqual({
      description: 'The fact `AT-1` is older than 18 months. Expected: a look at the source.',
      check_name: 'stale-fact',
      fingerprint: expect.stringMatching(/^[0-9a-f]{32}$/) as string,
      severity: 'minor',
      location: { path: file, lines: { begin: 4, end: 4 } },
    });
    expect(new Set(found.map(({ fingerprint }) => fingerprint)).size).toBe(every.length);
  });
});

interface SarifLog {
  readonly runs: readonly {
    readonly tool: { readonly driver: { readonly rules: readonly { readonly id: string }[] } };
    readonly results: readonly {
      readonly ruleId: string;
      readonly ruleIndex: number;
      readonly level: string;
      readonly locations: readonly { readonly physicalLocation: Readonly<Record<string, unknown>> }[];
      readonly partialFingerprints: Readonly<Record<string, string>>;
      readonly suppressions?: unknown;
    }[];
  }[];
}

const logOf = (written: string): SarifLog['runs'][number] => {
  const [run] = (JSON.parse(written) as SarifLog).runs;
  if (run === undefined) throw new Error('the log has no run');
  return run;
};

describe('sarif', () => {
  const schema = createRequire(import.meta.url).resolve(
    '@microsoft/jest-sarif/lib/schemas/sarif-2.1.0-rtm.5.json',
  );
  // Formats of strings are left out: the schema asks for no more of them than `uri`.
  const valid = new draft04.default({
    strict: false,
    validateFormats: false,
    unicodeRegExp: false,
  }).compile(JSON.parse(readFileSync(schema, 'utf8')) as object);
  const faults = (written: string): unknown => (valid(JSON.parse(written)) ? [] : valid.errors);

  test.each([
    ['nothing found', []],
    ['findings of every kind', every],
    ['hostile text', [hostile]],
  ])('is valid against the official schema: %s', (_what, found) => {
    const suppressed = found.map((diagnostic) => ({ diagnostic, reason: 'known' }));
    expect(faults(write('sarif', found, { suppressed }))).toEqual([]);
  });

  test('the schema would notice an error', () => {
    expect(faults('{"version": "2.1.0", "runs": [{"results": []}]}')).not.toEqual([]);
  });

  test('gives the place from the first to after the last character', () => {
    const { results } = logOf(write('sarif', [stale, wholeFile]));
    expect(results.map(({ locations }) => locations[0]?.physicalLocation)).toEqual([
      {
        artifactLocation: { uri: file },
        region: { startLine: 4, startColumn: 12, endLine: 4, endColumn: 18 },
      },
      { artifactLocation: { uri: file } },
    ]);
    expect(results.map(({ level }) => level)).toEqual(['warning', 'error']);
  });

  test('explains each code once, and each result names its rule', () => {
    const { tool, results } = logOf(write('sarif', [...every, stale]));
    const { rules } = tool.driver;
    expect(rules.map(({ id }) => id)).toEqual([...new Set(every.map(({ code }) => code))].sort());
    expect(results.map(({ ruleIndex }) => rules[ruleIndex]?.id)).toEqual(results.map(({ ruleId }) => ruleId));
    expect(rules[0]).toEqual({
      id: 'company-without-advice',
      shortDescription: { text: 'What company-without-advice means.' },
      fullDescription: { text: 'What company-without-advice means.' },
      help: {
        text: 'How company-without-advice is fixed.\n\nWith examples: born-global rules explain company-without-advice',
      },
      defaultConfiguration: { level: 'warning' },
    });
    expect(rules.at(-1)).toMatchObject({ id: 'unknown-option', defaultConfiguration: { level: 'error' } });
  });

  test('keeps what is suppressed, with the reason', () => {
    const suppressed = [{ diagnostic: stale, reason: 'law in force' }];
    const { results } = logOf(write('sarif', [unknown], { suppressed }));
    expect(results.map(({ suppressions }) => suppressions)).toEqual([
      undefined,
      [{ kind: 'inSource', justification: 'law in force' }],
    ]);
  });

  test('knows a finding again when lines above it are new, and two alike apart', () => {
    const second: Diagnostic = { ...stale, ...place("'2019'", 1) };
    const prints = (found: readonly Diagnostic[], own: string): readonly unknown[] =>
      logOf(write('sarif', found, { texts: new Map([[file, own]]) })).results.map(
        ({ partialFingerprints }) => partialFingerprints,
      );
    const moved = `# a remark\n\n${text}`;
    const before = prints([stale, second], text);
    const after = prints(
      [
        { ...stale, ...place("'2019'", 0, moved) },
        { ...second, ...place("'2019'", 1, moved) },
      ],
      moved,
    );
    expect(after).toEqual(before);
    expect(before[0]).not.toEqual(before[1]);
    expect(prints([{ ...stale, code: 'review-due' }], text)).not.toEqual([before[0]]);
  });
});

describe('junit', () => {
  test('is a suite for each file, with its counts', () => {
    const cases = [
      { name: 'passes', file: 'a.yaml', line: 3, failure: null },
      {
        name: 'fails',
        file: 'a.yaml',
        line: 9,
        failure: { message: 'low, not high', text: 'expected: high' },
      },
      { name: 'passes too', file: 'b.yaml', line: null, failure: null },
    ];
    expect(junitReport('rules test', cases)).toBe(`<?xml version="1.0" encoding="UTF-8"?>
<testsuites name="rules test" tests="3" failures="1" errors="0">
  <testsuite name="a.yaml" tests="2" failures="1" errors="0" skipped="0">
    <testcase classname="a.yaml" name="passes" file="a.yaml" line="3"/>
    <testcase classname="a.yaml" name="fails" file="a.yaml" line="9">
      <failure message="low, not high">expected: high</failure>
    </testcase>
  </testsuite>
  <testsuite name="b.yaml" tests="1" failures="0" errors="0" skipped="0">
    <testcase classname="b.yaml" name="passes too" file="b.yaml"/>
  </testsuite>
</testsuites>
`);
  });

  test('cannot be made to hold other elements, or what no XML may hold', () => {
    const written = write('junit', [hostile]);
    expect(written.match(/<\/?[a-z]+/g)).toEqual([
      '<testsuites',
      '<testsuite',
      '<testcase',
      '<failure',
      '</failure',
      '</testcase',
      '</testsuite',
      '</testsuites',
    ]);
    expect(written).not.toMatch(/&(?!(?:amp|lt|gt|quot|apos|#10);)/);
    expect(written).not.toMatch(/[\ufffe\uffff]/);
  });
});
