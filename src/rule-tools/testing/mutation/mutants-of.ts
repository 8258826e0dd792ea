import { allQuestions } from '../../../rule-pack/traverse.ts';
import type { Pack } from '../../../rule-pack/rule-pack.ts';
import type { Market, Question } from '../../../schema/types.ts';
import type { Questions } from './condition-mutants.ts';
import { standalone, Focus, itemsOf, optionalItems } from './focus.ts';
import type { Alteration, Mutant, RuleChange } from './mutant.ts';
import { dimensionMutants, manifestMutants, questionMutants } from './question-mutants.ts';
import {
  barrierMutants,
  factorMutants,
  gateMutants,
  recommendationMutants,
  requirementMutants,
} from './rule-mutants.ts';

/** All mutants of a pack, in the order of its files. */
export function mutantsOf(pack: Pack): readonly Mutant[] {
  const questions = new Map(allQuestions(pack).map((question) => [question.id, question]));
  const manifest = new Focus('pack', [], pack.manifest, (value): Pack => ({ ...pack, manifest: value }));
  const questionnaire = new Focus('questionnaire', [], pack.questionnaire, (value): Pack => ({
    ...pack,
    questionnaire: value,
  }));
  const readiness = new Focus('readiness', [], pack.readiness, (value): Pack => ({
    ...pack,
    readiness: value,
  }));
  const modes = new Focus('entry-modes', [], pack.entryModes, (value): Pack => ({
    ...pack,
    entryModes: value,
  }));
  const advice = new Focus('recommendations', [], pack.recommendations, (value): Pack => ({
    ...pack,
    recommendations: value,
  }));
  const rules = rulesOf(pack, questions);
  return [
    ...manifestMutants(manifest).map((one) => ofPack('pack', 'the pack', one)),
    ...itemsOf(questionnaire.at('questions')).flatMap((question) => ofQuestion(question, questions)),
    ...dimensionMutants(readiness.at('dimensions')).map((one) => ofPack('readiness', 'dimensions', one)),
    ...itemsOf(readiness.at('gates')).flatMap(rules.gate),
    ...itemsOf(modes.at('modes')).flatMap((mode) => [
      ...itemsOf(mode.at('requires')).flatMap(rules.requirement),
      ...itemsOf(mode.at('factors')).flatMap(rules.factor),
    ]),
    ...itemsOf(advice.at('recommendations')).flatMap(rules.recommendation),
    ...pack.markets.flatMap((market, index) => {
      const put = (value: Market): Pack => ({ ...pack, markets: pack.markets.with(index, value) });
      return marketMutants(new Focus({ market: market.id }, [], market, put), rules, questions);
    }),
  ];
}

const marketMutants = (
  market: Focus<Market, Pack>,
  rules: Rules,
  questions: Questions,
): readonly Mutant[] => [
  ...optionalItems(market.at('questions')).flatMap((question) => ofQuestion(question, questions)),
  ...itemsOf(market.at('fit')).flatMap(rules.factor),
  ...itemsOf(market.at('barriers')).flatMap(rules.barrier),
  ...optionalItems(market.at('entry-modes')).flatMap((mode) => [
    ...optionalItems(mode.at('requires')).flatMap(rules.requirement),
    ...optionalItems(mode.at('factors')).flatMap(rules.factor),
  ]),
  ...optionalItems(market.at('recommendations')).flatMap(rules.recommendation),
];

type Rules = ReturnType<typeof rulesOf>;

type Of<Kind extends RuleChange['of']> = Extract<RuleChange, { readonly of: Kind }>['before'];

/** Builds the mutants of each kind of rule. */
function rulesOf(pack: Pack, questions: Questions) {
  const levels = pack.manifest.levels.map(({ id }) => id);
  return {
    gate: (rule: Focus<Of<'gate'>, Pack>) =>
      gateMutants(standalone(rule), questions, levels).map((one) =>
        ofRule(rule, one, { of: 'gate', before: rule.value, after: one.after }),
      ),
    requirement: (rule: Focus<Of<'requirement'>, Pack>) =>
      requirementMutants(standalone(rule), questions).map((one) =>
        ofRule(rule, one, { of: 'requirement', before: rule.value, after: one.after }),
      ),
    factor: (rule: Focus<Of<'factor'>, Pack>) =>
      factorMutants(standalone(rule), questions).map((one) =>
        ofRule(rule, one, { of: 'factor', before: rule.value, after: one.after }),
      ),
    barrier: (rule: Focus<Of<'barrier'>, Pack>) =>
      barrierMutants(standalone(rule), questions).map((one) =>
        ofRule(rule, one, { of: 'barrier', before: rule.value, after: one.after }),
      ),
    recommendation: (rule: Focus<Of<'recommendation'>, Pack>) =>
      recommendationMutants(standalone(rule), questions).map((one) =>
        ofRule(rule, one, { of: 'recommendation', before: rule.value, after: one.after }),
      ),
  };
}

function ofRule<Rule extends { readonly id: string }>(
  { part, put, value }: Focus<Rule, Pack>,
  { after, ...alteration }: Alteration<Rule>,
  change: RuleChange,
): Mutant {
  return { ...alteration, part, inside: `${change.of} ${value.id}`, change, make: () => put(after) };
}

const ofQuestion = (question: Focus<Question, Pack>, questions: Questions): readonly Mutant[] =>
  questionMutants(question, questions).map((one) =>
    ofPack(question.part, `question ${question.value.id}`, one),
  );

const ofPack = (
  part: Mutant['part'],
  inside: string,
  { after, ...alteration }: Alteration<Pack>,
): Mutant => ({ ...alteration, part, inside, change: null, make: () => after });
