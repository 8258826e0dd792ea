import type { PackFile } from '../../rule-pack/parse-rule-pack.ts';
import type { Diagnostic } from '../../source/diagnostic.ts';
import { field, fault, items, root, textOf, texts, type Node } from '../../source/node.ts';
import { quote } from '../../source/sanitize.ts';
import type { Declaration, Kind, SymbolTable } from './symbol-table.ts';
import { follow, followAll } from './reference-paths.ts';
import { kindTitles } from './references.ts';

/** Ids that the formats use themselves, or that collide with JavaScript's own properties. */
const reserved: Readonly<Partial<Record<Kind | 'option' | 'test', readonly string[]>>> = {
  question: ['all', 'any', 'not'],
  option: ['not-applicable', 'dont-know'],
  mode: ['not-yet', 'tie', 'not-enough-answers', 'stopped'],
};
const reservedEverywhere = ['constructor', 'prototype'];

/** Ids that no entry of this kind may have. */
export const reservedIds = (kind: Kind | 'option' | 'test'): readonly string[] => [
  ...(reserved[kind] ?? []),
  ...reservedEverywhere,
];

/** Kinds whose ids are unique across all files; other ids may occur once in each market file. */
const uniqueInPack: ReadonlySet<Kind> = new Set(['question', 'recommendation', 'source', 'market']);

/** Reports duplicate and reserved ids. */
export function checkIds(files: readonly PackFile[], symbols: SymbolTable): readonly Diagnostic[] {
  const declared = symbols.all;
  return [
    ...declared.flatMap(({ kind, id, node }) => checkReserved(kind, id, node)),
    ...duplicateDeclarations(declared),
    ...declared.filter(({ kind }) => kind === 'question').flatMap(({ node }) => checkOptionIds(node)),
    ...renamedQuestions(declared.filter(({ kind }) => kind === 'question')),
    ...duplicateModeRules(files),
    ...files.flatMap(({ document }) => [
      ...duplicates('factor', follow(root(document), 'fit/*')),
      ...duplicates('entry mode', follow(root(document), 'entry-modes/*'), 'mode'),
    ]),
    ...duplicates('test case', followAll(files, 'cases/*')),
  ];
}

function checkReserved(kind: Kind | 'option', id: string, node: Node): readonly Diagnostic[] {
  if (!reservedIds(kind).includes(id)) return [];
  return [
    fault(field(node, 'id'), 'reserved-id', `The id ${quote(id)} is reserved.`, { expected: 'another id' }),
  ];
}

function duplicateDeclarations(declared: readonly Declaration[]): readonly Diagnostic[] {
  const first = new Map<string, Declaration>();
  return declared.flatMap((found): readonly Diagnostic[] => {
    const { kind, id, home, node } = found;
    const keys = uniqueInPack.has(kind)
      ? [`${kind} ${id}`]
      : [`${kind} ${id}`, `${kind} ${id} ${home?.file ?? ''}`];
    const [common = '', own = ''] = keys;
    const earlier =
      uniqueInPack.has(kind) || home === null
        ? first.get(common)
        : (first.get(own) ?? packWide(first.get(common)));
    for (const key of keys) if (!first.has(key)) first.set(key, found);
    return earlier === undefined
      ? []
      : [duplicateDiagnostic(kindTitles[kind], id, field(node, 'id'), field(earlier.node, 'id'))];
  });
}

const packWide = (declared: Declaration | undefined): Declaration | undefined =>
  declared?.home === null ? declared : undefined;

function checkOptionIds(question: Node): readonly Diagnostic[] {
  const options = items(field(question, 'options'));
  return [
    ...duplicates('option', options),
    ...options.flatMap((option) => checkReserved('option', textOf(field(option, 'id')) ?? '', option)),
    ...ambiguousRenames('option', options),
  ];
}

const renamedQuestions = (questions: readonly Declaration[]): readonly Diagnostic[] =>
  ambiguousRenames(
    'question',
    questions.map(({ node }) => node),
  );

/** Reports an old id that is still in use or claimed by two successors: old answers would be ambiguous. */
function ambiguousRenames(title: string, nodes: readonly Node[]): readonly Diagnostic[] {
  const taken = new Map(nodes.map((node) => [textOf(field(node, 'id')) ?? '', field(node, 'id')]));
  return nodes.flatMap((node) =>
    texts(field(node, 'renamed-from')).flatMap((old) => {
      const id = textOf(old) ?? '';
      const earlier = taken.get(id);
      taken.set(id, old);
      return earlier === undefined ? [] : [duplicateDiagnostic(title, id, old, earlier)];
    }),
  );
}

/** Reports duplicates among the rules of an entry mode, including those that markets add. */
function duplicateModeRules(files: readonly PackFile[]): readonly Diagnostic[] {
  const rules = (mode: Node): readonly Node[] => [
    ...items(field(mode, 'requires')),
    ...items(field(mode, 'factors')),
  ];
  const general = followAll(files, 'modes/*');
  const added = followAll(files, 'entry-modes/*');
  return [
    ...general.flatMap((mode) => duplicates('rule of this entry mode', rules(mode))),
    ...added.flatMap((addition) => {
      const mode = general.find(
        (candidate) => textOf(field(candidate, 'id')) === textOf(field(addition, 'mode')),
      );
      return duplicates('rule of this entry mode', [
        ...(mode === undefined ? [] : rules(mode)),
        ...rules(addition),
      ]).filter(({ file }) => file === addition.document.file);
    }),
  ];
}

function duplicates(title: string, nodes: readonly Node[], key = 'id'): readonly Diagnostic[] {
  const first = new Map<string, Node>();
  return nodes.flatMap((node): readonly Diagnostic[] => {
    const idNode = field(node, key);
    const id = textOf(idNode);
    if (id === null) return [];
    const earlier = first.get(id);
    if (earlier !== undefined) return [duplicateDiagnostic(title, id, idNode, earlier)];
    first.set(id, idNode);
    return [];
  });
}

function duplicateDiagnostic(title: string, id: string, node: Node, earlier: Node): Diagnostic {
  const line = earlier.document.valueRange(earlier.path)?.start.line ?? 1;
  const message = `The ${title} ${quote(id)} is declared twice; first at ${earlier.document.file}:${line}.`;
  return fault(node, 'duplicate-id', message, { expected: 'an id of its own' });
}
