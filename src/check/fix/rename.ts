import type { Diagnostic } from '../../pack/diagnostic.ts';
import type { Document, Path } from '../../pack/document.ts';
import { nearestNames } from '../../pack/nearest-name.ts';
import { field, isMapping, items, textOf, texts, type Node } from '../../pack/node.ts';
import { quote } from '../../pack/neutralise.ts';
import type { Kind, Names } from '../names.ts';
import { kindTitles } from '../references.ts';
import { optionIds } from '../questions.ts';
import type { Attempt } from './fix.ts';
import { nodeAt, placesOf } from './places.ts';

/** Only a hostile pack has more names of one kind; comparing them all would take minutes. */
const mostCandidates = 2000;

/** Puts the one name that can be meant in the place of a wrong one; null for a fault of another kind. */
export function renameFix(found: Diagnostic, document: Document, names: Names): Attempt | null {
  const kind = kindOf(found);
  if (kind === null || found.start === null || found.end === null) return null;
  const written = document.text.slice(found.start.offset, found.end.offset);
  const [, sign = '', name = ''] = /^(['"]?)([A-Za-z][A-Za-z0-9._-]*)\1$/.exec(written) ?? [];
  if (name === '') return null;
  const places = placesOf(document);
  const keyPath = places.byKey.get(found.start.offset) ?? null;
  const path = keyPath ?? places.byValue.get(found.start.offset) ?? null;
  const question = path === null ? null : questionOn(path, names);
  const renamed = renamedTo(name, kind, question, names);
  if (renamed === null && found.suggestion === null) return null;
  const candidates = kind === 'word' ? wordsIn(found) : candidatesOf(kind, question, names);
  if (candidates.length > mostCandidates)
    return { left: 'there are too many names to be sure which is meant' };
  const nearest = renamed === null ? nearestNames(name, new Set(candidates)) : [renamed];
  const [to] = nearest;
  if (to === undefined) return null;
  if (nearest.length > 1) return { left: `${listed(nearest)} are equally near; say which is meant` };
  if (renamed === null && digits(name) !== digits(to))
    return { left: `${quote(to)} has another number, and may be something else` };
  if (path !== null && standsBeside(document, path, to, keyPath !== null))
    return { left: `${quote(to)} stands beside it already` };
  return {
    what: `${quote(name)} becomes ${quote(to)}`,
    edits: [{ from: found.start.offset, to: found.end.offset, insert: `${sign}${to}${sign}` }],
    // Two names in one mapping or list must not become the same.
    becomes: `${path?.slice(0, -1).join('/') ?? ''} ${keyPath === null && typeof path?.at(-1) === 'string' ? path.join('/') : ''} ${to}`,
  };
}

type Named = Kind | 'option' | 'word';

/** What sort of name the fault is about; null where it is about something else. */
function kindOf({ code, suggestion }: Diagnostic): Named | null {
  if (code === 'unknown-key' || (code === 'schema' && suggestion !== null)) return 'word';
  if (code === 'unknown-option') return 'option';
  const kind = Object.keys(kindTitles).find((title) => code === `unknown-${title}`);
  return isKind(kind) ? kind : null;
}

const isKind = (kind: string | undefined): kind is Kind =>
  kind !== undefined && Object.hasOwn(kindTitles, kind);

/** The words of a format that might stand here, as the fault lists them. */
const wordsIn = ({ expected }: Diagnostic): readonly string[] =>
  (/^one of (.*)$/.exec(expected ?? '')?.[1] ?? '').split(', ');

function candidatesOf(kind: Kind | 'option', question: Node | null, names: Names): readonly string[] {
  if (kind === 'option') return (question === null ? questionsOf(names) : [question]).flatMap(optionIds);
  const ids = [...names.visible(kind, 'any').ids.keys()];
  return kind === 'question' ? [...ids, 'all', 'any', 'not'] : ids;
}

const questionsOf = (names: Names): readonly Node[] =>
  names.all.filter(({ kind }) => kind === 'question').map(({ node }) => node);

/** The question whose options are meant: the nearest key above that is one. */
function questionOn(path: Path, names: Names): Node | null {
  const key = path.findLast(
    (segment) => typeof segment === 'string' && names.anywhere('question', segment) !== undefined,
  );
  return typeof key === 'string' ? (names.anywhere('question', key)?.node ?? null) : null;
}

/** What a question or option is called today, where the old name belongs to one alone. */
function renamedTo(name: string, kind: Named, question: Node | null, names: Names): string | null {
  if (kind !== 'question' && kind !== 'option') return null;
  const bearers =
    kind === 'question' ? questionsOf(names) : question === null ? [] : items(field(question, 'options'));
  const ids = bearers
    .filter((bearer) => texts(field(bearer, 'renamed-from')).some((old) => textOf(old) === name))
    .map((bearer) => textOf(field(bearer, 'id')));
  return ids.length === 1 ? (ids[0] ?? null) : null;
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
