import { withEntry } from '../../../rule-pack/map-entries.ts';
import { allQuestions, packEntries, type PackEntry } from '../../../rule-pack/traverse.ts';
import type { Pack } from '../../../rule-pack/rule-pack.ts';
import type { Question } from '../../../schema/types.ts';
import type { Questions } from './condition-mutants.ts';
import { standalone, Focus, type Part } from './focus.ts';
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
  const rules = rulesOf(pack, questions);
  return [
    ...manifestMutants(manifest).map((one) => ofPack('pack', 'the pack', one)),
    ...packEntries(pack).flatMap((entry) => entryMutants(pack, entry, rules, questions)),
  ];
}

function entryMutants(pack: Pack, entry: PackEntry, rules: Rules, questions: Questions): readonly Mutant[] {
  const focusOn = <Value extends PackEntry['value']>(value: Value): Focus<Value, Pack> =>
    new Focus(partOf(entry), entry.path, value, (other) => withEntry(pack, entry, other));
  switch (entry.kind) {
    case 'question':
      return ofQuestion(focusOn(entry.value), questions);
    case 'dimension':
      return dimensionMutants(focusOn(entry.value)).map((one) => ofPack('readiness', 'dimensions', one));
    case 'gate':
      return rules.gate(focusOn(entry.value));
    case 'requirement':
      return rules.requirement(focusOn(entry.value));
    case 'factor':
    case 'fit':
      return rules.factor(focusOn(entry.value));
    case 'barrier':
      return rules.barrier(focusOn(entry.value));
    case 'recommendation':
      return rules.recommendation(focusOn(entry.value));
    default:
      return [];
  }
}

const partOf = ({ format, market }: PackEntry): Part => (market === null ? format : { market });

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
