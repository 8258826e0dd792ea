import { domainsOf } from '../../engine/space/domain.ts';
import { allQuestions } from '../../rule-pack/traverse.ts';
import { answerSpaceOf } from '../../engine/space/answer-space.ts';
import { ConditionText } from '../../engine/text/condition-text.ts';
import type { Pack } from '../../rule-pack/rule-pack.ts';
import type { Condition, Test } from '../../schema/types.ts';
import { escapeMarkdown } from '../../report/renderers/markdown.ts';
import { plainText } from '../../report/document/plain-text.ts';
import { entriesOf, type Entry, type EntryKind } from './entries.ts';
import { testsOf } from '../../rule-pack/condition.ts';
import { fillMarket } from '../../values/market-text.ts';

/** Escapes a text of the pack for Markdown. */
export const text = (source: string): string =>
  escapeMarkdown(plainText(fillMarket(source, 'the market'), true).trim());

/** The heading of an entry, with an anchor that does not depend on the title. */
export const anchoredHeading = (depth: number, { anchor, title }: Entry): readonly string[] => [
  `<a id="${anchor}"></a>`,
  '',
  `${'#'.repeat(depth)} ${text(title)}`,
  '',
];

/** What all pages of a handbook share: entries, links and the rendering of conditions. */
export class HandbookContext {
  readonly pack: Pack;
  readonly entries: readonly Entry[];
  readonly #byKey: ReadonlyMap<string, Entry>;
  readonly #conditionText: ConditionText;
  readonly #domains: ReturnType<typeof domainsOf>;

  constructor(pack: Pack) {
    this.pack = pack;
    this.entries = entriesOf(pack);
    // The first declaration of an id counts, as in the pack.
    this.#byKey = new Map(
      this.entries.map((entry) => [keyOf(entry.kind, entry.id, entry.home), entry] as const).toReversed(),
    );
    this.#domains = domainsOf(pack);
    this.#conditionText = new ConditionText(answerSpaceOf(pack), []);
  }

  /** Finds an entry by id, in the file of a market or in the whole pack (home: null). */
  find(kind: EntryKind, id: string, home: string | null): Entry | undefined {
    return this.#byKey.get(keyOf(kind, id, home)) ?? this.#byKey.get(keyOf(kind, id, null));
  }

  /** Entries whose conditions or improvements use a question. */
  asking({ id, home }: Entry): readonly Entry[] {
    return this.entries.filter((entry) => (home === null || entry.home === home) && entry.asks.includes(id));
  }

  citing({ id, home }: Entry): readonly Entry[] {
    return this.entries.filter((entry) => (home === null || entry.home === home) && entry.cites.includes(id));
  }

  linkTo(entry: Entry, from: string, label = entry.title): string {
    return `[${text(label)}](${entry.page === from ? '' : entry.page}#${entry.anchor})`;
  }

  /** A link by id; only the id if nothing declares it. */
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

  /** A condition as a nested list, one line per test. */
  condition(condition: Condition, home: string | null, from: string, indent = ''): readonly string[] {
    const below = `${indent}  `;
    const nested = (label: string, parts: readonly Condition[]): readonly string[] => [
      `${indent}- ${label}`,
      ...parts.flatMap((part) =>
        termCount(part) > 1 && parts.length > 1
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
        : nested(termCount(condition.not) > 1 ? 'not all of:' : 'not:', [condition.not])),
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
      this.#conditionText.expected(
        { question, market: null, domain, variable: 0, variableCount: 0, variables: [] },
        tested,
      ),
    );
  }

  /** The option or number that a recommendation aims for. */
  target(id: string, target: string | number, home: string | null): string {
    return this.#expected(id, typeof target === 'number' ? { 'at-least': target } : target, home);
  }
}

/** Number of tests and groups at the top level of a condition. */
const termCount = (condition: Condition): number =>
  testsOf(condition).length +
  [condition.all, condition.any, condition.not].filter((part) => part !== undefined).length;

const keyOf = (kind: EntryKind, id: string, home: string | null): string => `${kind} ${id} ${home ?? ''}`;
