import type { CompiledPack } from '../src/engine/compile/compile.ts';
import { allQuestions } from '../src/rule-pack/traverse.ts';
import { toFormula } from '../src/engine/conditions/to-formula.ts';
import { buildConditionIndex } from '../src/engine/conditions/build-bitmap-index.ts';
import { compileVisibility } from '../src/engine/conditions/visibility.ts';
import type { Condition, Question, Test } from '../src/schema/types.ts';
import { randomNumbers } from './answers.ts';
import type { BenchRule, RuleSet } from './rules.ts';
import { translator } from './tree.ts';
import { testsOf, isComparison } from '../src/rule-pack/condition.ts';

/**
 * A set `times` as large, made of the rules of another: each is a rule of the same scope in which other options are asked
 * for, now and then turned round or joined to another one. Numbers keep their bounds, as the pack is cut at those.
 */
export function syntheticRules({ pack, space }: CompiledPack, set: RuleSet, times: number): RuleSet {
  const random = randomNumbers(7);
  const questions = new Map(allQuestions(pack).map((question) => [question.id, question]));
  const translate = translator(pack);
  const pick = <Item>(items: readonly Item[]): Item | undefined => items[Math.floor(random() * items.length)];

  const varied = (condition: Condition): Condition => ({
    ...Object.fromEntries(testsOf(condition).map(([id, test]) => [id, otherTest(questions.get(id), test)])),
    ...(condition.all === undefined ? {} : { all: condition.all.map(varied) }),
    ...(condition.any === undefined ? {} : { any: condition.any.map(varied) }),
    ...(condition.not === undefined ? {} : { not: varied(condition.not) }),
  });

  function otherTest(question: Question | undefined, test: Test): Test {
    const options = (question?.options ?? []).map(({ id }) => id);
    if (options.length === 0) return test;
    const wanted = options.filter(() => random() < 0.4);
    const [first = options[0] ?? '', ...others] = wanted;
    return question?.type === 'many' && isComparison(test) ? { includes: first } : [first, ...others];
  }

  const rules: BenchRule[] = [];
  const scopes = set.scopes.map(({ market }, scope) => {
    const shipped = set.rules.filter((rule) => rule.scope === scope);
    const conditions = Array.from({ length: shipped.length * times }, (): Condition => {
      const condition = varied(pick(shipped)?.when ?? {});
      const drawn = random();
      if (drawn < 0.1) return { not: condition };
      return drawn < 0.3 ? { any: [condition, varied(pick(shipped)?.when ?? {})] } : condition;
    });
    for (const [condition, when] of conditions.entries())
      rules.push({ scope, condition, when, tree: translate(when, market) });
    const formulas = conditions.map((condition) => toFormula(condition, market, space));
    return {
      market,
      visibility: compileVisibility(space.inScope(market), space),
      ...buildConditionIndex(formulas),
    };
  });
  return { scopes, rules };
}
