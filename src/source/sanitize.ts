/** Embeddings, overrides and isolates, which display a text in another order than it is stored. */
const bidirectional = '\\u202a-\\u202e\\u2066-\\u2069';

const unsafe = new RegExp(`[\\0-\\x1f\\x7f-\\x9f\\u2028\\u2029${bidirectional}]|\\p{Cs}`, 'gu');
const unsafeInLine = new RegExp(`(?!\\n)(?:${unsafe.source})`, 'gu');

/**
 * Makes untrusted text safe to print on a terminal, on one line: line breaks and tabs become spaces, other control
 * characters, escape sequences and bidirectional controls become visible and harmless.
 */
export function sanitize(text: string): string {
  return text.replace(unsafe, replacementFor);
}

/** The same, but keeps line breaks. */
export function sanitizeLines(text: string): string {
  return text.replaceAll('\r\n', '\n').replace(unsafeInLine, replacementFor);
}

/** Names in messages are cut after this many characters. */
const maxNameLength = 60;

/** A name or value for use in a message, sanitized and of bounded length. */
export const quote = (text: string): string => `\`${truncate(text, maxNameLength)}\``;

/** Sanitizes a text and cuts it after some characters, marking the cut. */
export const truncate = (text: string, maxLength: number): string =>
  `${sanitize(text.slice(0, maxLength))}${text.length > maxLength ? '…' : ''}`;

function replacementFor(character: string): string {
  const code = character.codePointAt(0) ?? 0;
  if (/\s/u.test(character)) return ' ';
  if (code < 0x20) return String.fromCodePoint(0x2400 + code);
  return code === 0x7f ? '\u2421' : '\ufffd';
}

const forbiddenCharacter = new RegExp(
  `[\\0-\\x08\\x0b\\x0c\\x0e-\\x1f\\x7f-\\x84\\x86-\\x9f\\ufffe\\uffff${bidirectional}]|\\p{Cs}`,
  'u',
);

/** The first character that no text file may hold, if any: controls, lone surrogates, bidirectional controls. */
export function findControlCharacter(text: string): { readonly index: number; readonly name: string } | null {
  const match = forbiddenCharacter.exec(text);
  if (match === null) return null;
  const code = match[0].codePointAt(0) ?? 0;
  return { index: match.index, name: `U+${code.toString(16).toUpperCase().padStart(4, '0')}` };
}
