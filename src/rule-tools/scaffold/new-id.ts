import type { LoadedPack } from '../../rule-pack/parse-rule-pack.ts';
import { field, root, textOf } from '../../source/node.ts';
import { quote } from '../../source/sanitize.ts';
import { reservedIds } from '../lint/duplicates.ts';
import type { Kind, Names } from '../lint/symbol-table.ts';
import { follow } from '../lint/reference-paths.ts';

/** What `rules new` makes. */
export type NewKind = 'market' | 'question' | 'recommendation' | 'test' | 'gate' | 'barrier';

export const newKinds: readonly NewKind[] = [
  'market',
  'question',
  'recommendation',
  'test',
  'gate',
  'barrier',
];

/** Why an id cannot be given to something new; null where it can. */
export function idProblem(kind: NewKind, id: string, loaded: LoadedPack, names: Names): string | null {
  if (id.length > 64 || !/^[a-z][a-z0-9]*(-[a-z0-9]+)*$/.test(id))
    return `${quote(id)} is no id: lower-case words joined by hyphens, for example ip-status`;
  const reserved = reservedIds(kind);
  if (reserved.includes(id)) return `the id ${quote(id)} is reserved, as are ${others(reserved, id)}`;
  const file = kind === 'test' ? fileOfTest(loaded, id) : fileOf(kind, id, names);
  return file === null ? null : `there is a ${kind} ${quote(id)} already, in ${file}`;
}

const others = (ids: readonly string[], id: string): string =>
  ids
    .filter((other) => other !== id)
    .map(quote)
    .join(', ');

const fileOf = (kind: Kind, id: string, names: Names): string | null =>
  names.anywhere(kind, id)?.node.document.file ?? null;

const fileOfTest = ({ files }: LoadedPack, id: string): string | null =>
  files.find(
    ({ format, document }) =>
      format === 'tests' &&
      follow(root(document), 'cases/*').some((test) => textOf(field(test, 'id')) === id),
  )?.file ?? null;
