import type { PackFile } from '../../rule-pack/parse-rule-pack.ts';
import type { Diagnostic } from '../../source/diagnostic.ts';
import { field, fault, items, root, textOf, texts, type Node } from '../../source/node.ts';
import { quote } from '../../source/sanitize.ts';
import type { Declared, Kind, Names } from './symbol-table.ts';
import { follow, followAll } from './reference-paths.ts';
import { kindTitles } from './references.ts';

/** Ids that the formats use themselves, or that reach into JavaScript's own objects. */
const reserved: Readonly<Partial<Record<Kind | 'option' | 'test', readonly string[]>>> = {
  question: ['all', 'any', 'not'],
  option: ['not-applicable', 'dont-know'],
  mode: ['not-yet', 'tie'],
};
const reservedEverywhere = ['constructor', 'prototype'];

/** Ids that nothing of a kind may have. */
export const reservedIds = (kind: Kind | 'option' | 'test'): readonly string[] => [
  ...(reserved[kind] ?? []),
  ...reservedEverywhere,
];

/** Kinds whose ids are unique over all files; others may stand once in each market file. */
const unique: ReadonlySet<Kind> = new Set(['question', 'recommendation', 'source', 'market']);

/** Ids declared twice, and ids that may not be declared. */
export function checkIds(files: readonly PackFile[], names: Names): readonly Diagnostic[] {
  const declared = names.all;
  return [
    ...declared.flatMap(({ kind, id, node }) => checkReserved(kind, id, node)),
    ...repeatedDeclarations(declared),
    ...declared.filter(({ kind }) => kind === 'question').flatMap(({ node }) => optionIds(node)),
    ...renamed(declared.filter(({ kind }) => kind === 'question')),
    ...rulesOfModes(files),
    ...files.flatMap(({ document }) => [
      ...repeated('factor', follow(root(document), 'fit/*')),
      ...repeated('entry mode', follow(root(document), 'entry-modes/*'), 'mode'),
    ]),
    ...repeated('test case', followAll(files, 'cases/*')),
  ];
}

function checkReserved(kind: Kind | 'option', id: string, node: Node): readonly Diagnostic[] {
  if (!reservedIds(kind).includes(id)) return [];
  return [
    fault(field(node, 'id'), 'reserved-id', `The id ${quote(id)} is reserved.`, { expected: 'another id' }),
  ];
}

function repeatedDeclarations(declared: readonly Declared[]): readonly Diagnostic[] {
  const first = new Map<string, Declared>();
  return declared.flatMap((found): readonly Diagnostic[] => {
    const { kind, id, home, node } = found;
    const keys = unique.has(kind)
      ? [`${kind} ${id}`]
      : [`${kind} ${id}`, `${kind} ${id} ${home?.file ?? ''}`];
    const [common = '', own = ''] = keys;
    const earlier =
      unique.has(kind) || home === null ? first.get(common) : (first.get(own) ?? packWide(first.get(common)));
    for (const key of keys) if (!first.has(key)) first.set(key, found);
    return earlier === undefined
      ? []
      : [twice(kindTitles[kind], id, field(node, 'id'), field(earlier.node, 'id'))];
  });
}

const packWide = (declared: Declared | undefined): Declared | undefined =>
  declared?.home === null ? declared : undefined;

function optionIds(question: Node): readonly Diagnostic[] {
  const options = items(field(question, 'options'));
  return [
    ...repeated('option', options),
    ...options.flatMap((option) => checkReserved('option', textOf(field(option, 'id')) ?? '', option)),
    ...renamedTwice('option', options),
  ];
}

const renamed = (questions: readonly Declared[]): readonly Diagnostic[] =>
  renamedTwice(
    'question',
    questions.map(({ node }) => node),
  );

/** An old id that is still in use, or that two successors claim: old answers would be ambiguous. */
function renamedTwice(title: string, nodes: readonly Node[]): readonly Diagnostic[] {
  const taken = new Map(nodes.map((node) => [textOf(field(node, 'id')) ?? '', field(node, 'id')]));
  return nodes.flatMap((node) =>
    texts(field(node, 'renamed-from')).flatMap((old) => {
      const id = textOf(old) ?? '';
      const earlier = taken.get(id);
      taken.set(id, old);
      return earlier === undefined ? [] : [twice(title, id, old, earlier)];
    }),
  );
}

/** Requirements and factors of an entry mode, with those that markets add to it. */
function rulesOfModes(files: readonly PackFile[]): readonly Diagnostic[] {
  const rules = (mode: Node): readonly Node[] => [
    ...items(field(mode, 'requires')),
    ...items(field(mode, 'factors')),
  ];
  const general = followAll(files, 'modes/*');
  const added = followAll(files, 'entry-modes/*');
  return [
    ...general.flatMap((mode) => repeated('rule of this entry mode', rules(mode))),
    ...added.flatMap((addition) => {
      const mode = general.find(
        (candidate) => textOf(field(candidate, 'id')) === textOf(field(addition, 'mode')),
      );
      return repeated('rule of this entry mode', [
        ...(mode === undefined ? [] : rules(mode)),
        ...rules(addition),
      ]).filter(({ file }) => file === addition.document.file);
    }),
  ];
}

function repeated(title: string, nodes: readonly Node[], key = 'id'): readonly Diagnostic[] {
  const first = new Map<string, Node>();
  return nodes.flatMap((node): readonly Diagnostic[] => {
    const idNode = field(node, key);
    const id = textOf(idNode);
    if (id === null) return [];
    const earlier = first.get(id);
    if (earlier !== undefined) return [twice(title, id, idNode, earlier)];
    first.set(id, idNode);
    return [];
  });
}

function twice(title: string, id: string, node: Node, earlier: Node): Diagnostic {
  const line = earlier.document.valueRange(earlier.path)?.start.line ?? 1;
  const message = `The ${title} ${quote(id)} is declared twice; first at ${earlier.document.file}:${line}.`;
  return fault(node, 'duplicate-id', message, { expected: 'an id of its own' });
}
