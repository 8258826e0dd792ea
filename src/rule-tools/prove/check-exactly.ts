import { compile } from '../../engine/compile/compile.ts';
import { spaceOf } from '../../solver/space.ts';
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
import { writtenRules } from './rules.ts';
import type { SearchContext } from './search-context.ts';

/** What the exact checks found, and how much of the answer space they looked at. */
export interface ExactFindings {
  readonly diagnostics: readonly Diagnostic[];
  /** Nodes of decision diagrams and answer sets that were worked out. */
  readonly states: number;
}

/**
 * What holds for all companies that could ever answer: rules that never hold, questions that nobody is asked, outcomes
 * out of reach, advice that does harm. Each finding is proved, comes with a company that shows it, or says that it is
 * undecided.
 *
 * @param pack without errors, references checked
 */
export function checkExactly(pack: Pack, files: readonly PackFile[]): ExactFindings {
  const compiled = compile(pack);
  const space = spaceOf(compiled);
  const context: SearchContext = { compiled, space, rules: writtenRules(files, pack.markets) };
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
