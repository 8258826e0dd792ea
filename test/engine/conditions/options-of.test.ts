import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { applicableQuestions } from '../../../src/engine/applicable-questions.ts';
import { assess } from '../../../src/engine/assess.ts';
import { compile } from '../../../src/engine/compile/compile.ts';
import { toFormula } from '../../../src/engine/conditions/to-formula.ts';
import { summarize } from '../../../src/engine/summarize.ts';
import { companySpaceOf } from '../../../src/solver/space.ts';
import type { Pack } from '../../../src/rule-pack/rule-pack.ts';
import type { AnswerFile, Question } from '../../../src/schema/types.ts';
import { completed, concreteAnswers } from '../answer-arbitraries.ts';
import { readPlainly } from '../reference-model.ts';
import { gate, smallPack } from '../../fixtures/small-pack.ts';

const ids = ['funding', 'channel', 'plant'];
const options = ids.map((id) => ({ id, label: id }));
const common = { section: 'all', why: '…', cites: ['own-judgement'] };
const mainNeed: Question = {
  ...common,
  id: 'main-need',
  ask: 'Which most?',
  type: 'one',
  'options-of': 'needs',
  options,
};

/** The small pack, with a question that chooses among what is ticked, and a gate for each choice. */
const pack: Pack = {
  ...smallPack,
  questionnaire: {
    ...smallPack.questionnaire,
    questions: [
      ...smallPack.questionnaire.questions.map((question) =>
        question.id === 'needs' ? { ...question, options } : question,
      ),
      mainNeed,
    ],
  },
  readiness: {
    ...smallPack.readiness,
    gates: [
      ...ids.map((id) => ({ ...gate({ 'main-need': id }), id })),
      { ...gate({ 'main-need': 'not-applicable' }), id: 'not-asked' },
    ],
  },
};
const compiled = compile(pack);

/** The state of each gate that holds or may hold, and whether the question is asked. */
function told(needs: AnswerFile['answers'][string], main?: AnswerFile['answers'][string]) {
  const answers = { needs, ...(main === undefined ? {} : { 'main-need': main }) };
  const { readiness } = assess(compiled, { answers, markets: { mu: {} } });
  return Object.fromEntries(readiness.gates.map(({ id, state }) => [id, state]));
}

describe('a question whose options are those ticked in another', () => {
  test('is not asked where none is ticked, and no option of it holds', () => {
    expect(told([])).toEqual({ 'not-asked': 'true' });
    expect(told([], 'funding')).toEqual({ 'not-asked': 'true' });
  });

  test('is answered by the only one that is ticked, whatever else was said', () => {
    expect(told(['channel'])).toEqual({ channel: 'true', 'not-asked': 'true' });
    expect(told(['channel'], 'funding')).toEqual({ channel: 'true', 'not-asked': 'true' });
  });

  test('is asked where two are ticked, and holds for what is chosen of them', () => {
    expect(told(['channel', 'funding'])).toEqual({ channel: 'open', funding: 'open' });
    expect(told(['channel', 'funding'], 'funding')).toEqual({ funding: 'true' });
    expect(told(['channel', 'funding'], 'plant')).toEqual({});
  });

  test('is open where it is open what is ticked', () => {
    expect(told({ 'one-of': ['channel'] }, 'channel')).toEqual({ channel: 'open', 'not-asked': 'true' });
    expect(told('dont-know', 'funding')).toEqual({
      funding: 'open',
      channel: 'open',
      plant: 'open',
      'not-asked': 'open',
    });
  });

  test('offers just what is ticked', () => {
    const offered = (needs: AnswerFile['answers'][string]) => {
      const found = applicableQuestions(compiled, { answers: { needs } }).find(
        ({ question }) => question.id === 'main-need',
      );
      return [found?.applies, found?.question.options?.map(({ id }) => id)];
    };
    expect(offered(['plant', 'funding'])).toEqual(['true', ['funding', 'plant']]);
    expect(offered(ids)).toEqual(['true', ids]);
    expect(offered('dont-know')).toEqual(['open', ids]);
    expect(offered(['plant'])[0]).toBe('false');
  });

  test('says what a plain reading of the rules says, and no more than was possible before', () => {
    fc.assert(
      fc.property(concreteAnswers(pack), (answers) => {
        const plain = readPlainly(pack, answers);
        expect([...summarize(compiled, answers).gates].sort()).toEqual([...plain.gates].sort());
      }),
      { numRuns: 300 },
    );
    fc.assert(
      fc.property(completed(pack), ([wide, concrete]) => {
        const states = (answers: AnswerFile) =>
          new Map(assess(compiled, answers).readiness.gates.map(({ id, state }) => [id, state]));
        const [before, after] = [states(wide), states(concrete)];
        for (const id of [...ids, 'not-asked']) {
          const was = before.get(id) ?? 'false';
          if (was !== 'open') expect(after.get(id) ?? 'false', id).toBe(was);
        }
      }),
      { numRuns: 300 },
    );
  });

  test('is chosen by the solver from what is ticked alone', () => {
    const space = companySpaceOf(compiled);
    const find = (condition: Parameters<typeof toFormula>[0]) =>
      space.find(toFormula(condition, null, compiled.space));
    const found = find({ 'main-need': 'plant', needs: { includes: 'funding' } });
    if (found.kind !== 'found') throw new Error('there is such a company');
    expect(found.answers.answers['needs']).toEqual(expect.arrayContaining(['funding', 'plant']));
    expect(found.answers.answers['main-need']).toBe('plant');
    const others = { not: { needs: { includes: 'plant' } } };
    expect(find({ all: [{ 'main-need': 'plant' }, others] }).kind).toBe('none');
    // With exactly one ticked it need not be asked.
    const single = find({
      all: [{ 'main-need': 'plant' }, { 'main-need': 'not-applicable' }],
    });
    if (single.kind !== 'found') throw new Error('there is such a company');
    expect(single.answers.answers['needs']).toEqual(['plant']);
  });
});
