export interface CohortOptions {
  /** Ids of single-choice questions that divide the members into groups. */
  readonly groups: readonly string[];
  /** Whether to suppress names and small groups. */
  readonly anonymous: boolean;
}
