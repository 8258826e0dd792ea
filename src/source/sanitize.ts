/** Embeddings, overrides and isolates: they make a text read differently from what it says. */
const bidirectional = '\\u202a-\\u202e\\u2066-\\u2069';

const unsafe = new RegExp(`[\\0-\\x1f\\x7f-\\x9f\\u2028\\u2029${bidirectional}]|\\p{Cs}`, 'gu');
const unsafeInLine = new RegExp(`(?!\\n)(?:${unsafe.source})`, 'gu');

/**
 * Makes text of a file safe to show on a terminal, on one line: line ends and tabs become spaces, other control
 * characters, escape sequences and bidirectional controls become visible signs and lose their power.
 */
export function neutralise(text: string): string {
  return text.replace(unsafe, sign);
}

/** The same, but lines stay lines. */
export function neutraliseLines(text: string): string {
  return text.replaceAll('\r\n', '\n').replace(unsafeInLine, sign);
}

/** Longest name shown in a message. */
const longest = 60;

/** A name or value of a file inside a message, neutralised and of bounded length. */
export const quote = (text: string): string => `\`${beginning(text, longest)}\``;

/** As much of a text as has room, neutralised, with a sign where there is more of it. */
export const beginning = (text: string, most: number): string =>
  `${neutralise(text.slice(0, most))}${text.length > most ? '…' : ''}`;

function sign(character: string): string {
  const code = character.codePointAt(0) ?? 0;
  if (/\s/u.test(character)) return ' ';
  if (code < 0x20) return String.fromCodePoint(0x2400 + code);
  return code === 0x7f ? '\u2421' : '\ufffd';
}

const notPlain = new RegExp(
  `[\\0-\\x08\\x0b\\x0c\\x0e-\\x1f\\x7f-\\x84\\x86-\\x9f\\ufffe\\uffff${bidirectional}]|\\p{Cs}`,
  'u',
);

/** The first character that has no place in a text file, if any: controls, halves of pairs, bidirectional controls. */
export function findControlCharacter(text: string): { readonly index: number; readonly name: string } | null {
  const found = notPlain.exec(text);
  if (found === null) return null;
  const code = found[0].codePointAt(0) ?? 0;
  return { index: found.index, name: `U+${code.toString(16).toUpperCase().padStart(4, '0')}` };
}
