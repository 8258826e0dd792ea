/** What a company is told that a change of rules can change. */
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
  /** Of a gate, a barrier or a recommendation. */
  readonly id: string | null;
  readonly market: string | null;
}

export const outputKey = ({ kind, id, market }: Output): string =>
  `${kind}${id === null ? '' : `:${id}`}${market === null ? '' : `@${market}`}`;

const tieStart = 'tie of ';

/** The verdict where several modes come first. */
export const tieOf = (modes: readonly string[]): string => `${tieStart}${[...modes].sort().join(' and ')}`;

/** All ties are one kind of verdict. */
export const verdictKind = (verdict: string): string => (verdict.startsWith(tieStart) ? 'tie' : verdict);

/** What a pack says that does not have the gate, barrier or recommendation. */
export function absentValue({ kind }: Pick<Output, 'kind'>): string {
  if (kind === 'gate') return 'does not hold';
  return kind === 'action' ? 'not in the plan' : 'none';
}
