import { compile } from '../../engine/compile/compile.ts';
import { companySpaceOf } from '../../solver/space.ts';
import type { PackFile } from '../../rule-pack/parse-rule-pack.ts';
import { sortDiagnostics, type Diagnostic } from '../../source/diagnostic.ts';
import { root } from '../../source/node.ts';
import type { Pack } from '../../rule-pack/rule-pack.ts';
import { checkActions } from './actions.ts';
import { checkConditionsExactly } from './conditions.ts';
import { checkLoweredScores } from './lowered-scores.ts';
import { checkModes } from './modes.ts';
import { checkOutcomes } from './outcomes.ts';
import { checkOverlaps } from './overlaps.ts';
import { checkQuestionsExactly } from './questions.ts';
import { checkRaisedBarriers } from './raised-barriers.ts';
import { locateRules } from './located-rules.ts';
import type { SearchContext } from './search-context.ts';

/** What the exact checks reported, and how much work they did. */
export interface ExactCheckResult {
  readonly diagnostics: readonly Diagnostic[];
  /** Number of diagram nodes and answer sets evaluated. */
  readonly states: number;
}

/**
 * Checks what holds for all possible companies: rules that never hold, unreachable questions and outcomes, harmful
 * advice. Each diagnostic is proved, comes with a company that demonstrates it, or says that it is undecided.
 *
 * @param a pack without errors
 */
export function checkExactly(pack: Pack, files: readonly PackFile[]): ExactCheckResult {
  const compiled = compile(pack);
  const space = companySpaceOf(compiled);
  const context: SearchContext = { compiled, space, rules: locateRules(files, pack.markets) };
  const manifest = files.find(({ format }) => format === 'pack');
  const outcomes =
    manifest === undefined ? { diagnostics: [], states: 0 } : checkOutcomes(context, root(manifest.document));
  const diagnostics = [
    ...outcomes.diagnostics,
    ...checkConditionsExactly(context),
    ...checkOverlaps(context),
    ...checkModes(context),
    ...checkQuestionsExactly(context),
    ...checkActions(context),
    ...checkRaisedBarriers(context),
    ...checkLoweredScores(context),
  ];
  return { diagnostics: sortDiagnostics(diagnostics), states: outcomes.states + space.states };
}
