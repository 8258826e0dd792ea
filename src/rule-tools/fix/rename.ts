import type { Diagnostic } from '../../source/diagnostic.ts';
import type { Document, Path } from '../../source/document.ts';
import { closestMatches } from '../../source/closest-match.ts';
import { field, isMapping, items, textOf, texts, type Node } from '../../source/node.ts';
import { quote } from '../../source/sanitize.ts';
import type { NameKind } from '../../rule-pack/entry-types.ts';
import type { SymbolTable } from '../lint/symbol-table.ts';
import { kindTitles } from '../lint/references.ts';
import { optionIds } from '../lint/questions.ts';
import type { Attempt, Unfixed } from './fix.ts';
import { nodeAt, pathsByOffset } from './paths-by-offset.ts';

/** Only a hostile pack has more names of one kind; comparing them all would take minutes. */
const maxCandidates = 2000;

/** Replaces an unknown name by the only one that can be meant; null for other kinds of diagnostics. */
export function renameFix(diagnostic: Diagnostic, document: Document, symbols: SymbolTable): Attempt | null {
  const kind = kindOf(diagnostic);
  const [from, to] = [diagnostic.start?.offset ?? 0, diagnostic.end?.offset ?? 0];
  const written = document.text.slice(from, to);
  const [, quoteMark = '', name = ''] = /^(['"]?)([A-Za-z][A-Za-z0-9._-]*)\1$/.exec(written) ?? [];
  if (kind === null || name === '') return null;
  const { byKey, byValue } = pathsByOffset(document);
  const keyPath = byKey.get(from);
  const path = keyPath ?? byValue.get(from) ?? [];
  const intended = intendedName(name, kind, path, diagnostic, symbols);
  if (intended === null || 'reason' in intended) return intended;
  if (existsBeside(document, path, intended.name, keyPath !== undefined))
    return { reason: `${quote(intended.name)} stands beside it already` };
  return {
    description: `${quote(name)} becomes ${quote(intended.name)}`,
    edits: [{ from, to, insert: `${quoteMark}${intended.name}${quoteMark}` }],
    // Two names in one mapping or list must not become the same.
    conflictKey: [
      ...(keyPath === undefined && typeof path.at(-1) === 'string' ? path : path.slice(0, -1)),
      intended.name,
    ].join('/'),
  };
}

/** The only name that can be meant; null if none is similar. */
function intendedName(
  name: string,
  kind: FixableKind,
  path: Path,
  diagnostic: Diagnostic,
  symbols: SymbolTable,
): { readonly name: string } | Unfixed | null {
  const question = questionOn(path, symbols);
  const renamed = renamedTo(name, kind, question, symbols);
  if (renamed !== null) return { name: renamed };
  if (diagnostic.suggestion === null) return null;
  const candidates = kind === 'word' ? expectedKeywords(diagnostic) : candidatesOf(kind, question, symbols);
  if (candidates.length > maxCandidates)
    return { reason: 'there are too many names to be sure which is meant' };
  const nearest = closestMatches(name, new Set(candidates));
  const [only] = nearest;
  if (only === undefined) return null;
  if (nearest.length > 1) return { reason: `${listed(nearest)} are equally near; say which is meant` };
  if (digits(name) !== digits(only))
    return { reason: `${quote(only)} has another number, and may be something else` };
  return { name: only };
}

type FixableKind = NameKind | 'option' | 'word';

/** The kind of name a diagnostic is about; null if it is not about a name. */
function kindOf({ code }: Diagnostic): FixableKind | null {
  if (code === 'unknown-key' || code === 'schema') return 'word';
  if (code === 'unknown-option') return 'option';
  return kinds.find((kind) => code === `unknown-${kind}`) ?? null;
}

const isKind = (text: string): text is NameKind => Object.hasOwn(kindTitles, text);
const kinds = Object.keys(kindTitles).filter(isKind);

/** The keywords allowed here, as the diagnostic lists them. */
const expectedKeywords = ({ expected }: Diagnostic): readonly string[] =>
  expected?.replace('one of ', '').split(', ') ?? [];

function candidatesOf(
  kind: NameKind | 'option',
  question: Node | null,
  symbols: SymbolTable,
): readonly string[] {
  if (kind === 'option') return (question === null ? questionsOf(symbols) : [question]).flatMap(optionIds);
  const ids = [...symbols.visible(kind, 'any').ids.keys()];
  return kind === 'question' ? [...ids, 'all', 'any', 'not'] : ids;
}

const questionsOf = (symbols: SymbolTable): readonly Node[] =>
  symbols.all.filter(({ kind }) => kind === 'question').map(({ node }) => node);

/** The question whose options are meant: the closest key above that names one. */
const questionOn = (path: Path, symbols: SymbolTable): Node | null =>
  path.flatMap((segment) => symbols.find('question', String(segment))?.node ?? []).at(-1) ?? null;

/** The current id for an old one; null if several or none have had it. */
function renamedTo(
  name: string,
  kind: FixableKind,
  question: Node | null,
  symbols: SymbolTable,
): string | null {
  const ids = possiblyRenamed(kind, question, symbols)
    .filter((declaration) => texts(field(declaration, 'renamed-from')).some((old) => textOf(old) === name))
    .flatMap((declaration) => textOf(field(declaration, 'id')) ?? []);
  const [id = null, ...others] = ids;
  return others.length === 0 ? id : null;
}

/** Declarations that can have a former id. */
function possiblyRenamed(kind: FixableKind, question: Node | null, symbols: SymbolTable): readonly Node[] {
  if (kind === 'question') return questionsOf(symbols);
  return kind === 'option' && question !== null ? items(field(question, 'options')) : [];
}

/** Whether the mapping or list around a name already has the other name. */
function existsBeside(document: Document, path: Path, name: string, isKey: boolean): boolean {
  const { value } = nodeAt(document, path.slice(0, -1));
  if (Array.isArray(value)) return value.includes(name);
  return isKey && isMapping(value) && Object.hasOwn(value, name);
}

const digits = (name: string): string => name.replaceAll(/\D/g, '');

const listed = (ids: readonly string[]): string =>
  `${ids.slice(0, -1).map(quote).join(', ')} and ${quote(ids.at(-1) ?? '')}`;
