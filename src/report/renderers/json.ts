import type { TextReport, ReportContext } from '../report.ts';

/** A character that can change how a terminal or an editor shows what follows. */
const hidden = /^[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]$/u;
/** Looked for first, as it is found many times faster. */
const beyondAscii = /[^\n -~]/gu;

const escaped = (text: string): string =>
  Array.from({ length: text.length }, (_, index) => text.charCodeAt(index))
    .map((unit) => `\\u${unit.toString(16).padStart(4, '0')}`)
    .join('');

/** JSON in which nothing is hidden. Escaping changes how a text is written, never what it says. */
export const withoutHidden = (json: string): string =>
  json.replaceAll(beyondAscii, (sign) => (hidden.test(sign) ? escaped(sign) : sign));

export function safeJson(value: object, { unicode }: Pick<ReportContext, 'unicode'>): string {
  const json = `${JSON.stringify(value, null, 2)}\n`;
  return unicode ? withoutHidden(json) : json.replaceAll(beyondAscii, escaped);
}

/** The assessment itself, for programs. */
export const jsonReport: TextReport = (assessment, context) => safeJson(assessment, context);
