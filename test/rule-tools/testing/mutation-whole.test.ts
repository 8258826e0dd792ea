import { describe, expect, test } from 'vitest';
import { mismatches } from '../../../src/rule-tools/testing/expectations.ts';
import { mutantsOf } from '../../../src/rule-tools/testing/mutation/mutants-of.ts';
import { Trials } from '../../../src/rule-tools/testing/mutation/trial.ts';
import { assess } from '../../../src/engine/assess.ts';
import { compile } from '../../../src/engine/compile/compile.ts';
import { smallPack } from '../../fixtures/small-pack.ts';
import { casesFrom } from './mutation-cases.ts';

describe('a mutant', () => {
  test('is noticed by just the cases that fail when the altered pack is compiled and assessed whole', () => {
    const cases = casesFrom(smallPack, 101);
    const trials = new Trials(smallPack, cases);
    for (const mutant of mutantsOf(smallPack)) {
      const altered = compile(mutant.make());
      const failing = cases.find(
        ({ answers, expect: wanted }) => mismatches(wanted, assess(altered, answers)).length > 0,
      );
      const { inside, text } = mutant;
      expect({ inside, text, by: trials.notice(mutant) }).toEqual({
        inside,
        text,
        by: failing?.id ?? null,
      });
    }
  });
});
