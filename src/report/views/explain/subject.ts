import type { Block } from '../../document/document.ts';
import { scopedId } from '../../../values/scoped-id.ts';

/** Something in an assessment that can be explained by its name. */
export interface Subject {
  readonly kind: SubjectKind;
  readonly id: string;
  readonly market: string | null;
  readonly title: string;
  /** The part of the assessment that it is. */
  readonly about: object;
  readonly blocks: () => readonly Block[];
}

/** In the order in which they are listed. */
export const subjectKinds = {
  overall: 'Overall',
  dimension: 'Readiness dimensions',
  level: 'Levels',
  market: 'Markets',
  mode: 'Modes',
  requirement: 'Requirements of modes',
  gate: 'Showstoppers',
  barrier: 'Barriers',
  action: 'Actions in the plan',
  backlog: 'Recommendations for later',
  left: 'Recommendations not in the plan',
  question: 'Questions',
  source: 'Sources',
} as const;

type SubjectKind = keyof typeof subjectKinds;

/** A subject's name as it is typed; a plain id means it in every market. */
export const nameOf = ({ id, market }: Pick<Subject, 'id' | 'market'>): string => scopedId(id, market);
