import type { DiagnosticCode } from '../../source/diagnostic.ts';

/** The codes of findings about all possible companies, which are searched for only where asked and without errors. */
export const exactCodes: ReadonlySet<string> = new Set<DiagnosticCode>([
  'rule-never-holds',
  'rule-always-holds',
  'test-without-effect',
  'question-never-asked',
  'question-without-effect',
  'choice-without-effect',
  'rule-swallowed',
  'factor-never-counts',
  'mode-never-open',
  'mode-never-wins',
  'level-never-reached',
  'company-without-advice',
  'improvement-lowers-score',
  'action-never-possible',
  'action-never-done',
  'action-against-barrier',
]);
