import { domainsOf } from '../../engine/space/domain.ts';
import { allQuestions, testsOf } from '../../rule-pack/traverse.ts';
import { layoutOf } from '../../engine/space/layout.ts';
import { RuleWords } from '../../engine/text/condition-text.ts';
import type { Pack } from '../../rule-pack/rule-pack.ts';
import type { Condition, Test } from '../../schema/types.ts';
import { escapeMarkdown } from '../../report/renderers/markdown.ts';
import { plainText } from '../../report/document/plain-text.ts';
import { entriesOf, type Entry, type EntryKind } from './entries.ts';

/** Text of a pack in Markdown, where it is nothing but text. */
export const text = (words: string): string =>
  escapeMarkdown(plainText(words.replaceAll('{market}', 'the market'), true).trim());

/** A heading of an entry, with a place to link to that stays when its words change. */
export const titled = (depth: number, { anchor, title }: Entry): readonly string[] => [
  `<a id="${anchor}"></a>`,
  '',
  `${'#'.repeat(depth)} ${text(title)}`,
  '',
];

/** What the pages of a handbook link to, and how they say conditions. */
export class Book {
  readonly pack: Pack;
  readonly entries: readonly Entry[];
  readonly #byKey: ReadonlyMap<string, Entry>;
  readonly #words: RuleWords;
  readonly #domains: ReturnType<typeof domainsOf>;

  constructor(pack: Pack) {
    this.pack = pack;
    this.entries = entriesOf(pack);
    // The first of a name counts, as in the pack.
    this.#byKey = new Map(
      this.entries.map((entry) => [keyOf(entry.kind, entry.id, entry.home), entry] as const).toReversed(),
    );
    this.#domains = domainsOf(pack);
    this.#words = new RuleWords(layoutOf(pack), []);
  }

  /** What a name means in the whole pack (home: null) or in the file of a market. */
  find(kind: EntryKind, id: string, home: string | null): Entry | undefined {
    return this.#byKey.get(keyOf(kind, id, home)) ?? this.#byKey.get(keyOf(kind, id, null));
  }

  /** Everything whose conditions or improvements name a question. */
  asking({ id, home }: Entry): readonly Entry[] {
    return this.entries.filter((entry) => (home === null || entry.home === home) && entry.asks.includes(id));
  }

  citing({ id, home }: Entry): readonly Entry[] {
    return this.entries.filter((entry) => (home === null || entry.home === home) && entry.cites.includes(id));
  }

  linkTo(entry: Entry, from: string, words = entry.title): string {
    return `[${text(words)}](${entry.page === from ? '' : entry.page}#${entry.anchor})`;
  }

  /** A link by name; the name alone where nothing has it. */
  link(kind: EntryKind, id: string, home: string | null, from: string): string {
    const entry = this.find(kind, id, home);
    return entry === undefined ? text(id) : this.linkTo(entry, from);
  }

  cites(ids: readonly string[], home: string | null, from: string): string {
    const links = ids.map((id) => {
      const entry = this.find('fact', id, home) ?? this.find('source', id, null);
      return entry === undefined ? text(id) : this.linkTo(entry, from, id);
    });
    return `Sources: ${links.join(', ')}`;
  }

  /** A condition as a list, one line for each test, indented. */
  condition(condition: Condition, home: string | null, from: string, indent = ''): readonly string[] {
    const below = `${indent}  `;
    const nested = (words: string, parts: readonly Condition[]): readonly string[] => [
      `${indent}- ${words}`,
      ...parts.flatMap((part) =>
        tests(part) > 1 && parts.length > 1
          ? [`${below}- all of:`, ...this.condition(part, home, from, `${below}  `)]
          : this.condition(part, home, from, below),
      ),
    ];
    return [
      ...testsOf(condition).map(
        ([id, tested]) =>
          `${indent}- ${this.link('question', id, home, from)}: ${this.#expected(id, tested, home)}`,
      ),
      ...(condition.all === undefined ? [] : nested('all of:', condition.all)),
      ...(condition.any === undefined ? [] : nested('at least one of:', condition.any)),
      ...(condition.not === undefined
        ? []
        : nested(tests(condition.not) > 1 ? 'not all of:' : 'not:', [condition.not])),
    ];
  }

  #expected(id: string, tested: Test, home: string | null): string {
    const known =
      home === null ? undefined : this.pack.markets.find((market) => market.id === home)?.questions;
    const question =
      known?.find((one) => one.id === id) ?? allQuestions(this.pack).find((one) => one.id === id);
    const domain = this.#domains.get(id);
    if (question === undefined || domain === undefined) return '';
    return text(
      this.#words.expected({ question, market: null, domain, slot: 0, slots: 0, everySlot: [] }, tested),
    );
  }

  /** The option or number that a recommendation raises an answer to. */
  target(id: string, target: string | number, home: string | null): string {
    return this.#expected(id, typeof target === 'number' ? { 'at-least': target } : target, home);
  }
}

/** How much stands beside each other in a condition: all of it must hold. */
const tests = (condition: Condition): number =>
  testsOf(condition).length +
  [condition.all, condition.any, condition.not].filter((part) => part !== undefined).length;

const keyOf = (kind: EntryKind, id: string, home: string | null): string => `${kind} ${id} ${home ?? ''}`;
