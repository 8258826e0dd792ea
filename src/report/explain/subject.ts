import type { Assessment, SourceLine } from '../../schema/types.ts';
import type { Block } from '../document.ts';

/** Something in an assessment that can be explained by its name. */
export interface Subject {
  readonly kind: SubjectKind;
  readonly id: string;
  readonly market: string | null;
  readonly title: string;
  /** The part of the assessment that it is; its citations are listed below the explanation. */
  readonly about: object;
  readonly blocks: () => readonly Block[];
}

/** In the order in which they are listed. */
export const subjectKinds = {
  overall: 'Overall',
  dimension: 'Readiness dimensions',
  level: 'Levels',
  market: 'Markets',
  mode: 'Entry modes',
  requirement: 'Requirements of entry modes',
  gate: 'Showstoppers',
  barrier: 'Barriers',
  action: 'Actions in the plan',
  left: 'Recommendations not in the plan',
  question: 'Questions',
  source: 'Sources',
} as const;

export type SubjectKind = keyof typeof subjectKinds;

/** A subject's name as it is typed; a plain id means it in every market. */
export const nameOf = ({ id, market }: Pick<Subject, 'id' | 'market'>): string =>
  market === null ? id : `${id}@${market}`;

/** The sources that a part of an assessment cites. */
export function sourcesOf({ sources }: Assessment, about: readonly object[]): readonly SourceLine[] {
  const cited = new Set<string>();
  const visit = (value: unknown): void => {
    if (typeof value !== 'object' || value === null) return;
    for (const [key, inner] of Object.entries(value)) {
      if (key === 'cites' && Array.isArray(inner)) for (const id of inner) cited.add(String(id));
      else visit(inner);
    }
  };
  about.forEach(visit);
  return sources.filter(({ id }) => cited.has(id));
}
