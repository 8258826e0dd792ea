/** The library: load and check packs, read answers, assess them, write reports. What is exported here is kept stable. */
export { readAnswers, type ReadAnswers, type ReadOptions } from './answers/parse.ts';
export { checkPack } from './rule-tools/lint/check-pack.ts';
export { assess } from './engine/assess.ts';
export { compile, type CompiledPack } from './engine/compile/compile.ts';
export { applicableQuestions, type ApplicableQuestion } from './engine/applicable-questions.ts';
export type { Diagnostic, DiagnosticCode, DiagnosticSeverity, Position } from './source/diagnostic.ts';
export { loadRulePack as loadPack, type PackFolders } from './rule-pack/load-rule-pack.ts';
export type { LoadedPack } from './rule-pack/parse-rule-pack.ts';
export type { Pack } from './rule-pack/rule-pack.ts';
export { explain, type Explained, type Explanation } from './report/views/explain/explain.ts';
export { explanationFormats } from './report/views/explain/formats.ts';
export { reportFormats, type ReportFormat } from './report/formats.ts';
export type { Report, ReportContext } from './report/report.ts';
export type { AnswerFile, AnswerValue, Assessment } from './schema/types.ts';
