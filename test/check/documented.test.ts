import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';

const read = (file: string): string => readFileSync(new URL(`../../${file}`, import.meta.url), 'utf8');

it('docs/diagnostics.md explains every code, with a wrong and a right example', () => {
  const [union = ''] = /export type DiagnosticCode =[^;]*;/.exec(read('src/pack/diagnostic.ts')) ?? [];
  const codes = Array.from(union.matchAll(/'([a-z-]+)'/g), ([, code]) => code);
  const sections = read('docs/diagnostics.md').split(/^### /m).slice(1);
  expect(codes.length).toBeGreaterThan(40);
  expect(sections.map((section) => section.split('\n')[0]).sort()).toEqual(codes.sort());
  for (const section of sections)
    expect(section).toMatch(/^[a-z-]+\n\n\*(Error|Warning)\.\* [^]+\nWrong:[^]+\nRight:/);
});
