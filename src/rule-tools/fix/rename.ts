import type { Diagnostic } from '../../source/diagnostic.ts';
import type { Document, Path } from '../../source/document.ts';
import { nearestNames } from '../../source/closest-match.ts';
import { field, isMapping, items, textOf, texts, type Node } from '../../source/node.ts';
import { quote } from '../../source/sanitize.ts';
import type { Kind, Names } from '../lint/symbol-table.ts';
import { kindTitles } from '../lint/references.ts';
import { optionIds } from '../lint/questions.ts';
import type { Attempt, Left } from './fix.ts';
import { nodeAt, placesOf } from './places.ts';

/** Only a hostile pack has more names of one kind; comparing them all would take minutes. */
const mostCandidates = 2000;

/** Puts the one name that can be meant in the place of a wrong one; null for a fault of another kind. */
export function renameFix(found: Diagnostic, document: Document, names: Names): Attempt | null {
  const kind = kindOf(found);
  const [from, to] = [found.start?.offset ?? 0, found.end?.offset ?? 0];
  const written = document.text.slice(from, to);
  const [, sign = '', name = ''] = /^(['"]?)([A-Za-z][A-Za-z0-9._-]*)\1$/.exec(written) ?? [];
  if (kind === null || name === '') return null;
  const { byKey, byValue } = placesOf(document);
  const keyPath = byKey.get(from);
  const path = keyPath ?? byValue.get(from) ?? [];
  const meant = meantBy(name, kind, path, found, names);
  if (meant === null || 'left' in meant) return meant;
  if (standsBeside(document, path, meant.name, keyPath !== undefined))
    return { left: `${quote(meant.name)} stands beside it already` };
  return {
    what: `${quote(name)} becomes ${quote(meant.name)}`,
    edits: [{ from, to, insert: `${sign}${meant.name}${sign}` }],
    // Two names in one mapping or list must not become the same.
    becomes: [
      ...(keyPath === undefined && typeof path.at(-1) === 'string' ? path : path.slice(0, -1)),
      meant.name,
    ].join('/'),
  };
}

/** The one name that can be meant; null where none is like it. */
function meantBy(
  name: string,
  kind: Named,
  path: Path,
  found: Diagnostic,
  names: Names,
): { readonly name: string } | Left | null {
  const question = questionOn(path, names);
  const renamed = renamedTo(name, kind, question, names);
  if (renamed !== null) return { name: renamed };
  if (found.suggestion === null) return null;
  const candidates = kind === 'word' ? wordsIn(found) : candidatesOf(kind, question, names);
  if (candidates.length > mostCandidates)
    return { left: 'there are too many names to be sure which is meant' };
  const nearest = nearestNames(name, new Set(candidates));
  const [only] = nearest;
  if (only === undefined) return null;
  if (nearest.length > 1) return { left: `${listed(nearest)} are equally near; say which is meant` };
  if (digits(name) !== digits(only))
    return { left: `${quote(only)} has another number, and may be something else` };
  return { name: only };
}

type Named = Kind | 'option' | 'word';

/** What sort of name the fault is about; null where it is about something else. */
function kindOf({ code }: Diagnostic): Named | null {
  if (code === 'unknown-key' || code === 'schema') return 'word';
  if (code === 'unknown-option') return 'option';
  return kinds.find((kind) => code === `unknown-${kind}`) ?? null;
}

const isKind = (text: string): text is Kind => Object.hasOwn(kindTitles, text);
const kinds = Object.keys(kindTitles).filter(isKind);

/** The words of a format that might stand here, as the fault lists them. */
const wordsIn = ({ expected }: Diagnostic): readonly string[] =>
  expected?.replace('one of ', '').split(', ') ?? [];

function candidatesOf(kind: Kind | 'option', question: Node | null, names: Names): readonly string[] {
  if (kind === 'option') return (question === null ? questionsOf(names) : [question]).flatMap(optionIds);
  const ids = [...names.visible(kind, 'any').ids.keys()];
  return kind === 'question' ? [...ids, 'all', 'any', 'not'] : ids;
}

const questionsOf = (names: Names): readonly Node[] =>
  names.all.filter(({ kind }) => kind === 'question').map(({ node }) => node);

/** The question whose options are meant: the nearest key above that is one. */
const questionOn = (path: Path, names: Names): Node | null =>
  path.flatMap((segment) => names.anywhere('question', String(segment))?.node ?? []).at(-1) ?? null;

/** What a question or option is called today, where the old name belongs to one alone. */
function renamedTo(name: string, kind: Named, question: Node | null, names: Names): string | null {
  const ids = bearersOf(kind, question, names)
    .filter((bearer) => texts(field(bearer, 'renamed-from')).some((old) => textOf(old) === name))
    .flatMap((bearer) => textOf(field(bearer, 'id')) ?? []);
  const [id = null, ...others] = ids;
  return others.length === 0 ? id : null;
}

/** What may have had another name. */
function bearersOf(kind: Named, question: Node | null, names: Names): readonly Node[] {
  if (kind === 'question') return questionsOf(names);
  return kind === 'option' && question !== null ? items(field(question, 'options')) : [];
}

/** Whether the mapping or list that holds the name holds the other one too: nothing may stand twice. */
function standsBeside(document: Document, path: Path, name: string, isKey: boolean): boolean {
  const { value } = nodeAt(document, path.slice(0, -1));
  if (Array.isArray(value)) return value.includes(name);
  return isKey && isMapping(value) && Object.hasOwn(value, name);
}

const digits = (name: string): string => name.replaceAll(/\D/g, '');

const listed = (ids: readonly string[]): string =>
  `${ids.slice(0, -1).map(quote).join(', ')} and ${quote(ids.at(-1) ?? '')}`;
