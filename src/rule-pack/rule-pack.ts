import type {
  EntryModes,
  Market,
  PackManifest,
  Questionnaire,
  ReadinessRules,
  Recommendations,
  Sources,
} from '../schema/types.ts';

/** A pack whose files have passed the schemas; references are proved by the check layer before it is evaluated. */
export interface Pack {
  readonly manifest: PackManifest;
  readonly questionnaire: Questionnaire;
  readonly readiness: ReadinessRules;
  readonly entryModes: EntryModes;
  readonly recommendations: Recommendations;
  readonly sources: Sources;
  /** Sorted by id. */
  readonly markets: readonly Market[];
  /** SHA-256 of the content of all files, first 16 hex digits. */
  readonly hash: string;
}
