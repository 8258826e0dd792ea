import { safeJson } from '../../../report/renderers/json.ts';
import type { DiagnosticFormat } from './format.ts';

/** The diagnostics themselves, for programs. */
export const json: DiagnosticFormat = (diagnostics, { style }) => safeJson(diagnostics, style);
