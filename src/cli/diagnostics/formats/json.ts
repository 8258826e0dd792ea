import { safeJson } from '../../../report/renderers/json.ts';
import type { FindingsFormat } from './findings.ts';

/** The findings themselves, for programs. */
export const json: FindingsFormat = (diagnostics, { look }) => safeJson(diagnostics, look);
