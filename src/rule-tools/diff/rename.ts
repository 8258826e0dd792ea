import type { Pack } from '../../rule-pack/rule-pack.ts';
import { mapTests } from '../../rule-pack/condition.ts';
import { mapEntries } from '../../rule-pack/map-entries.ts';
import { isList } from '../../source/node.ts';
import type { Condition, Option, Question, Test } from '../../schema/types.ts';

/** Maps old ids of questions and options to new ones. */
export interface NewNames {
  readonly question: (id: string) => string;
  /** @param by its old id */
  readonly option: (question: string, id: string) => string;
}

/** The pack with new ids for questions and options, in all rules that use them. */
export const renamedPack = (pack: Pack, names: NewNames): Pack =>
  mapEntries(pack, {
    condition: (condition) => renamedCondition(condition, names),
    question: (question) => ({
      ...question,
      id: names.question(question.id),
      ...(question.options === undefined ? {} : { options: renamedOptions(question, names) }),
    }),
    recommendation: (recommendation) => ({
      ...recommendation,
      ...(recommendation.improves === undefined
        ? {}
        : { improves: renamedTargets(recommendation.improves, names) }),
    }),
  });

/** A question with new ids for itself, its options and the questions in its condition. */
export function renamedQuestion(question: Question, names: NewNames): Question {
  const shown = question['show-when'];
  return {
    ...question,
    id: names.question(question.id),
    ...(shown === undefined ? {} : { 'show-when': renamedCondition(shown, names) }),
    ...(question.options === undefined ? {} : { options: renamedOptions(question, names) }),
  };
}

const renamedOptions = ({ id, options = [] }: Question, names: NewNames): readonly Option[] =>
  options.map((option) => ({ ...option, id: names.option(id, option.id) }));

const renamedTargets = (
  improves: Readonly<Record<string, string | number>>,
  names: NewNames,
): Readonly<Record<string, string | number>> =>
  Object.fromEntries(
    Object.entries(improves).map(([question, to]) => [
      names.question(question),
      typeof to === 'string' ? names.option(question, to) : to,
    ]),
  );

const renamedCondition = (condition: Condition, names: NewNames): Condition =>
  mapTests(condition, (question, tested) => [names.question(question), renamedTest(question, tested, names)]);

function renamedTest(question: string, tested: Test, names: NewNames): Test {
  const name = (option: string): string => names.option(question, option);
  if (typeof tested === 'string') return name(tested);
  if (isList(tested)) return tested.map(name);
  return Object.fromEntries(
    Object.entries(tested).map(([key, value]) => [
      key,
      typeof value === 'number' ? value : typeof value === 'string' ? name(value) : value.map(name),
    ]),
  );
}
