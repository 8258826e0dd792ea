/** What letters and signs become that do not decompose into ASCII letters and accents. */
const replacements: Readonly<Record<string, string>> = {
  '‐': '-',
  '‑': '-',
  '‒': '-',
  '–': '-',
  '—': '-',
  '−': '-',
  '‘': "'",
  '’': "'",
  '‚': "'",
  '“': '"',
  '”': '"',
  '„': '"',
  '«': '"',
  '»': '"',
  '•': '*',
  '·': '-',
  '→': '->',
  '←': '<-',
  '≥': '>=',
  '≤': '<=',
  '×': 'x',
  '€': 'EUR',
  '£': 'GBP',
  '¥': 'JPY',
  '±': '+-',
  '°': ' degrees',
  '§': 'section ',
  '©': '(c)',
  '®': '(R)',
  ß: 'ss',
  æ: 'ae',
  Æ: 'AE',
  œ: 'oe',
  Œ: 'OE',
  ø: 'o',
  Ø: 'O',
  đ: 'd',
  Đ: 'D',
  ł: 'l',
  Ł: 'L',
  ð: 'd',
  Ð: 'D',
  þ: 'th',
  Þ: 'Th',
  ı: 'i',
};

/** The nearest ASCII spelling; a question mark for each character that has none. */
export function toAscii(text: string): string {
  return text.replaceAll(/[^\n -~]/gu, (character) => {
    const known = replacements[character];
    if (known !== undefined) return known;
    const decomposed = character.normalize('NFKD').replaceAll(/\p{M}/gu, '');
    if (decomposed === character) return /\p{M}/u.test(character) ? '' : '?';
    return toAscii(decomposed);
  });
}
