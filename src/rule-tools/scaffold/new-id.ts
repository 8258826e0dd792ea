import type { LoadedPack } from '../../rule-pack/parse-rule-pack.ts';
import { field, textOf } from '../../source/node.ts';
import { quote } from '../../source/sanitize.ts';
import { reservedIds } from '../lint/duplicates.ts';
import type { SymbolTable } from '../lint/symbol-table.ts';
import { nodesOf } from '../../rule-pack/traverse.ts';
import type { NameKind } from '../../rule-pack/entry-types.ts';

/** What `rules new` can create. */
export type ScaffoldKind = 'market' | 'question' | 'recommendation' | 'test' | 'gate' | 'barrier';

export const scaffoldKinds: readonly ScaffoldKind[] = [
  'market',
  'question',
  'recommendation',
  'test',
  'gate',
  'barrier',
];

/** Why an id cannot be used for a new entry; null if it can. */
export function idProblem(
  kind: ScaffoldKind,
  id: string,
  loaded: LoadedPack,
  symbols: SymbolTable,
): string | null {
  if (id.length > 64 || !/^[a-z][a-z0-9]*(-[a-z0-9]+)*$/.test(id))
    return `${quote(id)} is no id: lower-case words joined by hyphens, for example ip-status`;
  const reserved = reservedIds(kind);
  if (reserved.includes(id)) return `the id ${quote(id)} is reserved, as are ${others(reserved, id)}`;
  const file = kind === 'test' ? fileWithTestCase(loaded, id) : declaringFile(kind, id, symbols);
  return file === null ? null : `there is a ${kind} ${quote(id)} already, in ${file}`;
}

const others = (ids: readonly string[], id: string): string =>
  ids
    .filter((other) => other !== id)
    .map(quote)
    .join(', ');

const declaringFile = (kind: NameKind, id: string, symbols: SymbolTable): string | null =>
  symbols.find(kind, id)?.node.document.file ?? null;

const fileWithTestCase = ({ files }: LoadedPack, id: string): string | null =>
  files.find((file) => nodesOf([file], 'case').some((test) => textOf(field(test, 'id')) === id))?.file ??
  null;
