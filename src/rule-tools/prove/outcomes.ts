import { always, join, negate } from '../../engine/conditions/formula.ts';
import type { MarketScope } from '../../engine/compile/compile.ts';
import type { CompiledMode } from '../../engine/compile/compiled-rules.ts';
import { assess } from '../../engine/assess.ts';
import { findUnadvised, findLevel, findVerdict, type OutcomeSearch } from '../../solver/outcomes.ts';
import type { Diagnostic, Evidence } from '../../source/diagnostic.ts';
import { quote } from '../../source/sanitize.ts';
import { actionIsOpen } from './actions.ts';
import { nodeIn } from './located-rules.ts';
import { exactDiagnostic, witness, type SearchContext } from './search-context.ts';
import type { Node } from '../../source/node.ts';

/** Answer sets evaluated per outcome before the search gives up; the shipped packs need a hundred. */
const maxStates = 20_000;

export interface OutcomeCheck {
  readonly diagnostics: readonly Diagnostic[];
  /** Number of answer sets evaluated. */
  readonly states: number;
}

/** Adds the work of a search to the count and returns the search. */
type Count = (found: OutcomeSearch) => OutcomeSearch;

/** Reports outcomes that no company can reach, and companies whose plan stays empty. */
export function checkOutcomes(context: SearchContext, manifest: Node): OutcomeCheck {
  const { compiled, space } = context;
  const scopes = compiled.pack.markets.flatMap(({ id }) => compiled.market(id) ?? []);
  let states = 0;
  const counted: Count = (found) => {
    states += found.states;
    return found;
  };
  const diagnostics = [
    ...scopes.flatMap((scope) =>
      scope.modes.flatMap(({ mode }) => {
        const evidence = evidenceUnlessFound(counted(findVerdict(space, scope, mode.id, maxStates)));
        const written = context.rules.find(({ owner }) => owner === mode.id);
        if (evidence === null || written === undefined) return [];
        const message = `In ${quote(scope.market)} the entry mode ${quote(mode.id)} is recommended to no company.`;
        const expected = 'reasons and requirements by which it is the best mode for some company';
        const node = { document: written.document, path: written.path.slice(0, 2), value: undefined };
        return [exactDiagnostic(node, 'mode-never-wins', message, { expected, evidence })];
      }),
    ),
    ...compiled.pack.manifest.levels.flatMap(({ id }, index) => {
      const tried: Evidence[] = [];
      for (const scope of scopes) {
        const evidence = evidenceUnlessFound(counted(findLevel(space, scope, index, maxStates)));
        if (evidence === null) return [];
        tried.push(evidence);
      }
      const evidence = strongestEvidence(tried);
      if (evidence === null) return [];
      const message = `No company reaches the level ${quote(id)}.`;
      const expected = 'a level that some company has';
      const node = { ...manifest, path: ['levels', index, 'id'] };
      return [exactDiagnostic(node, 'level-never-reached', message, { expected, evidence })];
    }),
    ...scopes.flatMap((scope) => checkEmptyPlans(context, counted, scope)),
  ];
  return { diagnostics, states };
}

function evidenceUnlessFound(found: OutcomeSearch): Evidence | null {
  if (found.kind === 'found') return null;
  return { kind: found.kind === 'none' ? 'proved' : 'undecided' };
}

/** Reports that a company can end up with an empty plan. */
function checkEmptyPlans(context: SearchContext, counted: Count, scope: MarketScope): readonly Diagnostic[] {
  const code = 'company-without-advice';
  const recommendations = context.rules.find(({ kind }) => kind === 'recommendation');
  const evidence = strongestEvidence(
    scope.modes.map((mode) => emptyPlanEvidence(context, counted, scope, mode)),
  );
  if (recommendations === undefined || evidence === null) return [];
  const message = `A company that looks at ${quote(scope.market)} can be left without any action to take.`;
  const expected = 'for every company at least one recommendation that applies';
  const node = { ...nodeIn(recommendations), path: ['recommendations'] };
  return [exactDiagnostic(node, code, message, { expected, evidence, at: 'key' })];
}

/** Evidence that a company aiming at this mode can have no open action for it; null if every company has one. */
function emptyPlanEvidence(
  context: SearchContext,
  counted: Count,
  scope: MarketScope,
  { mode, requires }: CompiledMode,
): Evidence | null {
  const open = [context.compiled.company, scope].flatMap(({ market, recommendations, formulas }) =>
    recommendations
      .filter(({ rule }) => rule.modes?.includes(mode.id) !== false)
      .map(({ rule, condition }) => actionIsOpen(context, rule, market, formulas[condition] ?? always)),
  );
  const { space } = context;
  // A company never aims at a mode that is hidden from it.
  const shown = requires
    .filter(({ rule }) => rule['not-met'] === 'hidden')
    .map(({ condition }) => scope.formulas[condition] ?? always);
  const idle = join('all', [...shown, ...open.map(negate)]);
  // If every company has an open action, the mode does not matter.
  if (space.find(idle).kind === 'none') return null;
  const found = counted(findUnadvised(space, scope, mode.id, idle, open, maxStates));
  if (found.kind === 'none') return null;
  // Advice of another scope may still fill the plan.
  const empty = found.kind === 'found' && assess(context.compiled, found.answers).plan.actions.length === 0;
  return empty
    ? witness('company-without-advice', 'A company whose plan is empty', found.answers)
    : { kind: 'undecided' };
}

/** A witness if there is one, otherwise the first that is not null. */
const strongestEvidence = (all: readonly (Evidence | null)[]): Evidence | null =>
  all.find((one) => one?.kind === 'witness') ?? all.find((one) => one !== null) ?? null;
