import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { readAnswers } from '../../src/answers/parse.ts';
import { checkExactly } from '../../src/rule-tools/prove/check-exactly.ts';
import { checkPack } from '../../src/rule-tools/lint/check-pack.ts';
import { applySuppressions } from '../../src/rule-tools/lint/suppressions.ts';
import { compile } from '../../src/engine/compile/compile.ts';
import { applicableQuestions } from '../../src/engine/applicable-questions.ts';
import { parseRulePack } from '../../src/rule-pack/parse-rule-pack.ts';
import type { Diagnostic } from '../../src/source/diagnostic.ts';
import type { Example } from '../../src/cli/diagnostics/docs-page.ts';
import { pages, withExamples, type Page, type Put } from './documented-pages.ts';
import { loadSmallPack, today } from '../fixtures/small-pack-files.ts';

const union = readFileSync(new URL('../../src/source/diagnostic.ts', import.meta.url), 'utf8');
const codesIn = (text: string): readonly string[] =>
  Array.from(text.matchAll(/^ {2}\| '([a-z-]+)'/gm), ([, code = '']) => code);
const codes = codesIn(/export type DiagnosticCode =[^;]*;/.exec(union)?.[0] ?? '');
const ofAllCompanies = codesIn(/\/\/ all possible companies\n[^/]*/.exec(union)?.[0] ?? '');

/** No text of a file shows these: they are about the file itself, or the example would be too long for a page. */
const inWords = [
  'file-unreadable',
  'file-too-large',
  'unknown-file',
  'encoding',
  'file-changed',
  'file-unwritable',
  'yaml-depth',
  'too-many',
  'table-syntax',
  'unknown-column',
];

/** Told of the whole pack, so wherever the example stands. */
const ofWholePack = ['company-without-advice'];

interface Found {
  readonly puts: readonly Put[];
  readonly diagnostics: readonly Diagnostic[];
}

/** What is found where the examples stand in the small pack; `answers.yaml` is read as answers to its questions. */
function found({ code }: Page, examples: readonly Example[]): Found {
  const [first] = examples;
  if (first?.file === 'answers.yaml') return foundInAnswers(first);
  const { texts, puts } = withExamples(examples);
  const loaded = parseRulePack(texts);
  const plain = [...loaded.diagnostics, ...checkPack(loaded, today)];
  const { diagnostics } = applySuppressions(loaded.files, plain, codes, (one) =>
    ofAllCompanies.includes(one),
  );
  if (!ofAllCompanies.includes(code)) return { puts, diagnostics };
  if (loaded.pack === null) throw new Error('the search of all companies needs a pack without errors');
  return { puts, diagnostics: [...diagnostics, ...checkExactly(loaded.pack, loaded.files).diagnostics] };
}

function foundInAnswers({ file, yaml }: Example): Found {
  const { pack } = loadSmallPack();
  if (pack === null) throw new Error('the small pack has a fault');
  const compiled = compile(pack);
  const questions = (given: Parameters<typeof applicableQuestions>[1]) =>
    applicableQuestions(compiled, given);
  const { diagnostics } = readAnswers(yaml, file, pack, { lenient: false, places: questions });
  return { puts: [{ file, from: 0, to: yaml.length }], diagnostics };
}

const isIn = ({ file, start }: Diagnostic, puts: readonly Put[]): boolean =>
  puts.some(
    (put) => put.file === file && (start === null || (start.offset >= put.from && start.offset <= put.to)),
  );

const reported = (diagnostics: readonly Diagnostic[]): readonly string[] =>
  diagnostics.map(({ file, start, code, message }) => `${file}:${start?.line ?? '?'} ${code} ${message}`);

it('every code has a page, and every page a code', () => {
  expect(codes.length).toBeGreaterThan(60);
  expect(pages.map(({ code }) => code)).toEqual([...codes].sort());
});

it('the index names every code once and leads to its page', () => {
  const index = readFileSync(new URL('../../docs/diagnostics.md', import.meta.url), 'utf8');
  const links = Array.from(index.matchAll(/^\| \[([a-z-]+)\]\(diagnostics\/([a-z-]+)\.md\)/gm));
  expect(links.map(([, code]) => code).sort()).toEqual([...codes].sort());
  for (const [, code, page] of links) expect(page).toBe(code);
});

describe.each(pages)('$code', (page) => {
  const { code, text, wrong, right } = page;

  it('has the form of a page', () => {
    expect(text).toMatch(
      new RegExp(
        `^# ${code}\\n\\n\\*(Error|Warning|Error or warning)\\.\\* \\S[^]+` +
          '\\n\\n\\*\\*Why it matters\\.\\*\\* \\S[^]+\\n\\n## Wrong\\n\\n[^]+\\n\\n## Right\\n\\n[^]+\\n\\n## How to fix it\\n\\n[^]+\\n$',
      ),
    );
  });

  /** The small pack, made to be small, has findings about all companies of its own. */
  const ofExample = ({ puts, diagnostics }: Found): readonly Diagnostic[] =>
    ofWholePack.includes(code) ? diagnostics : diagnostics.filter((diagnostic) => isIn(diagnostic, puts));
  const others = ({ diagnostics }: Found): readonly Diagnostic[] =>
    diagnostics.filter((diagnostic) => !ofAllCompanies.includes(diagnostic.code));

  if (inWords.includes(code)) return;

  it('is what the wrong example gives, and nothing else', () => {
    const shown = found(page, wrong.examples);
    expect(reported(ofExample(shown).filter((diagnostic) => diagnostic.code === code))).not.toEqual([]);
    expect(reported(others(shown).filter((diagnostic) => diagnostic.code !== code))).toEqual([]);
  });

  it('is not what the right example gives, nor anything else', () => {
    const shown = found(page, right.examples);
    expect(right.examples).not.toEqual([]);
    expect(reported(ofExample(shown).filter((diagnostic) => diagnostic.code === code))).toEqual([]);
    expect(reported(others(shown))).toEqual([]);
  });
});
