import fc from 'fast-check';
import { expect, test } from 'vitest';
import { jsonReport } from '../../src/report/renderers/json.ts';
import type { Assessment } from '../../src/schema/types.ts';
import { assessments } from './assessments.ts';
import { rich } from './fixture/rich.ts';
import { page, unsafe } from './page.ts';

test('JSON is the assessment, to the last character, with nothing hidden in it', () => {
  fc.assert(
    fc.property(assessments, fc.boolean(), (assessment, unicode) => {
      const text = jsonReport(assessment, page({ unicode }));
      expect(JSON.parse(text)).toEqual(assessment);
      expect(text).not.toMatch(unsafe);
      expect(text).not.toMatch(/\p{Cf}/u);
      if (!unicode) expect(text).toMatch(/^[\n -~]*$/u);
    }),
    { numRuns: 40 },
  );
});

test('JSON keeps its order of keys when it is read and written again, and ends its last line', () => {
  const text = jsonReport(rich, page());
  expect(jsonReport(JSON.parse(text) as Assessment, page())).toBe(text);
  expect(text.endsWith('}\n')).toBe(true);
});
