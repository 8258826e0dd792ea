import { fileURLToPath } from 'node:url';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { summarize } from '../../src/engine/summarize.ts';
import { compile } from '../../src/engine/compile/compile.ts';
import { loadRulePack } from '../../src/rule-pack/load-rule-pack.ts';
import type { BriefAssessment } from '../../src/schema/types.ts';
import { concreteAnswers } from './answer-arbitraries.ts';
import { readPlainly, type PlainReading } from './reference-model.ts';
import { smallPack } from '../fixtures/small-pack.ts';

const cwd = fileURLToPath(new URL('../..', import.meta.url));
const loaded = await loadRulePack({ cwd, rules: `${cwd}/rules`, markets: [`${cwd}/markets`] });
const shipped = loaded.pack;
if (shipped === null) throw new Error('the shipped rules cannot be read');

const point = (value: number | null) => (value === null ? null : { low: value, high: value });

const expected = (plain: PlainReading): Partial<BriefAssessment> => ({
  score: { low: plain.score, high: plain.score },
  dimensions: Object.fromEntries(Object.entries(plain.dimensions).map(([id, score]) => [id, point(score)])),
  level: { low: plain.level, high: plain.level },
  gates: [...plain.gates].sort(),
  markets: plain.markets.map((market) => ({
    ...market,
    score: { low: market.score, high: market.score },
    settled: true,
  })),
});

describe('the engine agrees with the reference model if every answer is known', () => {
  test.each([
    ['small', smallPack, 500],
    ['shipped', shipped, 150],
  ])('the %s rules', (_name, pack, numRuns) => {
    const compiled = compile(pack);
    fc.assert(
      fc.property(concreteAnswers(pack), (answers) => {
        const plain = readPlainly(pack, answers);
        const found = summarize(compiled, answers);
        expect({ ...found, gates: [...found.gates].sort() }).toMatchObject(expected(plain));
        expect(found.recommendation).toMatchObject({ market: plain.market, outcome: plain.outcome });
      }),
      { numRuns },
    );
  });
});
