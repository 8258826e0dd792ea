import type { PackFile } from '../../rule-pack/parse-rule-pack.ts';
import type { Document } from '../../source/document.ts';
import { field, root, textOf, type Node } from '../../source/node.ts';
import { listsOf } from '../../rule-pack/shapes.ts';
import type { NameKind } from '../../rule-pack/entry-types.ts';
import { entryNodes } from '../../rule-pack/traverse.ts';
import { formatNames, type FormatName } from '../../rule-pack/validate.ts';
import { closestMatch } from '../../source/closest-match.ts';

const maxSuggestions = 500;
const maxCandidates = 1000;

/** The market file that declares something; null if it belongs to the whole pack. */
export type Home = Document | null;

/** A declared id. */
export interface Declaration {
  readonly kind: NameKind;
  readonly id: string;
  readonly node: Node;
  readonly home: Home;
}

/** The ids that a reference may use. */
export interface VisibleNames {
  readonly ids: ReadonlyMap<string, Declaration>;
  /** False if a file that may declare such ids could not be read: then no id can be called unknown. */
  readonly complete: boolean;
}

/** The formats whose files declare names of each kind. */
const declaringFormats = (kind: NameKind): readonly FormatName[] =>
  formatNames.filter(
    (format) =>
      (kind === 'market' && format === 'market') || listsOf(format).some(({ declares }) => declares === kind),
  );

/** Every id that the files of a pack declare. */
export class SymbolTable {
  readonly all: readonly Declaration[];
  /** By kind, then by home: a pack may have a thousand markets. */
  readonly #declared = new Map<NameKind, Map<Home, Declaration[]>>();
  readonly #visible = new Map<Home | 'any', Map<NameKind, VisibleNames>>();
  readonly #readFormats: ReadonlyMap<PackFile['format'], boolean>;
  #suggestions = 0;

  constructor(files: readonly PackFile[]) {
    const read = new Map<PackFile['format'], boolean>();
    for (const { format, document } of files)
      read.set(format, isRead(document) && read.get(format) !== false);
    this.#readFormats = read;
    this.all = files.flatMap(declarationsIn);
    for (const declared of this.all) listIn(this.#declared, declared).push(declared);
  }

  /** The ids a file may use: those of the pack and, in a market file, its own. `any` means those of all files. */
  visible(kind: NameKind, home: Home | 'any'): VisibleNames {
    const known = this.#visible.get(home) ?? new Map<NameKind, VisibleNames>();
    this.#visible.set(home, known);
    const before = known.get(kind);
    if (before !== undefined) return before;
    const ids = new Map<string, Declaration>();
    const homes = this.#declared.get(kind) ?? new Map<Home, Declaration[]>();
    const seen =
      home === 'any' || kind === 'market' ? homes.values() : [homes.get(null), homes.get(home)].values();
    for (const declared of [...seen].flatMap((list) => list ?? []))
      if (!ids.has(declared.id)) ids.set(declared.id, declared);
    const visible = { ids, complete: this.#isComplete(kind, home) };
    known.set(kind, visible);
    return visible;
  }

  /** The first declaration of an id in any file. */
  find(kind: NameKind, id: string): Declaration | undefined {
    return this.visible(kind, 'any').ids.get(id);
  }

  /**
   * The closest known id. Only the first few hundred are compared, because a hostile pack may contain many thousands.
   */
  nearest(name: string, known: Iterable<string>): string | null {
    this.#suggestions += 1;
    return this.#suggestions > maxSuggestions ? null : closestMatch(name, [...known].slice(0, maxCandidates));
  }

  #isComplete(kind: NameKind, home: Home | 'any'): boolean {
    return declaringFormats(kind).every((format) => {
      if (format === 'market')
        return (home !== 'any' && kind !== 'market') || this.#readFormats.get(format) !== false;
      return [...this.#readFormats].some(([one, read]) => one === format && read);
    });
  }
}

function listIn(all: Map<NameKind, Map<Home, Declaration[]>>, { kind, home }: Declaration): Declaration[] {
  const homes = all.get(kind) ?? new Map<Home, Declaration[]>();
  const list = homes.get(home) ?? [];
  all.set(kind, homes.set(home, list));
  return list;
}

const isRead = ({ value }: Document): boolean => value !== undefined;

function declarationsIn(file: PackFile): readonly Declaration[] {
  const declared = entryNodes(file).flatMap(({ shape, id, node, home }): readonly Declaration[] =>
    shape.declares === undefined || id === null ? [] : [{ kind: shape.declares, id, node, home }],
  );
  if (file.format !== 'market') return declared;
  const market = root(file.document);
  const id = textOf(field(market, 'id'));
  return id === null ? declared : [...declared, { kind: 'market', id, node: market, home: file.document }];
}
