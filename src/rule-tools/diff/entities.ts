import type { Pack } from '../../rule-pack/rule-pack.ts';
import type { Condition } from '../../schema/types.ts';

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

interface Named {
  readonly id: string;
}

/** The entries of a pack, except questions, which are compared on their own. */
export function entitiesOf(pack: Pack): readonly Entity[] {
  const { manifest, readiness, entryModes, recommendations, sources } = pack;
  return [
    settings(pack),
    ...entitiesIn('level', manifest.levels),
    ...entitiesIn('horizon', manifest.horizons),
    ...entitiesIn('barrier kind', manifest['barrier-kinds']),
    ...entitiesIn('dimension', readiness.dimensions),
    ...entitiesIn('gate', readiness.gates),
    ...entryModes.modes.flatMap(({ requires, factors, ...mode }) => [
      ...entitiesIn('mode', [mode]),
      ...entitiesIn('requirement', requires, [mode.id]),
      ...entitiesIn('factor', factors, [mode.id]),
    ]),
    ...entitiesIn('recommendation', recommendations.recommendations),
    ...entitiesIn('helper', recommendations.helpers),
    ...entitiesIn('source', sources.sources),
    ...pack.markets.flatMap((market) => {
      const { id } = market;
      const { title, summary, 'in-text': inText, 'entry-points': points, events } = market;
      const fields = { id, title, summary, 'in-text': inText, 'entry-points': points, events };
      return [
        ...entitiesIn('market', [fields]),
        ...entitiesIn('fact', market.facts, [id]),
        ...entitiesIn('barrier', market.barriers, [id], id),
        ...entitiesIn('fit factor', market.fit, [id], id),
        ...entitiesIn('recommendation', market.recommendations ?? [], [id], id),
        ...entitiesIn('helper', market.helpers ?? [], [id]),
        ...(market['entry-modes'] ?? []).flatMap(({ mode, requires = [], factors = [] }) => [
          ...entitiesIn('requirement', requires, [id, mode], id),
          ...entitiesIn('factor', factors, [id, mode], id),
        ]),
      ];
    }),
  ];
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

const entitiesIn = (
  subject: Subject,
  entries: readonly Named[],
  within: readonly string[] = [],
  market: string | null = null,
): readonly Entity[] =>
  entries.map(({ id, ...fields }) => ({ subject, id, within, market, fields: { ...fields } }));

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
