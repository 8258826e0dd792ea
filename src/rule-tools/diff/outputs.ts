/** Parts of an assessment that a rule change can affect. */
export type OutputKind =
  | 'overall'
  | 'first-market'
  | 'verdict'
  | 'readiness'
  | 'level'
  | 'gate'
  | 'barrier'
  | 'action'
  | 'route'
  | 'plan';

export interface Output {
  readonly kind: OutputKind;
  /** Id of a gate, barrier or recommendation. */
  readonly id: string | null;
  readonly market: string | null;
}

export const outputKey = ({ kind, id, market }: Output): string =>
  `${kind}${id === null ? '' : `:${id}`}${market === null ? '' : `@${market}`}`;

const tieStart = 'tie of ';

/** The verdict if several modes come first. */
export const tieOf = (modes: readonly string[]): string => `${tieStart}${[...modes].sort().join(' and ')}`;

/** The verdict, with all ties as one kind. */
export const verdictKind = (verdict: string): string => (verdict.startsWith(tieStart) ? 'tie' : verdict);

/** The value under a pack that lacks the gate, barrier or recommendation. */
export function absentValue({ kind }: Pick<Output, 'kind'>): string {
  if (kind === 'gate') return 'does not hold';
  return kind === 'action' ? 'not in the plan' : 'none';
}
