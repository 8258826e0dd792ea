import type { PackFile } from '../../rule-pack/parse-rule-pack.ts';
import type { Document } from '../../source/document.ts';
import { field, items, root, textOf, type Node } from '../../source/node.ts';
import { closestMatch } from '../../source/closest-match.ts';

const mostSuggestions = 500;
const mostCandidates = 1000;

/** What rules refer to by name. */
export type Kind =
  | 'question'
  | 'section'
  | 'dimension'
  | 'gate'
  | 'level'
  | 'horizon'
  | 'barrier-kind'
  | 'mode'
  | 'helper'
  | 'recommendation'
  | 'source'
  | 'market'
  | 'barrier';

/** The market file in which something stands; null for what belongs to the whole pack. */
export type Home = Document | null;

/** Something with an id, where it is declared. */
export interface Declared {
  readonly kind: Kind;
  readonly id: string;
  readonly node: Node;
  readonly home: Home;
}

/** The names that a reference may use. */
export interface Visible {
  readonly ids: ReadonlyMap<string, Declared>;
  /** False where a file that declares such names cannot be read: then no name can be called unknown. */
  readonly complete: boolean;
}

/** Where each format declares names: the key of the list, and the kind. */
const declarations: Readonly<Partial<Record<PackFile['format'], readonly (readonly [string, Kind])[]>>> = {
  pack: [
    ['levels', 'level'],
    ['horizons', 'horizon'],
    ['barrier-kinds', 'barrier-kind'],
  ],
  questionnaire: [
    ['sections', 'section'],
    ['questions', 'question'],
  ],
  readiness: [
    ['dimensions', 'dimension'],
    ['gates', 'gate'],
  ],
  'entry-modes': [['modes', 'mode']],
  recommendations: [
    ['helpers', 'helper'],
    ['recommendations', 'recommendation'],
  ],
  sources: [['sources', 'source']],
  market: [
    ['facts', 'source'],
    ['questions', 'question'],
    ['recommendations', 'recommendation'],
    ['helpers', 'helper'],
    ['barriers', 'barrier'],
  ],
};

/** Every name that the files of a pack declare. */
export class Names {
  readonly all: readonly Declared[];
  /** By kind, then by the file that they belong to: a pack may have a thousand markets. */
  readonly #declared = new Map<Kind, Map<Home, Declared[]>>();
  readonly #visible = new Map<Home | 'any', Map<Kind, Visible>>();
  readonly #readFormats: ReadonlyMap<PackFile['format'], boolean>;
  #suggestions = 0;

  constructor(files: readonly PackFile[]) {
    const read = new Map<PackFile['format'], boolean>();
    for (const { format, document } of files)
      read.set(format, isRead(document) && read.get(format) !== false);
    this.#readFormats = read;
    this.all = files.flatMap(declaredIn);
    for (const declared of this.all) listIn(this.#declared, declared).push(declared);
  }

  /** What a file may name: the names of the pack and, in a market file, that file's own; `any`: those of all files. */
  visible(kind: Kind, home: Home | 'any'): Visible {
    const known = this.#visible.get(home) ?? new Map<Kind, Visible>();
    this.#visible.set(home, known);
    const before = known.get(kind);
    if (before !== undefined) return before;
    const ids = new Map<string, Declared>();
    const homes = this.#declared.get(kind) ?? new Map<Home, Declared[]>();
    const seen =
      home === 'any' || kind === 'market' ? homes.values() : [homes.get(null), homes.get(home)].values();
    for (const declared of [...seen].flatMap((list) => list ?? []))
      if (!ids.has(declared.id)) ids.set(declared.id, declared);
    const visible = { ids, complete: this.#isComplete(kind, home) };
    known.set(kind, visible);
    return visible;
  }

  /** The declaration of a name, wherever it stands. */
  anywhere(kind: Kind, id: string): Declared | undefined {
    return this.visible(kind, 'any').ids.get(id);
  }

  /**
   * The name most like a wrong one. A hostile pack may hold many thousands of wrong and right names, so only the first
   * are compared: nobody reads further.
   */
  nearest(name: string, known: Iterable<string>): string | null {
    this.#suggestions += 1;
    return this.#suggestions > mostSuggestions
      ? null
      : closestMatch(name, [...known].slice(0, mostCandidates));
  }

  #isComplete(kind: Kind, home: Home | 'any'): boolean {
    return Object.entries(declarations).every(([format, lists]) => {
      if (!lists.some(([, declared]) => declared === kind) && !(kind === 'market' && format === 'market'))
        return true;
      if (format === 'market')
        return (home !== 'any' && kind !== 'market') || this.#readFormats.get(format) !== false;
      return [...this.#readFormats].some(([one, read]) => one === format && read);
    });
  }
}

function listIn(all: Map<Kind, Map<Home, Declared[]>>, { kind, home }: Declared): Declared[] {
  const homes = all.get(kind) ?? new Map<Home, Declared[]>();
  const list = homes.get(home) ?? [];
  all.set(kind, homes.set(home, list));
  return list;
}

const isRead = ({ value }: Document): boolean => value !== undefined;

function declaredIn({ format, document }: PackFile): readonly Declared[] {
  const home = format === 'market' ? document : null;
  const declared = (declarations[format] ?? []).flatMap(([key, kind]) =>
    items(field(root(document), key)).flatMap((node) => declare(kind, node, home)),
  );
  return format === 'market' ? [...declared, ...declare('market', root(document), home)] : declared;
}

function declare(kind: Kind, node: Node, home: Home): readonly Declared[] {
  const id = textOf(field(node, 'id'));
  return id === null ? [] : [{ kind, id, node, home }];
}
