// Many market files out of a few: the ids that must be unique over all files get a number, the facts a day of today.
import { parse } from 'yaml';

export function markets(texts, count) {
  const sources = texts.map((text) => {
    const { id, facts = [], questions = [], recommendations = [] } = parse(text);
    const ids = [...facts, ...questions, ...recommendations].map((declared) => declared.id);
    return { text, id, word: new RegExp(`(?<![\\w-])(?:${ids.join('|')})(?![\\w-])`, 'g') };
  });
  return Array.from({ length: count }, (_, index) => {
    const { text, id, word } = sources[index % sources.length];
    const number = String(index + 1).padStart(4, '0');
    const own = text
      .replaceAll(word, (found) => `${found}-${number}`)
      .replace(/^id: .*$/m, `id: ${id}-${number}`)
      .replaceAll(/\bas-of: [^,}\n]*/g, "as-of: '2026-11'");
    return { name: `${id}-${number}.yaml`, text: own };
  });
}
