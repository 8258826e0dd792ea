import type { DiagnosticCode } from '../../source/diagnostic.ts';

/** Former codes and what each became: comments in rule files and `rules explain` still accept them. */
const renamedCodes: Readonly<Record<string, readonly DiagnosticCode[]>> = {
  'action-against-barrier': ['action-worsens-barrier', 'barrier-action-never-applies'],
  'choice-without-effect': ['no-op-option'],
  'question-without-effect': ['no-op-question'],
  'rule-always-holds': ['tautology'],
  'rule-swallowed': ['redundant-rule'],
  'silence-unknown-code': ['suppression-unknown-code'],
  'silence-without-effect': ['unused-suppression'],
  'silence-without-reason': ['suppression-without-reason'],
  'test-without-effect': ['redundant-condition'],
};

/** Today's codes for a former one; empty if the code was never renamed. */
export const currentCodes = (code: string): readonly DiagnosticCode[] =>
  Object.hasOwn(renamedCodes, code) ? (renamedCodes[code] ?? []) : [];
