/** Words and marks that mean something to YAML, to the formats, to a terminal or to JavaScript. */
const tokens = [
  ': ',
  '- ',
  '? ',
  '&a ',
  '*a ',
  '<<: *a',
  '!!js/function ',
  '!!binary ',
  '|',
  '>',
  '"',
  "'",
  '#',
  '[',
  ']',
  '{',
  '}',
  ',',
  '\n',
  '\n---\n',
  '\n...\n',
  '%YAML 1.1\n',
  '\t',
  '    ',
  '\r\n',
  '\r',
  '\u0000',
  '\u001b[2J',
  '\u001b]8;;x\u0007',
  '\u202e',
  '\ufeff',
  '\ud800',
  '\u2028',
  '𝒳',
  '~',
  'null',
  'true',
  'yes',
  '.inf',
  '-.nan',
  '0x1f',
  '1e999',
  '-0',
  '99999999999999999999',
  '2026-02-30',
  '__proto__',
  'constructor',
  'toString',
  'hasOwnProperty',
  'length',
  'dont-know',
  'not-applicable',
  'one-of',
  'between',
  'at-least',
  'any',
  'all',
  'not',
  'when',
  'id',
  'answers',
  'markets',
  '{market}',
  '$ref',
  '../../etc/passwd',
  '=1+1',
  '<script>',
] as const;

/** One random change of a text: of bytes, of words, or of whole lines and their order and depth. */
export function mutated(text: string, random: () => number): string {
  const below = (most: number): number => Math.floor(random() * most);
  const at = below(text.length + 1);
  const token = tokens[below(tokens.length)] ?? '';
  const lines = (): string[] => text.split('\n');
  const spliced = (line: number, count: number, ...added: readonly string[]): string => {
    const all = lines();
    all.splice(line, count, ...added);
    return all.join('\n');
  };
  const line = below(lines().length);
  const here = lines()[line] ?? '';
  const words = (): string => {
    const all = text.split(/([\s:,[\]{}]+)/);
    all[below(all.length)] = random() < 0.5 ? token : (all[below(all.length)] ?? '');
    return all.join('');
  };
  switch (below(14)) {
    case 0:
      return `${text.slice(0, at)}${String.fromCharCode(below(256))}${text.slice(at)}`;
    case 1:
      return `${text.slice(0, at)}${text.slice(at + 1 + below(8))}`;
    case 2:
      return `${text.slice(0, at)}${String.fromCharCode(below(65_536))}${text.slice(at + 1)}`;
    case 3:
      return `${text.slice(0, at)}${token}${text.slice(at)}`;
    case 4:
    case 5:
      return words();
    case 6:
      return spliced(line, 1);
    case 7:
      return spliced(line, 0, here);
    case 8:
      return spliced(line, 1, `  ${here}`);
    case 9:
      return spliced(line, 1, here.replace(/^ {2}/, ''));
    case 10:
      return spliced(below(lines().length), 0, ...lines().slice(line, line + 1 + below(20)));
    case 11:
      return spliced(line, 1, here.replace(/: .*/, `: ${token}`));
    case 12:
      return text.slice(0, at);
    default:
      return `${text.slice(0, at)}${token.repeat(1 + below(2000))}${text.slice(at)}`;
  }
}
