import { always, join, negate } from '../../engine/conditions/formula.ts';
import type { MarketScope } from '../../engine/compile/compile.ts';
import type { CompiledMode } from '../../engine/compile/compiled-rules.ts';
import { assess } from '../../engine/assess.ts';
import { findIdle, findLevel, findVerdict, type OutcomeSearch } from '../../solver/outcomes.ts';
import type { Diagnostic, Evidence } from '../../source/diagnostic.ts';
import { quote } from '../../source/sanitize.ts';
import { openAction } from './actions.ts';
import { nodeIn } from './rules.ts';
import { finding, witness, type SearchContext } from './search-context.ts';
import type { Node } from '../../source/node.ts';

/** Answer sets judged for one outcome before the search gives up; the shipped packs need a hundred. */
const mostStates = 20_000;

export interface Findings {
  readonly diagnostics: readonly Diagnostic[];
  /** Answer sets that were judged. */
  readonly states: number;
}

/** Passes a search on, after adding what it judged to the count. */
type Count = (found: OutcomeSearch) => OutcomeSearch;

/** Outcomes that no company can reach, and companies that reach none. */
export function checkOutcomes(context: SearchContext, manifest: Node): Findings {
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
        const evidence = missing(counted(findVerdict(space, scope, mode.id, mostStates)));
        const written = context.rules.find(({ owner }) => owner === mode.id);
        if (evidence === null || written === undefined) return [];
        const message = `In ${quote(scope.market)} the entry mode ${quote(mode.id)} is recommended to no company.`;
        const expected = 'reasons and requirements by which it is the best mode for some company';
        const node = { document: written.document, path: written.path.slice(0, 2), value: undefined };
        return [finding(node, 'mode-never-wins', message, { expected, evidence })];
      }),
    ),
    ...compiled.pack.manifest.levels.flatMap(({ id }, index) => {
      const tried: Evidence[] = [];
      for (const scope of scopes) {
        const evidence = missing(counted(findLevel(space, scope, index, mostStates)));
        if (evidence === null) return [];
        tried.push(evidence);
      }
      const evidence = worst(tried);
      if (evidence === null) return [];
      const message = `No company reaches the level ${quote(id)}.`;
      const expected = 'a level that some company has';
      const node = { ...manifest, path: ['levels', index, 'id'] };
      return [finding(node, 'level-never-reached', message, { expected, evidence })];
    }),
    ...scopes.flatMap((scope) => withoutAdvice(context, counted, scope)),
  ];
  return { diagnostics, states };
}

function missing(found: OutcomeSearch): Evidence | null {
  if (found.kind === 'found') return null;
  return { kind: found.kind === 'none' ? 'proved' : 'undecided' };
}

/** A company whose plan is empty. */
function withoutAdvice(context: SearchContext, counted: Count, scope: MarketScope): readonly Diagnostic[] {
  const code = 'company-without-advice';
  const recommendations = context.rules.find(({ kind }) => kind === 'recommendation');
  const evidence = worst(scope.modes.map((mode) => idleAimingAt(context, counted, scope, mode)));
  if (recommendations === undefined || evidence === null) return [];
  const message = `A company that looks at ${quote(scope.market)} can be left without any action to take.`;
  const expected = 'for every company at least one recommendation that applies';
  const node = { ...nodeIn(recommendations), path: ['recommendations'] };
  return [finding(node, code, message, { expected, evidence, at: 'key' })];
}

/** Whether a company that aims at a mode can be without any open action for that mode. */
function idleAimingAt(
  context: SearchContext,
  counted: Count,
  scope: MarketScope,
  { mode, requires }: CompiledMode,
): Evidence | null {
  const open = [context.compiled.company, scope].flatMap(({ market, recommendations, formulas }) =>
    recommendations
      .filter(({ rule }) => rule.modes?.includes(mode.id) !== false)
      .map(({ rule, condition }) => openAction(context, rule, market, formulas[condition] ?? always)),
  );
  const { space } = context;
  // Nobody aims at a mode that is not shown to them.
  const shown = requires
    .filter(({ rule }) => rule['not-met'] === 'hidden')
    .map(({ condition }) => scope.formulas[condition] ?? always);
  const idle = join('all', [...shown, ...open.map(negate)]);
  // Proved at once where every company has something open; only where some have not does the mode matter.
  if (space.find(idle).kind === 'none') return null;
  const found = counted(findIdle(space, scope, mode.id, idle, open, mostStates));
  if (found.kind === 'none') return null;
  // Advice for other markets of the company, or of another form, may still fill the plan.
  const empty = found.kind === 'found' && assess(context.compiled, found.answers).plan.actions.length === 0;
  return empty
    ? witness('company-without-advice', 'A company whose plan is empty', found.answers)
    : { kind: 'undecided' };
}

/** A witness if there is one, else what is undecided. */
const worst = (all: readonly (Evidence | null)[]): Evidence | null =>
  all.find((one) => one?.kind === 'witness') ?? all.find((one) => one !== null) ?? null;
