import { sanitizeLines } from '../../../source/sanitize.ts';

const entities: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
};

/** Text of a pack or a user inside XML: no markup, and no character that XML forbids. Lines stay lines. */
export function xmlText(text: string): string {
  return sanitizeLines(text)
    .replaceAll(/[\ufffe\uffff]/gu, '\ufffd')
    .replaceAll(/[&<>"]/gu, (character) => entities[character] ?? character);
}

export const xmlFile = (body: string): string =>
  `<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n${body}`;
