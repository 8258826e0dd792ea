import type { Assessment, Interval, LinkedText } from '../../schema/types.ts';

/** One member of a cohort. Its name is raw text. */
export interface Member {
  readonly name: string;
  readonly assessment: Assessment;
}

/** Many assessments compared. Texts are raw; an anonymous cohort has no name of a member. */
export interface Cohort {
  readonly format: 'born-global/cohort/1';
  readonly pack: Pick<Assessment['pack'], 'id' | 'version' | 'title' | 'words'>;
  readonly disclaimer: string;
  readonly anonymous: boolean;
  /** Number of members. */
  readonly size: number;
  /** Whether it is anonymous but too small, so that nothing else is published. */
  readonly withheld: boolean;
  readonly overall: Measure;
  readonly dimensions: readonly Measure[];
  /** Best first. */
  readonly members: readonly MemberRow[];
  readonly groups: readonly Grouping[];
  readonly markets: readonly MarketInterest[];
  readonly demand: readonly Demand[];
  readonly missions: readonly Mission[];
  readonly workshops: readonly Workshop[];
}

/** A score of all members. Quartiles are those of the midpoints. */
export interface Measure {
  readonly id: string;
  readonly title: string;
  /** Members to whom it applies. */
  readonly scored: number;
  readonly quartiles: Quartiles | null;
}

export interface Quartiles {
  readonly lower: number;
  readonly median: number;
  readonly upper: number;
}

export interface MemberRow {
  readonly name: string;
  readonly level: { readonly low: string; readonly high: string };
  readonly overall: ScorePosition;
  /** In the order of the cohort's dimensions. */
  readonly dimensions: readonly (ScorePosition | null)[];
  /** Its recommendation; null if there is none, or if the cohort is anonymous. */
  readonly recommendation: { readonly title: string; readonly market: string | null } | null;
}

export type Quarter = 'lowest' | 'middle' | 'highest';

/** A member's score and its position among the others. */
export interface ScorePosition {
  readonly score: Interval;
  readonly midpoint: number;
  /** 1 is the best midpoint; equal midpoints share a rank. */
  readonly rank: number;
  /** The quarters that the range of the score reaches; the middle half counts as one. */
  readonly low: Quarter;
  readonly high: Quarter;
}

/** Count and names. In an anonymous cohort, null means fewer than five, and nobody is named. */
export interface Headcount {
  readonly count: number | null;
  readonly names: readonly string[];
}

/** Some of the members. A title of null merges groups that are too small to publish. */
export interface Group extends Headcount {
  readonly title: string | null;
}

/** The members by their answer to one question. */
export interface Grouping {
  readonly question: string;
  readonly ask: string;
  readonly groups: readonly ScoredGroup[];
}

export interface ScoredGroup extends Group {
  /** Of the midpoints of readiness. */
  readonly median: number;
}

export interface MarketInterest {
  readonly id: string;
  readonly title: string;
  /** Those who are assessed for it. */
  readonly looking: Headcount;
  /** Those for whom it comes first. */
  readonly first: Headcount;
  /** Those with an open entry mode today, by verdict. */
  readonly ready: Headcount;
}

/** A recommendation in the plans of members. */
export interface Demand extends Headcount {
  readonly id: string;
  readonly market: string | null;
  readonly marketTitle: string | null;
  readonly title: string;
  /** The number for whom it lifts a showstopper; null if suppressed. */
  readonly showstopper: number | null;
  readonly groups: readonly GroupShare[];
}

/** A part of a demand by the answer to a grouping question. Never in an anonymous cohort. */
export interface GroupShare {
  readonly question: string;
  readonly groups: readonly Group[];
}

/** Members with a way into the same market could travel together. */
export interface Mission extends Headcount {
  readonly market: string;
  readonly marketTitle: string;
  readonly verdicts: readonly Group[];
  readonly groups: readonly GroupShare[];
  readonly events: readonly LinkedText[];
}

/** Members who meet the same barrier in the same market could learn together how to lower it. */
export interface Workshop extends Headcount {
  readonly market: string;
  readonly marketTitle: string;
  readonly barrier: string;
  readonly title: string;
  readonly kind: string;
  readonly groups: readonly GroupShare[];
  /** Actions in their plans that lower it. */
  readonly actions: readonly (Headcount & { readonly id: string; readonly title: string })[];
}
