import type { CompiledPack } from '../../engine/compile/compile.ts';
import type { Formula } from '../../engine/conditions/formula.ts';
import { toFormula } from '../../engine/conditions/to-formula.ts';
import type { SearchResult, CompanySpace } from '../../solver/space.ts';
import { testCaseOf } from '../../solver/test-case.ts';
import type { Diagnostic, DiagnosticCode, Evidence } from '../../source/diagnostic.ts';
import { diagnosticAt, type Node } from '../../source/node.ts';
import type { AnswerFile, Condition } from '../../schema/types.ts';
import type { LocatedRule } from './located-rules.ts';

/** What every exact check works on: the compiled pack, the space of all companies, and the located rules. */
export interface SearchContext {
  readonly compiled: CompiledPack;
  readonly space: CompanySpace;
  readonly rules: readonly LocatedRule[];
}

/** The condition of a rule in the market it was located for. */
export const formulaFor = (
  { compiled }: SearchContext,
  rule: LocatedRule,
  condition = rule.condition,
): Formula => conditionIn(compiled, condition, rule.market);

const conditionIn = (
  { space }: CompiledPack,
  condition: Condition | undefined,
  market: string | null,
): Formula => toFormula(condition, market, space);

export interface ExactDetails {
  readonly expected?: string;
  readonly evidence: Evidence;
  readonly at?: 'key' | 'value';
}

/** A warning about all possible companies: the rules work, but hardly as intended. */
export function exactDiagnostic(
  node: Node,
  code: DiagnosticCode,
  message: string,
  { expected, evidence, at }: ExactDetails,
): Diagnostic {
  const details = {
    severity: 'warning' as const,
    ...(expected === undefined ? {} : { expected }),
    ...(at === undefined ? {} : { at }),
  };
  const text =
    evidence.kind === 'undecided' ? `Not decided, for the search ran out of steps: ${message}` : message;
  return { ...diagnosticAt(node, code, text, details), evidence };
}

/** Evidence that no such company exists; null if one was found. */
export function proofOf({ kind }: SearchResult): Evidence | null {
  if (kind === 'found') return null;
  return { kind: kind === 'none' ? 'proved' : 'undecided' };
}

/** A company that demonstrates it, as a test case to paste. */
export const witness = (code: DiagnosticCode, title: string, answers: AnswerFile): Evidence => ({
  kind: 'witness',
  testCase: testCaseOf(`shows-${code}`, title, answers),
});
