import { severities } from '../../engine/scoring/barriers.ts';
import { notApplicableBit } from '../../engine/space/domain.ts';
import { join, negate, never, restrict, slotsOf, test } from '../../engine/conditions/formula.ts';
import { improvementsOf, type Improvement } from '../../engine/planning/effects.ts';
import { residualAtLeast } from '../../solver/residual.ts';
import type { Diagnostic } from '../../source/diagnostic.ts';
import { quote } from '../../source/sanitize.ts';
import { ruleName } from './conditions.ts';
import { nodeIn, type Written } from './rules.ts';
import { finding, formulaFor, witness, type SearchContext } from './search-context.ts';

/** Actions by which a barrier grows. */
export const checkRaisedBarriers = (context: SearchContext): readonly Diagnostic[] =>
  context.rules.flatMap((rule) => (rule.kind === 'recommendation' ? raisedBy(context, rule) : []));

function raisedBy(
  context: SearchContext,
  action: Written & { readonly kind: 'recommendation' },
): readonly Diagnostic[] {
  const { compiled, space } = context;
  const scopes = compiled.pack.markets
    .filter(({ id }) => action.market === null || action.market === id)
    .flatMap(({ id }) => compiled.market(id) ?? []);
  return improvementsOf(action.rule, action.market, compiled.layout).flatMap((improvement) => {
    // Where questions come into view, what is asked next decides; the companies before and after differ by more.
    if (opensQuestions(context, improvement)) return [];
    const short = test(
      improvement.slot,
      improvement.place.domain.full & ~improvement.reached & ~notApplicableBit,
      improvement.place.domain.full,
    );
    const open = join('all', [formulaFor(context, action), short]);
    return scopes.flatMap((scope) =>
      scope.barriers.flatMap((compiledBarrier) => {
        const barrier = compiledBarrier.rule;
        const worse = join(
          'any',
          severities.slice(1).map((_, index) => {
            const before = residualAtLeast(compiledBarrier, scope, index + 1);
            const after = restrict(before, improvement.slot, improvement.target);
            return before === after ? never : join('all', [negate(before), after]);
          }),
        );
        const found = space.find(join('all', [open, worse]));
        if (found.kind === 'none') return [];
        const { id } = improvement.place.question;
        const message = `Following ${ruleName(action)} raises the barrier ${quote(barrier.id)} in ${quote(scope.market)}.`;
        const evidence =
          found.kind === 'found'
            ? witness(
                'action-worsens-barrier',
                `Before ${action.rule.id} raises ${barrier.id}`,
                found.deciding,
              )
            : ({ kind: 'undecided' } as const);
        const expected = 'an improvement that leaves barriers as they are or lowers them';
        const node = nodeIn(action, 'improves', id);
        return [finding(node, 'action-worsens-barrier', message, { expected, evidence })];
      }),
    );
  });
}

/** Whether the visibility of some question rests on the improved answer. */
const opensQuestions = ({ compiled, space }: SearchContext, { slot }: Improvement): boolean =>
  compiled.layout.places.some((place) => slotsOf(space.visible(place)).has(slot));
