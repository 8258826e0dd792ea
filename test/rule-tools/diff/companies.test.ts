import { describe, expect, it } from 'vitest';
import { diffPacks } from '../../../src/rule-tools/diff/diff-packs.ts';
import { outputKey } from '../../../src/rule-tools/diff/outputs.ts';
import { assess } from '../../../src/engine/assess.ts';
import { compile } from '../../../src/engine/compile/compile.ts';
import type { AnswerFile, AnswerMap } from '../../../src/schema/types.ts';
import { assessed, companies, edits, tinyPack } from './packs.ts';
import { text } from './described.ts';

const before = assessed(tinyPack);

describe.each(Object.entries(edits))('a change of %s', (_name, after) => {
  const found = diffPacks(tinyPack, after, { samples: 300, seed: 7 });
  const compiled = { old: compile(tinyPack), new: compile(after) };

  it('can differ exactly if it differs for some company', () => {
    const now = assessed(after);
    const expected = found.differences.map(({ output }) => {
      const differs = before.some((one, index) => {
        const other = now[index];
        return other !== undefined && text(output, one) !== text(output, other);
      });
      return `${outputKey(output)} ${differs ? 'differs' : 'same'}`;
    });
    // The order of plans may stay undecided; nothing else in a pack this small.
    const reported = found.differences.map(({ output, kind }, index) =>
      kind === 'undecided' && output.kind === 'plan' ? expected[index] : `${outputKey(output)} ${kind}`,
    );
    expect(reported).toEqual(expected);
    expect(expected.some((one) => one.endsWith('differs'))).toBe(true);
  });

  it('gives companies for which the outcome really differs', () => {
    for (const difference of found.differences) {
      if (difference.kind !== 'differs') continue;
      const { output, witness } = difference;
      const old = text(output, assess(compiled.old, witness.oldAnswers ?? witness.answers));
      expect(text(output, assess(compiled.new, witness.answers)), outputKey(output)).not.toBe(old);
      expect(witness.testCase).toContain(`id: changed-${output.kind}`);
    }
  });

  it('says of a witness what holds whatever its other answers are', () => {
    for (const difference of found.differences) {
      if (difference.kind !== 'differs' || difference.output.kind === 'plan') continue;
      const { output, witness } = difference;
      const fits = companies
        .filter((company) => contains(company, witness.answers))
        .filter((company) => contains(company, witness.oldAnswers ?? witness.answers))
        .filter((_, index) => index % 17 === 0);
      expect(fits.length, outputKey(output)).toBeGreaterThan(0);
      for (const company of fits)
        expect(text(output, assess(compiled.old, company))).not.toBe(
          text(output, assess(compiled.new, company)),
        );
    }
  });
});

/** Whether a company gives the answers of a witness. */
function contains(company: AnswerFile, witness: AnswerFile): boolean {
  const within = (all: AnswerMap, some: AnswerMap): boolean =>
    Object.entries(some).every(([id, value]) => {
      const given = all[id];
      if (typeof value === 'number' && typeof given === 'number') return sameRange(value, given);
      return JSON.stringify(given) === JSON.stringify(value);
    });
  return (
    within(company.answers, witness.answers) &&
    within(company.markets?.['atlantis'] ?? {}, witness.markets?.['atlantis'] ?? {})
  );
}

const sameRange = (a: number, b: number): boolean =>
  [6, 12, 13, 18].every((bound) => a >= bound === b >= bound);
