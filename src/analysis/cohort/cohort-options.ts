export interface CohortOptions {
  /** Ids of questions with one answer, by which members are told apart. */
  readonly groups: readonly string[];
  /** Names and small groups stay hidden. */
  readonly anonymous: boolean;
}
