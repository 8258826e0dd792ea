import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { checkExactly } from '../../../src/rule-tools/prove/check-exactly.ts';
import { compile } from '../../../src/engine/compile/compile.ts';
import { toFormula } from '../../../src/engine/conditions/to-formula.ts';
import { levelsOf, readinessScores } from '../../../src/engine/scoring/readiness.ts';
import { rankModes } from '../../../src/engine/scoring/verdict.ts';
import type { Pack } from '../../../src/rule-pack/rule-pack.ts';
import { everyCompany, holds } from '../../solver/every-company.ts';
import { randomPack, written } from '../../solver/random-packs.ts';

const reported = (pack: Pack): readonly string[] =>
  checkExactly(pack, written(pack).files).diagnostics.map(
    ({ code, message, evidence }) => `${code} (${evidence?.kind ?? '?'}) ${message}`,
  );

describe('exact findings', () => {
  it('agree with a count of every company, for packs at random', () => {
    fc.assert(
      fc.property(randomPack(), (pack) => {
        const codes = reported(pack);
        const compiled = compile(pack);
        const companies = [...everyCompany(compiled)];
        const has = (text: string): boolean => codes.some((line) => line.includes(text));
        const gate = pack.readiness.gates[0];
        const holdsAt = companies.filter((company) =>
          holds(toFormula(gate?.when, null, compiled.space), company),
        ).length;
        expect(has('rule-never-holds (proved) No company can meet the condition of the gate')).toBe(
          holdsAt === 0,
        );
        const verdicts = new Set(
          companies.flatMap((company) => company.markets.map((market) => rankModes(company, market).outcome)),
        );
        for (const { id } of pack.entryModes.modes)
          expect([id, has(`the entry mode \`${id}\` is recommended to no company`)]).toEqual([
            id,
            !verdicts.has(id),
          ]);
        const levels = new Set(
          companies.map((company) => levelsOf(company, readinessScores(company).overall).capped.low),
        );
        for (const [index, { id }] of pack.manifest.levels.entries())
          expect([id, has(`No company reaches the level \`${id}\``)]).toEqual([id, !levels.has(index)]);
      }),
      { numRuns: 25 },
    );
  });
});
