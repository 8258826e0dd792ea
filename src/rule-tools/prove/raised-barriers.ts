import { severities } from '../../engine/scoring/barriers.ts';
import { notApplicableBit } from '../../engine/space/domain.ts';
import { join, negate, never, restrict, variablesOf, test } from '../../engine/conditions/formula.ts';
import { improvementsOf, type Improvement } from '../../engine/planning/effects.ts';
import { residualAtLeast } from '../../solver/residual.ts';
import type { Diagnostic } from '../../source/diagnostic.ts';
import { quote } from '../../source/sanitize.ts';
import { ruleName } from './conditions.ts';
import { nodeIn, type LocatedRule } from './located-rules.ts';
import { exactDiagnostic, formulaFor, witness, type SearchContext } from './search-context.ts';

/** Reports actions that raise a barrier. */
export const checkRaisedBarriers = (context: SearchContext): readonly Diagnostic[] =>
  context.rules.flatMap((rule) => (rule.kind === 'recommendation' ? checkAction(context, rule) : []));

function checkAction(
  context: SearchContext,
  action: LocatedRule & { readonly kind: 'recommendation' },
): readonly Diagnostic[] {
  const { compiled, space } = context;
  const scopes = compiled.pack.markets
    .filter(({ id }) => action.market === null || action.market === id)
    .flatMap(({ id }) => compiled.market(id) ?? []);
  return improvementsOf(action.value, action.market, compiled.space).flatMap((improvement) => {
    // If questions appear, the result depends on their answers: before and after differ by more than this answer.
    if (opensQuestions(context, improvement)) return [];
    const short = test(
      improvement.variable,
      improvement.instance.domain.full & ~improvement.reached & ~notApplicableBit,
      improvement.instance.domain.full,
    );
    const open = join('all', [formulaFor(context, action), short]);
    return scopes.flatMap((scope) =>
      scope.barriers.flatMap((compiledBarrier) => {
        const barrier = compiledBarrier.rule;
        const worse = join(
          'any',
          severities.slice(1).map((_, index) => {
            const before = residualAtLeast(compiledBarrier, scope, index + 1);
            const after = restrict(before, improvement.variable, improvement.target);
            return before === after ? never : join('all', [negate(before), after]);
          }),
        );
        const found = space.find(join('all', [open, worse]));
        if (found.kind === 'none') return [];
        const { id } = improvement.instance.question;
        const message = `Following ${ruleName(action)} raises the barrier ${quote(barrier.id)} in ${quote(scope.market)}.`;
        const evidence =
          found.kind === 'found'
            ? witness(
                'action-worsens-barrier',
                `Before ${action.value.id} raises ${barrier.id}`,
                found.decisive,
              )
            : ({ kind: 'undecided' } as const);
        const expected = 'an improvement that leaves barriers as they are or lowers them';
        const node = nodeIn(action, 'improves', id);
        return [exactDiagnostic(node, 'action-worsens-barrier', message, { expected, evidence })];
      }),
    );
  });
}

/** Whether the visibility of any question depends on the improved answer. */
const opensQuestions = ({ compiled, space }: SearchContext, { variable }: Improvement): boolean =>
  compiled.space.instances.some((instance) => variablesOf(space.visible(instance)).has(variable));
