import type { DiagnosticCode } from '../../source/diagnostic.ts';

/** Codes that only `checkExactly` reports, which runs on request and only on packs without errors. */
export const exactCodes: ReadonlySet<string> = new Set<DiagnosticCode>([
  'rule-never-holds',
  'tautology',
  'redundant-condition',
  'question-never-asked',
  'no-op-question',
  'no-op-option',
  'redundant-rule',
  'factor-never-counts',
  'mode-never-open',
  'mode-never-wins',
  'level-never-reached',
  'company-without-advice',
  'improvement-lowers-score',
  'action-never-possible',
  'action-never-done',
  'action-worsens-barrier',
  'barrier-action-never-applies',
]);
