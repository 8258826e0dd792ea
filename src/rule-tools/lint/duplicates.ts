import type { PackFile } from '../../rule-pack/parse-rule-pack.ts';
import type { Diagnostic } from '../../source/diagnostic.ts';
import { field, diagnosticAt, items, textOf, texts, type Node } from '../../source/node.ts';
import { quote } from '../../source/sanitize.ts';
import type { Declaration, SymbolTable } from './symbol-table.ts';
import { entryNodesOf, nodesOf } from '../../rule-pack/traverse.ts';
import { kindTitles } from './references.ts';
import type { NameKind } from '../../rule-pack/entry-types.ts';

/** Ids that the formats use themselves, or that collide with JavaScript's own properties. */
const reserved: Readonly<Partial<Record<NameKind | 'option' | 'test', readonly string[]>>> = {
  question: ['all', 'any', 'not'],
  option: ['not-applicable', 'dont-know'],
  mode: ['not-yet', 'tie', 'not-enough-answers', 'stopped'],
  form: ['none'],
};
const reservedEverywhere = ['constructor', 'prototype'];

/** Ids that no entry of this kind may have. */
export const reservedIds = (kind: NameKind | 'option' | 'test'): readonly string[] => [
  ...(reserved[kind] ?? []),
  ...reservedEverywhere,
];

/** Kinds whose ids are unique across all files; other ids may occur once in each market file. */
const uniqueInPack: ReadonlySet<NameKind> = new Set([
  'question',
  'form',
  'recommendation',
  'source',
  'market',
]);

/** Reports duplicate and reserved ids. */
export function checkIds(files: readonly PackFile[], symbols: SymbolTable): readonly Diagnostic[] {
  const declared = symbols.all;
  return [
    ...declared.flatMap(({ kind, id, node }) => checkReserved(kind, id, node)),
    ...duplicateDeclarations(declared),
    ...declared.filter(({ kind }) => kind === 'question').flatMap(({ node }) => checkOptionIds(node)),
    ...renamedQuestions(declared.filter(({ kind }) => kind === 'question')),
    ...duplicateModeRules(files),
    ...files.flatMap((file) => [
      ...duplicates('factor', nodesOf([file], 'fit')),
      ...duplicates('entry mode', nodesOf([file], 'mode-addition'), 'mode'),
    ]),
    ...duplicates('test case', nodesOf(files, 'case')),
  ];
}

function checkReserved(kind: NameKind | 'option', id: string, node: Node): readonly Diagnostic[] {
  if (!reservedIds(kind).includes(id)) return [];
  return [
    diagnosticAt(field(node, 'id'), 'reserved-id', `The id ${quote(id)} is reserved.`, {
      expected: 'another id',
    }),
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
  const rules = new Map<Node | null, Node[]>();
  for (const { node, owner } of entryNodesOf(files, 'requirement', 'factor')) {
    const known = rules.get(owner);
    if (known === undefined) rules.set(owner, [node]);
    else known.push(node);
  }
  const rulesOf = (mode: Node): readonly Node[] => rules.get(mode) ?? [];
  const general = nodesOf(files, 'mode');
  const added = nodesOf(files, 'mode-addition');
  return [
    ...general.flatMap((mode) => duplicates('rule of this entry mode', rulesOf(mode))),
    ...added.flatMap((addition) => {
      const mode = general.find(
        (candidate) => textOf(field(candidate, 'id')) === textOf(field(addition, 'mode')),
      );
      return duplicates('rule of this entry mode', [
        ...(mode === undefined ? [] : rulesOf(mode)),
        ...rulesOf(addition),
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
  return diagnosticAt(node, 'duplicate-id', message, { expected: 'an id of its own' });
}
