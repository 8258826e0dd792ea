import { sanitize } from '../../source/sanitize.ts';
import type { Question } from '../../schema/types.ts';
import { dontKnow } from '../../schema/answer-file.ts';

/** Texts alike but for case, white space, the shape of quotation marks and dashes, and signs that have no shape. */
export const normalize = (text: string): string =>
  sanitize(text)
    .normalize('NFC')
    .toLowerCase()
    .replaceAll(/[\u2018\u2019\u02bc]/gu, "'")
    .replaceAll(/[\u201c\u201d]/gu, '"')
    .replaceAll(/[\u2010-\u2015]/gu, '-')
    .replaceAll(/\s+/gu, ' ')
    .trim();

const unknownWords = [dontKnow, "don't know", 'dont know', 'do not know'].map(normalize);

/** Whether a text says that the answer is not known. */
export const meansUnknown = (text: string): boolean => unknownWords.includes(normalize(text));

/**
 * The names of a question's options: ids, labels, names of old, and what a mapping adds. A name that several options
 * share means none of them.
 *
 * @param values texts of cells, and the id or label they stand for
 */
export function optionNames(
  { options = [] }: Question,
  values: ReadonlyMap<string, string>,
): ReadonlyMap<string, string> {
  const names = new Map<string, string>();
  const shared = new Set<string>();
  const add = (name: string, option: string): void => {
    const known = names.get(normalize(name));
    if (known !== undefined && known !== option) shared.add(normalize(name));
    names.set(normalize(name), option);
  };
  for (const { id, label } of options) add(label, id);
  for (const name of shared) names.delete(name);
  for (const { id, 'renamed-from': old = [] } of options)
    for (const name of old) if (!names.has(normalize(name))) names.set(normalize(name), id);
  // An id is exact: it goes before a label that happens to read the same.
  for (const { id } of options) names.set(normalize(id), id);
  for (const [text, meant] of values) {
    const option = names.get(normalize(meant));
    if (option !== undefined) names.set(normalize(text), option);
  }
  return names;
}

export type OptionList =
  | { readonly kind: 'options'; readonly options: readonly string[] }
  | { readonly kind: 'unclear' }
  /** A part of the text that names no option. */
  | { readonly kind: 'unknown'; readonly part: string };

/**
 * The options that a text lists. Names may hold the separators themselves, so the whole text must be made of names in
 * exactly one way.
 *
 * @param separators characters that may part names
 */
export function parseOptionList(
  text: string,
  names: ReadonlyMap<string, string>,
  separators: string,
): OptionList {
  if (text.length > longest) return { kind: 'unknown', part: text };
  const given = normalize(text.replaceAll(/[\r\n]+/gu, separators[0] ?? ';'));
  const ways = waysFrom(given, names, separators);
  const [first, second] = ways(0);
  if (first !== undefined)
    return second === undefined ? { kind: 'options', options: first } : { kind: 'unclear' };
  const parts = text.split(new RegExp(`[${separators}\\r\\n]`, 'u')).map((part) => part.trim());
  const known = new Set([...names.keys()]);
  const part = parts.find((one) => one !== '' && ![...known].some((name) => isPartOf(normalize(one), name)));
  return { kind: 'unknown', part: part ?? text.trim() };
}

/** Longest list of options read. */
const longest = 10_000;

const isPartOf = (part: string, name: string): boolean => name.includes(part);

/** The lists of options (two at most, for one more than one is too many) that a text from a place on can be. */
function waysFrom(
  text: string,
  names: ReadonlyMap<string, string>,
  separators: string,
): (from: number) => readonly (readonly string[])[] {
  const found = new Map<number, readonly (readonly string[])[]>();
  const skip = (from: number): number => {
    let at = from;
    while (text[at] === ' ') at += 1;
    return at;
  };
  // From the end to the beginning, so that nothing calls itself.
  for (let from = text.length; from >= 0; from -= 1) {
    if (skip(from) >= text.length) {
      found.set(from, [[]]);
      continue;
    }
    const ways: (readonly string[])[] = [];
    for (const [name, option] of names) {
      const start = skip(from);
      if (name === '' || !text.startsWith(name, start)) continue;
      const end = skip(start + name.length);
      const next = text[end];
      if (next !== undefined && !separators.includes(next)) continue;
      for (const rest of found.get(next === undefined ? text.length : end + 1) ?? []) {
        const way = rest.includes(option) ? rest : [option, ...rest];
        if (!ways.some((other) => sameOptions(other, way))) ways.push(way);
      }
    }
    found.set(from, ways.slice(0, 2));
  }
  return (from) => found.get(from) ?? [];
}

const sameOptions = (a: readonly string[], b: readonly string[]): boolean =>
  a.length === b.length && a.every((option) => b.includes(option));
