import fc from 'fast-check';
import { parseRulePack, packFiles, type LoadedPack } from '../../src/rule-pack/parse-rule-pack.ts';
import type { Pack } from '../../src/rule-pack/rule-pack.ts';
import type { Condition, Question } from '../../src/schema/types.ts';
import { smallPack } from '../fixtures/small-pack.ts';

const ids = (question: Question): readonly string[] => (question.options ?? []).map(({ id }) => id);

function testOf(question: Question): fc.Arbitrary<Condition> {
  switch (question.type) {
    case 'one':
      return fc.oneof(
        fc.constantFrom(...ids(question), 'not-applicable').map((option) => ({ [question.id]: option })),
        fc.subarray([...ids(question)], { minLength: 1 }).map((options) => ({ [question.id]: options })),
        fc.constantFrom(...ids(question)).map((option) => ({ [question.id]: { 'at-least': option } })),
      );
    case 'many':
      return fc.constantFrom(...ids(question)).map((option) => ({ [question.id]: { includes: option } }));
    case 'number':
      return fc
        .tuple(fc.constantFrom('at-least', 'less-than'), fc.constantFrom(6, 12, 30))
        .map(([key, bound]) => ({ [question.id]: { [key]: bound } }));
  }
}

/** A condition of up to three tests, nested once. */
export function conditionOn(questions: readonly Question[]): fc.Arbitrary<Condition> {
  const test = fc.constantFrom(...questions).chain(testOf);
  const tests = fc.array(test, { minLength: 1, maxLength: 3 });
  const group = fc.oneof(
    tests.map((all): Condition => ({ all })),
    tests.map((any): Condition => ({ any })),
    test.map((not): Condition => ({ not })),
  );
  return fc.oneof(
    test,
    group,
    fc.array(fc.oneof(test, group), { minLength: 2, maxLength: 2 }).map((all) => ({ all })),
  );
}

const weights = ['for', 'strongly-for', 'against', 'strongly-against'] as const;

/** The small pack with one market, and with visibility, gates, requirements and factors drawn at random. */
export function randomPack(): fc.Arbitrary<Pack> {
  const { questions } = smallPack.questionnaire;
  const company = questions.filter(({ per }) => per === undefined);
  const [market] = smallPack.markets;
  if (market === undefined) throw new Error('the small pack has a market');
  const shown = fc.tuple(
    ...questions.map((_question, index) =>
      // Only questions before it, so that visibility never runs in a circle.
      index === 0 || index > 3
        ? fc.constant(undefined)
        : fc.option(conditionOn(questions.slice(0, index)), { nil: undefined }),
    ),
  );
  const mode = fc.tuple(conditionOn(questions), conditionOn(questions), fc.constantFrom(...weights));
  return fc
    .tuple(shown, conditionOn(company), fc.tuple(mode, mode, mode))
    .map(([visible, cash, modes]): Pack => ({
      ...smallPack,
      questionnaire: {
        ...smallPack.questionnaire,
        questions: questions.map((question, index) => {
          const condition = visible[index];
          return condition === undefined ? question : { ...question, 'show-when': condition };
        }),
      },
      readiness: {
        ...smallPack.readiness,
        gates: smallPack.readiness.gates.map((gate) =>
          gate.per === undefined ? { ...gate, when: cash } : gate,
        ),
      },
      entryModes: {
        modes: smallPack.entryModes.modes.map((one, index) => {
          const [required, reason, weight] = modes[index] ?? [{}, {}, 'for'];
          return {
            ...one,
            requires: one.requires.map((requirement) => ({ ...requirement, when: required })),
            factors: one.factors.map((factor, place) =>
              place === 0 ? { ...factor, when: reason, weight } : factor,
            ),
          };
        }),
      },
      markets: [market],
    }));
}

/** The pack as it would be read from files: JSON is YAML too. */
export function written(pack: Pack): LoadedPack {
  const parts: Readonly<Record<string, unknown>> = {
    'sources.yaml': pack.sources,
    'company/pack.yaml': pack.manifest,
    'company/questionnaire.yaml': pack.questionnaire,
    'company/readiness.yaml': pack.readiness,
    'company/entry-modes.yaml': pack.entryModes,
    'company/recommendations.yaml': pack.recommendations,
  };
  return parseRulePack([
    ...packFiles('company').map(({ name, format }) => ({
      file: name,
      name,
      format,
      text: JSON.stringify(parts[name], undefined, 1),
    })),
    ...pack.markets.map((market) => {
      const name = `markets/${market.id}.yaml`;
      return { file: name, name, format: 'market' as const, text: JSON.stringify(market, undefined, 1) };
    }),
  ]);
}
