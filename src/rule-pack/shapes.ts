import type { EntryKind, NameKind } from './entry-types.ts';
import type { FormatName } from './validate.ts';

export type ConditionKey = 'when' | 'show-when' | 'applies-when';

/** A list of entries of one kind: where it is, and what its entries hold. */
export interface EntryShape {
  readonly kind: EntryKind;
  /** Path of the list in the file, or in the entry that holds it. */
  readonly list: string;
  /** Key of the id, if an entry has one. */
  readonly id?: 'id' | 'mode' | 'form' | 'line';
  readonly condition?: ConditionKey;
  /** The kind of names that the ids declare. */
  readonly declares?: NameKind;
  /** Keys with the id, or the ids, of something else. */
  readonly references?: readonly (readonly [string, NameKind])[];
  /** Key of a mapping from questions to the options an action raises them to. */
  readonly improves?: 'improves';
  /** The entries give points, open or close entry modes, or weigh on markets. */
  readonly scored?: true;
  readonly children?: readonly EntryShape[];
}

const question: EntryShape = {
  kind: 'question',
  list: 'questions',
  id: 'id',
  condition: 'show-when',
  declares: 'question',
  references: [
    ['section', 'section'],
    ['dimension', 'dimension'],
    ['options-of', 'question'],
  ],
};

const requirement: EntryShape = {
  kind: 'requirement',
  list: 'requires',
  id: 'id',
  condition: 'when',
  scored: true,
};

const factor: EntryShape = { kind: 'factor', list: 'factors', id: 'id', condition: 'when', scored: true };

const positionFactor: EntryShape = {
  kind: 'position-factor',
  list: 'factors',
  id: 'id',
  condition: 'when',
  scored: true,
};

const helper: EntryShape = { kind: 'helper', list: 'helpers', id: 'id', declares: 'helper' };

const recommendation: EntryShape = {
  kind: 'recommendation',
  list: 'recommendations',
  id: 'id',
  condition: 'when',
  declares: 'recommendation',
  references: [
    ['modes', 'mode'],
    ['forms', 'form'],
    ['help', 'helper'],
    ['after', 'recommendation'],
    ['replaces', 'recommendation'],
    ['not-before', 'horizon'],
  ],
  improves: 'improves',
};

/** The lists of each format, in the order in which they are visited. */
export const shapes: Readonly<Record<FormatName, readonly EntryShape[]>> = {
  pack: [
    { kind: 'level', list: 'levels', id: 'id', declares: 'level' },
    { kind: 'horizon', list: 'horizons', id: 'id', declares: 'horizon' },
    { kind: 'barrier-kind', list: 'barrier-kinds', id: 'id', declares: 'barrier-kind' },
    { kind: 'limit', list: 'limits', id: 'id', condition: 'when' },
    { kind: 'role', list: 'roles', id: 'id', condition: 'when' },
    { kind: 'position-line', list: 'market-choice/position', id: 'id', children: [positionFactor] },
    { kind: 'need-weights', list: 'market-choice/weights/when', id: 'id', condition: 'when', scored: true },
    {
      kind: 'offer',
      list: 'programme/offers',
      id: 'id',
      references: [
        ['modes', 'mode'],
        ['after', 'recommendation'],
      ],
    },
  ],
  questionnaire: [{ kind: 'section', list: 'sections', id: 'id', declares: 'section' }, question],
  readiness: [
    { kind: 'dimension', list: 'dimensions', id: 'id', declares: 'dimension' },
    {
      kind: 'gate',
      list: 'gates',
      id: 'id',
      condition: 'when',
      declares: 'gate',
      references: [
        ['caps', 'level'],
        ['blocks', 'mode'],
        ['stops/first', 'recommendation'],
      ],
      scored: true,
    },
  ],
  'entry-modes': [
    {
      kind: 'mode',
      list: 'modes',
      id: 'id',
      declares: 'mode',
      children: [
        requirement,
        factor,
        { kind: 'route', list: 'then', condition: 'when', references: [['mode', 'mode']] },
        { kind: 'form', list: 'forms', id: 'id', declares: 'form', children: [requirement, factor] },
      ],
    },
  ],
  recommendations: [helper, recommendation],
  sources: [{ kind: 'source', list: 'sources', id: 'id', declares: 'source' }],
  market: [
    { kind: 'fact', list: 'facts', id: 'id', declares: 'source' },
    {
      kind: 'barrier',
      list: 'barriers',
      id: 'id',
      condition: 'applies-when',
      declares: 'barrier',
      references: [
        ['kind', 'barrier-kind'],
        ['recommendations', 'recommendation'],
      ],
      scored: true,
      children: [{ kind: 'reduction', list: 'reduced-by', condition: 'when' }],
    },
    { kind: 'fit', list: 'fit', id: 'id', condition: 'when', scored: true },
    {
      kind: 'mode-addition',
      list: 'entry-modes',
      id: 'mode',
      references: [['mode', 'mode']],
      children: [
        requirement,
        factor,
        {
          kind: 'form-addition',
          list: 'forms',
          id: 'form',
          references: [['form', 'form']],
          children: [factor],
        },
      ],
    },
    { kind: 'rating', list: 'attractiveness', id: 'id', condition: 'when', scored: true },
    { kind: 'position-addition', list: 'position', id: 'line', children: [positionFactor] },
    { kind: 'cost-route', list: 'routes', id: 'id', condition: 'when' },
    question,
    recommendation,
    helper,
    { kind: 'entry-point', list: 'entry-points' },
    { kind: 'event', list: 'events' },
  ],
  tests: [{ kind: 'case', list: 'cases', id: 'id' }],
};

/** The lists whose entries give points, open or close entry modes, or weigh on markets. */
export const scoredLists: ReadonlySet<string | number> = new Set(
  Object.values(shapes).flatMap((list) =>
    withPaths(list, '').flatMap(({ scored, list: key }) => (scored === true ? [key] : [])),
  ),
);

/** References of a file outside its lists of entries. */
export const fileReferences: Readonly<Partial<Record<FormatName, readonly (readonly [string, NameKind])[]>>> =
  {
    pack: [
      ['groups', 'question'],
      ['triage', 'question'],
      ['needs-answers/company', 'question'],
      ['needs-answers/market', 'question'],
    ],
  };

/** Formats whose rules are all about the company in a market; elsewhere `per: market` on a rule says so. */
export const perMarketFormats: ReadonlySet<FormatName> = new Set(['entry-modes', 'market']);

/** Kinds of rules of other formats that are about the company in a market as well. */
export const perMarketKinds: ReadonlySet<EntryKind> = new Set<EntryKind>(['position-factor', 'need-weights']);

/** Below these keys question ids are keys. */
export const keyedByQuestion: ReadonlySet<string> = new Set<ConditionKey | 'improves' | 'helps' | 'done-if'>([
  'done-if',
  'helps',
  'when',
  'show-when',
  'applies-when',
  'improves',
]);

/** Every list of a format with its path from the file; `*` stands for each item of an outer list. */
export const listsOf = (format: FormatName): readonly (EntryShape & { readonly path: string })[] =>
  withPaths(shapes[format], '');

function withPaths(
  list: readonly EntryShape[],
  base: string,
): readonly (EntryShape & { readonly path: string })[] {
  return list.flatMap((shape) => {
    const path = `${base}${shape.list}`;
    return [{ ...shape, path }, ...withPaths(shape.children ?? [], `${path}/*/`)];
  });
}
