import fc from 'fast-check';
import { assess } from '../../src/engine/assess.ts';
import { compile } from '../../src/engine/compile/compile.ts';
import type { AnswerFile } from '../../src/schema/types.ts';
import type { Member } from '../../src/analysis/cohort/result.ts';
import { openAnswers } from '../engine/answer-arbitraries.ts';
import { smallPack } from '../fixtures/small-pack.ts';

const compiled = compile(smallPack);

/** A member of a cohort of the small pack. */
export const member = (name: string, answers: AnswerFile): Member => ({
  name,
  assessment: assess(compiled, { ...answers, company: name }),
});

/** Names that are found in no other text. */
export const nameOf = (index: number): string => `Zq${index}xW`;

/** Cohorts of companies drawn at random, each of a name of its own. */
export const members = (least: number, most: number): fc.Arbitrary<readonly Member[]> =>
  fc
    .array(openAnswers(smallPack), { minLength: least, maxLength: most })
    .map((drawn) => drawn.map((answers, index) => member(nameOf(index), answers)));
