import type { TextReport, ReportContext } from './report.ts';

/** Characters that can change how a terminal or an editor shows what follows; all but the line breaks of the layout. */
const hidden = /(?!\n)[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/gu;
const beyondAscii = /[^\n -~]/gu;

const escaped = (text: string): string =>
  Array.from({ length: text.length }, (_, index) => text.charCodeAt(index))
    .map((unit) => `\\u${unit.toString(16).padStart(4, '0')}`)
    .join('');

/** JSON in which nothing is hidden. Escaping changes how a text is written, never what it says. */
export const withoutHidden = (json: string): string => json.replaceAll(hidden, escaped);

export const safeJson = (value: object, { unicode }: Pick<ReportContext, 'unicode'>): string =>
  `${JSON.stringify(value, null, 2)}\n`.replaceAll(unicode ? hidden : beyondAscii, escaped);

/** The assessment itself, for programs. */
export const jsonReport: TextReport = (assessment, context) => safeJson(assessment, context);
