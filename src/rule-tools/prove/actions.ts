import {
  always,
  join,
  never,
  negate,
  variablesOf,
  test,
  type Formula,
} from '../../engine/conditions/formula.ts';
import { improvementsOf } from '../../engine/planning/effects.ts';
import { notApplicableBit } from '../../engine/space/domain.ts';
import { possibleValues } from '../../solver/values.ts';
import type { Diagnostic } from '../../source/diagnostic.ts';
import { quote } from '../../source/sanitize.ts';
import type { Recommendation } from '../../schema/types.ts';
import { ruleName } from './conditions.ts';
import { nodeIn, type LocatedRule, type LocatedRuleOf } from './located-rules.ts';
import { exactDiagnostic, formulaFor, proofOf, type SearchContext } from './search-context.ts';

type Action = LocatedRule & LocatedRuleOf<'recommendation'>;

/** Reports actions that are never open, that no answer can complete, or that a barrier names in vain. */
export function checkActions(context: SearchContext): readonly Diagnostic[] {
  const actions = context.rules.filter((rule): rule is Action => rule.kind === 'recommendation');
  return [
    ...actions.flatMap((action) => {
      const impossible = checkPossible(context, action);
      return impossible.length > 0 ? impossible : checkDone(context, action);
    }),
    ...checkBarriers(context, actions),
  ];
}

/** Holds if the action is open: its condition holds and, if it improves answers, one of them is below its target. */
export function actionIsOpen(
  { compiled }: SearchContext,
  rule: Recommendation,
  market: string | null,
  condition: Formula,
): Formula {
  const below = improvementsOf(rule, market, compiled.space).map(({ variable, reached, instance }) =>
    test(variable, instance.domain.full & ~reached & ~notApplicableBit, instance.domain.full),
  );
  return join('all', [condition, below.length === 0 ? always : join('any', below)]);
}

function checkPossible(context: SearchContext, action: Action): readonly Diagnostic[] {
  const evidence = proofOf(
    context.space.find(actionIsOpen(context, action.value, action.market, formulaFor(context, action))),
  );
  if (evidence === null) return [];
  const message = `No company ever has ${ruleName(action)} to do: every company that meets its condition has reached what it improves, or is not asked about it.`;
  const expected = 'a condition that goes with an answer short of the target';
  return [exactDiagnostic(nodeIn(action, 'id'), 'action-never-possible', message, { expected, evidence })];
}

function checkDone(context: SearchContext, action: Action): readonly Diagnostic[] {
  const { space: answerSpace } = context.compiled;
  const improvements = improvementsOf(action.value, action.market, answerSpace);
  const expected = 'a target that an answer can reach, or a condition on an answer that can change';
  if (improvements.length > 0)
    return improvements.flatMap(({ instance, reached }) => {
      if ((possibleValues(instance) & reached) !== 0) return [];
      const { id, maximum = '' } = instance.question;
      const message = `No answer to ${quote(id)} reaches this target; it goes up to ${maximum}.`;
      const node = nodeIn(action, 'improves', id);
      return [
        exactDiagnostic(node, 'action-never-done', message, { expected, evidence: { kind: 'proved' } }),
      ];
    });
  const condition = formulaFor(context, action);
  const open = negate(condition);
  const changeable = new Set(
    answerSpace.instances
      .filter(({ question }) => question.changeable !== false)
      .flatMap(({ variables }) => variables),
  );
  const { space } = context;
  const variables = variablesOf(condition);
  const evidence = proofOf(
    space.search(() => {
      const { table } = space;
      const away = table.some(
        table.apply('and', space.visibilityRule(variables), table.of(open)),
        changeable,
      );
      return table.apply('and', away, table.of(condition));
    }, variables),
  );
  if (evidence === null) return [];
  const message = `Nothing that a company can change ends ${ruleName(action)}: its condition rests on answers that stay as they are.`;
  const node = nodeIn(action, action.condition === undefined ? 'id' : action.key);
  return [exactDiagnostic(node, 'action-never-done', message, { expected, evidence, at: 'key' })];
}

/** Reports recommendations that a barrier names although they never apply together with it. */
function checkBarriers(context: SearchContext, actions: readonly Action[]): readonly Diagnostic[] {
  return context.rules.flatMap((rule) => {
    if (rule.kind !== 'barrier') return [];
    const scope = context.compiled.market(rule.market ?? '');
    return (rule.value.recommendations ?? []).flatMap((id, index) => {
      const action =
        actions.find((one) => one.value.id === id && [null, rule.market].includes(one.market)) ??
        actions.find((one) => one.value.id === id);
      const compiled = scope?.recommendations.find((one) => one.rule.id === id);
      if (action === undefined) return [];
      const when =
        compiled === undefined ? formulaFor(context, action) : (scope?.formulas[compiled.condition] ?? never);
      const evidence = proofOf(context.space.find(join('all', [formulaFor(context, rule), when])));
      if (evidence === null) return [];
      const message = `${quote(id)} never applies to a company that has ${ruleName(rule)}.`;
      const expected = 'a recommendation whose condition goes with that of the barrier';
      const node = nodeIn(rule, 'recommendations', index);
      return [exactDiagnostic(node, 'barrier-action-never-applies', message, { expected, evidence })];
    });
  });
}
