/** The library: load and check packs, read answers, assess them, write reports. What is exported here is kept stable. */
export { readAnswers, type ReadAnswers, type ReadOptions } from './answers/read-answers.ts';
export { checkPack } from './check/check-pack.ts';
export { assess } from './engine/assess.ts';
export { compile, type CompiledPack } from './engine/compile.ts';
export { questionPlaces, type QuestionPlace } from './engine/question-places.ts';
export type { Diagnostic, DiagnosticCode, DiagnosticSeverity, Position } from './pack/diagnostic.ts';
export { loadPack, type PackFolders } from './pack/load-pack.ts';
export type { LoadedPack } from './pack/assemble-pack.ts';
export type { Pack } from './pack/pack.ts';
export { explain, type Explained, type Explanation } from './report/explain/explain.ts';
export { explanationFormats } from './report/explain/formats.ts';
export { reportFormats, type ReportFormat } from './report/registry.ts';
export type { Report, ReportContext } from './report/report.ts';
export type { AnswerFile, AnswerValue, Assessment } from './schema/types.ts';
