import fc from 'fast-check';
import { expect, it } from 'vitest';
import { briefLines } from '../../src/report/renderers/ndjson.ts';
import { withoutHidden } from '../../src/report/renderers/json.ts';
import type { BriefAssessment } from '../../src/schema/types.ts';

const text = fc.string({ unit: 'binary', maxLength: 8 });
const interval = fc.record({ low: fc.nat(100), high: fc.nat(100) });
const results: fc.Arbitrary<BriefAssessment> = fc.record({
  format: fc.constant('born-global/brief/1'),
  pack: text,
  company: fc.option(text),
  open: fc.nat(),
  score: interval,
  level: fc.record({ low: text, high: text }),
  dimensions: fc.dictionary(text, fc.option(interval)),
  gates: fc.array(text),
  recommendation: fc.record({
    market: fc.option(text),
    outcome: text,
    form: fc.option(text),
    settled: fc.boolean(),
  }),
  markets: fc.array(
    fc.record({
      id: text,
      rank: fc.option(fc.nat()),
      score: interval,
      outcome: text,
      modes: fc.array(text),
      form: fc.option(text),
      settled: fc.boolean(),
    }),
  ),
});

it('an assessment in brief is written as JSON in which nothing is hidden', () => {
  const line = briefLines();
  fc.assert(
    fc.property(results, (result) => {
      expect(line(result)).toBe(withoutHidden(JSON.stringify(result)));
    }),
  );
});
