import type { Pack } from '../../rule-pack/rule-pack.ts';
import type { EntryKind } from '../../rule-pack/entry-types.ts';
import { packEntries, type PackEntry } from '../../rule-pack/traverse.ts';
import type { Condition, Market } from '../../schema/types.ts';

/** One entry of a pack, by id, with its fields. */
export interface Entity {
  readonly subject: Subject;
  readonly id: string;
  /** The market and the mode it belongs to, if any. */
  readonly within: readonly string[];
  /** The market its conditions are about; null for every market, or for the company. */
  readonly market: string | null;
  readonly fields: Readonly<Record<string, unknown>>;
}

export type Subject =
  | 'question'
  | 'option'
  | 'market'
  | 'setting'
  | 'level'
  | 'dimension'
  | 'gate'
  | 'mode'
  | 'requirement'
  | 'factor'
  | 'barrier'
  | 'fit factor'
  | 'fact'
  | 'recommendation'
  | 'source'
  | 'helper'
  | 'horizon'
  | 'barrier kind';

/** The entries of a pack, except questions, which are compared on their own. */
export const entitiesOf = (pack: Pack): readonly Entity[] => [
  settings(pack),
  ...pack.markets.map(marketEntity),
  ...packEntries(pack).flatMap(entityOf),
];

/** The entries of the lists of a pack that are compared on their own; others are fields of an entry. */
const subjects: Readonly<Partial<Record<EntryKind, Subject>>> = {
  level: 'level',
  horizon: 'horizon',
  'barrier-kind': 'barrier kind',
  dimension: 'dimension',
  gate: 'gate',
  mode: 'mode',
  requirement: 'requirement',
  factor: 'factor',
  recommendation: 'recommendation',
  helper: 'helper',
  source: 'source',
  fact: 'fact',
  barrier: 'barrier',
  fit: 'fit factor',
};

function entityOf({ kind, id, value, owner, market }: PackEntry): readonly Entity[] {
  const subject = subjects[kind];
  if (subject === undefined || id === null) return [];
  const own = Object.entries(value).filter(
    ([key]) => key !== 'id' && !(kind === 'mode' && modeRules.has(key)),
  );
  const within = [market, owner].filter((holder) => holder !== null);
  return [{ subject, id, within, market, fields: Object.fromEntries(own) }];
}

/** Lists of an entry mode whose entries are compared on their own. */
const modeRules = new Set(['requires', 'factors']);

function marketEntity({ id, title, summary, ...market }: Market): Entity {
  const { 'in-text': inText, 'entry-points': points, events } = market;
  const fields = { title, summary, 'in-text': inText, 'entry-points': points, events };
  return { subject: 'market', id, within: [], market: null, fields };
}

function settings({ manifest }: Pack): Entity {
  const { id, version, title, description, disclaimer, ranking, priority, 'not-yet': text } = manifest;
  const fields = {
    id,
    version,
    title,
    description,
    disclaimer,
    ranking,
    priority,
    'not-yet': text,
    'minimum-score': manifest['minimum-score'],
  };
  return { subject: 'setting', id: 'pack', within: [], market: null, fields };
}

/** The fields that affect outcomes; all others are only shown. */
const outcomeFields = new Set([
  'when',
  'applies-when',
  'show-when',
  'weight',
  'severity',
  'reduced-by',
  'score',
  'from',
  'caps',
  'blocks',
  'then',
  'improves',
  'modes',
  'forms',
  'after',
  'replaces',
  'not-before',
  'impact',
  'effort',
  'takes',
  'minimum-score',
  'ranking',
  'priority',
  'kind',
  'dimension',
  'per',
  'type',
  'ordered',
  'minimum',
  'maximum',
  'bands',
  'from-month',
  'at-most',
]);

/** `kind` matters for barriers only; for sources it is a label. */
export const affectsOutcome = (subject: Subject, field: string): boolean =>
  outcomeFields.has(field) && (field !== 'kind' || subject === 'barrier') && subject !== 'fact';

export const isCondition = (field: string, value: unknown): value is Condition =>
  ['when', 'applies-when', 'show-when'].includes(field) && typeof value === 'object' && value !== null;
