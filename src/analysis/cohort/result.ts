import type { Assessment, Interval, LinkedText } from '../../schema/types.ts';

/** One of those assessed. Its name is raw text. */
export interface Member {
  readonly name: string;
  readonly assessment: Assessment;
}

/** Many assessments side by side. Texts are raw; where it is anonymous, no name of a member is in it. */
export interface Cohort {
  readonly format: 'born-global/cohort/1';
  readonly pack: Pick<Assessment['pack'], 'id' | 'version' | 'title' | 'words'>;
  readonly disclaimer: string;
  readonly anonymous: boolean;
  /** Members. */
  readonly size: number;
  /** True: anonymous, but too few to hide among; nothing else is told. */
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
  /** What it was recommended; null where nothing was, or where the cohort is anonymous. */
  readonly recommendation: { readonly title: string; readonly market: string | null } | null;
}

export type Quarter = 'lowest' | 'middle' | 'highest';

/** A member's score and where it stands among the others. */
export interface ScorePosition {
  readonly score: Interval;
  readonly midpoint: number;
  /** 1 is the best midpoint; equal midpoints share a rank. */
  readonly rank: number;
  /** The quarters that the range of the score reaches; the middle half counts as one. */
  readonly low: Quarter;
  readonly high: Quarter;
}

/** How many, and who. Anonymous: null means fewer than five, and nobody is named. */
export interface Headcount {
  readonly count: number | null;
  readonly names: readonly string[];
}

/** A part of the members. Title null: those in groups too small to tell apart. */
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
  /** Those assessed for it. */
  readonly looking: Headcount;
  /** Those for whom it comes first. */
  readonly first: Headcount;
  /** Those who have a way in today, by verdict. */
  readonly ready: Headcount;
}

/** A recommendation that stands in the plans of several. */
export interface Demand extends Headcount {
  readonly id: string;
  readonly market: string | null;
  readonly marketTitle: string | null;
  readonly title: string;
  /** Those for whom it lifts a showstopper; null where that is not told. */
  readonly showstopper: number | null;
  readonly groups: readonly GroupShare[];
}

/** Part of a demand: those who gave one answer to a question that groups. None where anonymous. */
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
