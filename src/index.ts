/** The library: load and check packs, assess answers, write reports. */
export { assess } from './engine/assess.ts';
export { compile, type CompiledPack } from './engine/compile.ts';
export type { Diagnostic, DiagnosticCode, DiagnosticSeverity, Position } from './pack/diagnostic.ts';
export type { Pack } from './pack/pack.ts';
export { explain, type Explained, type Explanation } from './report/explain/explain.ts';
export { explanationFormats } from './report/explain/formats.ts';
export { reportFormats, type ReportFormat } from './report/registry.ts';
export type { Report, ReportContext } from './report/report.ts';
export type { AnswerFile, AnswerValue, Assessment } from './schema/types.ts';
