import type { Pack } from '../../rule-pack/rule-pack.ts';
import type {
  Condition,
  EntryMode,
  Factor,
  MarketEntryMode,
  Question,
  Recommendation,
  Requirement,
} from '../../schema/types.ts';
import { testsOf, partsOf } from '../../rule-pack/condition.ts';

export type EntryKind =
  | 'question'
  | 'dimension'
  | 'gate'
  | 'mode'
  | 'requirement'
  | 'factor'
  | 'route'
  | 'helper'
  | 'recommendation'
  | 'barrier'
  | 'fit'
  | 'fact'
  | 'entry-point'
  | 'event'
  | 'source'
  | 'market';

/** An entry of the handbook: where it is described, and what it depends on. */
export interface Entry {
  readonly kind: EntryKind;
  readonly id: string;
  readonly title: string;
  readonly page: string;
  readonly anchor: string;
  /** The market whose file declares it; null if it belongs to the whole pack. */
  readonly home: string | null;
  /** Questions that it tests or improves. */
  readonly asks: readonly string[];
  readonly cites: readonly string[];
}

export const pages = {
  questions: 'questions.md',
  readiness: 'readiness.md',
  modes: 'entry-modes.md',
  advice: 'recommendations.md',
  sources: 'sources.md',
  coverage: 'coverage.md',
  start: 'README.md',
} as const;

export const marketPage = (id: string): string => `market-${id}.md`;

/** All entries of the handbook of a pack, in the order of its files. */
export function entriesOf(pack: Pack): readonly Entry[] {
  const { questionnaire, readiness, entryModes, recommendations, sources, markets } = pack;
  const shared = (kind: EntryKind, page: string): EntryFactory => entry(kind, page, null);
  return [
    ...questionnaire.questions.map(question(shared('question', pages.questions))),
    ...readiness.dimensions.map((one) => shared('dimension', pages.readiness)(one)),
    ...readiness.gates.map((one) => shared('gate', pages.readiness)({ ...one, asks: asksOf(one.when) })),
    ...entryModes.modes.flatMap((mode) => [
      shared('mode', pages.modes)(mode),
      ...rulesOfMode(mode, pages.modes, null, mode.title),
      ...(mode.then ?? []).map(({ mode: to, when, cites }) =>
        shared(
          'route',
          pages.modes,
        )({ id: `${mode.id}-${to}`, title: `${mode.title}, then ${to}`, cites, asks: asksOf(when) }),
      ),
    ]),
    ...recommendations.helpers.map((one) => shared('helper', pages.advice)(one)),
    ...recommendations.recommendations.map(advice(shared('recommendation', pages.advice))),
    ...sources.sources.map((one) => shared('source', pages.sources)(one)),
    ...markets.flatMap((market) => {
      const own = (kind: EntryKind): EntryFactory => entry(kind, marketPage(market.id), market.id);
      const numbered = (
        kind: EntryKind,
        list: readonly { readonly title: string; readonly cites: readonly string[] }[] = [],
      ): readonly Entry[] => list.map((one, index) => own(kind)({ ...one, id: String(index + 1) }));
      return [
        own('market')(market),
        ...market.facts.map(({ id, statement }) => own('fact')({ id, title: statement })),
        ...market.barriers.map((barrier) =>
          own('barrier')({
            ...barrier,
            asks: asksOf(barrier['applies-when'], ...(barrier['reduced-by'] ?? []).map(({ when }) => when)),
          }),
        ),
        ...market.fit.map((one) => own('fit')({ ...one, title: one.because, asks: asksOf(one.when) })),
        ...(market['entry-modes'] ?? []).flatMap((mode) =>
          rulesOfMode(mode, marketPage(market.id), market.id, titleOfMode(pack, mode.mode)),
        ),
        ...(market.questions ?? []).map(question(own('question'))),
        ...(market.recommendations ?? []).map(advice(own('recommendation'))),
        ...(market.helpers ?? []).map((one) => own('helper')(one)),
        ...numbered('entry-point', market['entry-points']),
        ...numbered('event', market.events),
      ];
    }),
  ];
}

const titleOfMode = (pack: Pack, id: string): string =>
  pack.entryModes.modes.find((mode) => mode.id === id)?.title ?? id;

interface EntryFields {
  readonly id: string;
  readonly title: string;
  readonly cites?: readonly string[];
  readonly asks?: readonly string[];
}

type EntryFactory = (one: EntryFields) => Entry;

const entry =
  (kind: EntryKind, page: string, home: string | null): EntryFactory =>
  ({ id, title, cites = [], asks = [] }) => ({
    kind,
    id,
    title,
    page,
    anchor: `${kind}-${id}`,
    home,
    asks,
    cites,
  });

const question =
  (make: EntryFactory) =>
  (one: Question): Entry =>
    make({ ...one, title: one.ask, asks: asksOf(one['show-when']) });

const advice =
  (make: EntryFactory) =>
  (one: Recommendation): Entry =>
    make({ ...one, asks: [...asksOf(one.when), ...Object.keys(one.improves ?? {})] });

function rulesOfMode(
  { requires = [], factors = [] }: EntryMode | MarketEntryMode,
  page: string,
  home: string | null,
  title: string,
): readonly Entry[] {
  const make =
    (kind: 'requirement' | 'factor') =>
    (one: Requirement | Factor): Entry =>
      entry(kind, page, home)({ ...one, title: `${title}: ${one.because}`, asks: asksOf(one.when) });
  return [...requires.map(make('requirement')), ...factors.map(make('factor'))];
}

/** The questions that conditions test, without duplicates. */
function asksOf(...conditions: readonly (Condition | undefined)[]): readonly string[] {
  const found = conditions.flatMap((condition) =>
    condition === undefined
      ? []
      : [...testsOf(condition).map(([id]) => id), ...asksOf(...partsOf(condition))],
  );
  return [...new Set(found)];
}
