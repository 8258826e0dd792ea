import type { Pack } from '../../rule-pack/rule-pack.ts';
import type { Condition } from '../../schema/types.ts';

/** One entry of a pack that has an id, with what it says. */
export interface Entity {
  readonly subject: Subject;
  readonly id: string;
  /** The market or the mode it belongs to, or both. */
  readonly within: readonly string[];
  /** The market that its conditions speak of; null where they speak of every market, or of the company. */
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

/** The rules of a pack, each with its id; questions are told by themselves. */
export function entitiesOf(pack: Pack): readonly Entity[] {
  const { manifest, readiness, entryModes, recommendations, sources } = pack;
  return [
    settings(pack),
    ...list('level', manifest.levels),
    ...list('horizon', manifest.horizons),
    ...list('barrier kind', manifest['barrier-kinds']),
    ...list('dimension', readiness.dimensions),
    ...list('gate', readiness.gates),
    ...entryModes.modes.flatMap(({ requires, factors, ...mode }) => [
      ...list('mode', [mode]),
      ...list('requirement', requires, [mode.id]),
      ...list('factor', factors, [mode.id]),
    ]),
    ...list('recommendation', recommendations.recommendations),
    ...list('helper', recommendations.helpers),
    ...list('source', sources.sources),
    ...pack.markets.flatMap((market) => {
      const { id } = market;
      const { title, summary, 'in-text': inText, 'entry-points': points, events } = market;
      const told = { id, title, summary, 'in-text': inText, 'entry-points': points, events };
      return [
        ...list('market', [told]),
        ...list('fact', market.facts, [id]),
        ...list('barrier', market.barriers, [id], id),
        ...list('fit factor', market.fit, [id], id),
        ...list('recommendation', market.recommendations ?? [], [id], id),
        ...list('helper', market.helpers ?? [], [id]),
        ...(market['entry-modes'] ?? []).flatMap(({ mode, requires = [], factors = [] }) => [
          ...list('requirement', requires, [id, mode], id),
          ...list('factor', factors, [id, mode], id),
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

const list = (
  subject: Subject,
  entries: readonly Named[],
  within: readonly string[] = [],
  market: string | null = null,
): readonly Entity[] =>
  entries.map(({ id, ...fields }) => ({ subject, id, within, market, fields: { ...fields } }));

/** The fields whose value decides something; the rest is told, and nothing more. */
const deciding = new Set([
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

/** `kind` says something of a barrier alone; of a source it is what it is called. */
export const isDeciding = (subject: Subject, field: string): boolean =>
  deciding.has(field) && (field !== 'kind' || subject === 'barrier') && subject !== 'fact';

export const isCondition = (field: string, value: unknown): value is Condition =>
  ['when', 'applies-when', 'show-when'].includes(field) && typeof value === 'object' && value !== null;
