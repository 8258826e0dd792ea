import type { CompiledPack } from '../../engine/compile/compile.ts';
import type { Formula } from '../../engine/conditions/formula.ts';
import { formulaOf } from '../../engine/conditions/to-formula.ts';
import type { Found, Space } from '../../solver/space.ts';
import { testCaseOf } from '../../solver/test-case.ts';
import type { Diagnostic, DiagnosticCode, Evidence } from '../../source/diagnostic.ts';
import { fault, type Node } from '../../source/node.ts';
import type { AnswerFile, Condition } from '../../schema/types.ts';
import type { Written } from './rules.ts';

/** What every exact check works on: the pack made ready, all possible companies, and the rules with their places. */
export interface SearchContext {
  readonly compiled: CompiledPack;
  readonly space: Space;
  readonly rules: readonly Written[];
}

/** The condition of a rule, for the market it is looked at. */
export const formulaFor = ({ compiled }: SearchContext, rule: Written, condition = rule.condition): Formula =>
  conditionIn(compiled, condition, rule.market);

const conditionIn = (
  { layout }: CompiledPack,
  condition: Condition | undefined,
  market: string | null,
): Formula => formulaOf(condition, market, layout);

export interface FindingDetails {
  readonly expected?: string;
  readonly evidence: Evidence;
  readonly at?: 'key' | 'value';
}

/** A finding about all possible companies: the rules work, but hardly as they are meant. */
export function finding(
  node: Node,
  code: DiagnosticCode,
  message: string,
  { expected, evidence, at }: FindingDetails,
): Diagnostic {
  const details = {
    severity: 'warning' as const,
    ...(expected === undefined ? {} : { expected }),
    ...(at === undefined ? {} : { at }),
  };
  const told =
    evidence.kind === 'undecided' ? `Not decided, for the search ran out of steps: ${message}` : message;
  return { ...fault(node, code, told, details), evidence };
}

/** The evidence that there is no such company; null where there is one. */
export function proofOf({ kind }: Found): Evidence | null {
  if (kind === 'found') return null;
  return { kind: kind === 'none' ? 'proved' : 'undecided' };
}

/** A company that shows it, as a test case to be pasted. */
export const witness = (code: DiagnosticCode, title: string, answers: AnswerFile): Evidence => ({
  kind: 'witness',
  testCase: testCaseOf(`shows-${code}`, title, answers),
});
