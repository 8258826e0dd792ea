import { always, join, negate, type Formula } from '../../engine/conditions/formula.ts';
import type { Diagnostic } from '../../source/diagnostic.ts';
import { quote } from '../../source/sanitize.ts';
import { ruleName } from './conditions.ts';
import { nodeIn, type LocatedRule } from './located-rules.ts';
import { exactDiagnostic, formulaFor, proofOf, type SearchContext } from './search-context.ts';

/** Reports modes that no company can use, and factors that never count while their mode is open. */
export function checkModes(context: SearchContext): readonly Diagnostic[] {
  const { compiled } = context;
  return compiled.pack.markets.flatMap(({ id: market }) =>
    (compiled.market(market)?.modes ?? []).flatMap(({ mode }) => {
      const open = modeIsOpen(context, market, mode.id);
      const evidence = proofOf(context.space.find(open));
      const written = context.rules.filter(({ owner }) => owner === mode.id);
      const [first] = written;
      if (evidence === null) return checkFactors(context, open, written, market);
      if (first === undefined) return [];
      const message = `No company can enter ${quote(market)} by ${quote(mode.id)}: its requirements and the gates that block it leave none.`;
      const expected = 'requirements that some company meets together';
      const node = { document: first.document, path: first.path.slice(0, 2), value: undefined };
      return [exactDiagnostic(node, 'mode-never-open', message, { expected, evidence })];
    }),
  );
}

/** Holds if the mode is open: every requirement is met and no gate blocks it. */
function modeIsOpen({ compiled }: SearchContext, market: string, mode: string): Formula {
  const scope = compiled.market(market);
  const requirements = scope?.modes.find((one) => one.mode.id === mode)?.requires ?? [];
  const gates = [compiled.company, ...(scope === undefined ? [] : [scope])].flatMap(({ gates, formulas }) =>
    gates
      .filter(({ rule }) => rule.blocks?.includes(mode) === true)
      .map(({ condition }) => negate(formulas[condition] ?? always)),
  );
  return join('all', [
    ...requirements.map(({ condition }) => scope?.formulas[condition] ?? always),
    ...gates,
  ]);
}

function checkFactors(
  context: SearchContext,
  open: Formula,
  rules: readonly LocatedRule[],
  market: string,
): readonly Diagnostic[] {
  const first = context.compiled.pack.markets[0]?.id;
  return rules.flatMap((rule) => {
    if (rule.kind !== 'factor' || rule.market !== market) return [];
    const both = join('all', [open, formulaFor(context, rule)]);
    const evidence = proofOf(context.space.find(both));
    if (evidence === null) return [];
    const where = rule.market === first ? '' : ` in ${quote(market)}`;
    const message = `Where ${ruleName(rule)} holds, a requirement or a gate closes ${quote(rule.owner ?? '')}${where}.`;
    const expected = 'a factor that can count for a company to which the mode is open';
    return [
      exactDiagnostic(nodeIn(rule, rule.key), 'factor-never-counts', message, {
        expected,
        evidence,
        at: 'key',
      }),
    ];
  });
}
