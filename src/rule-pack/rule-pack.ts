import type {
  EntryModes,
  Market,
  PackManifest,
  Questionnaire,
  ReadinessRules,
  Recommendations,
  Sources,
} from '../schema/types.ts';

/** A pack whose files match the schemas. The linter checks references before the pack is evaluated. */
export interface Pack {
  readonly manifest: PackManifest;
  readonly questionnaire: Questionnaire;
  readonly readiness: ReadinessRules;
  readonly entryModes: EntryModes;
  readonly recommendations: Recommendations;
  readonly sources: Sources;
  /** Sorted by id. */
  readonly markets: readonly Market[];
  /** The first 16 hex digits of a SHA-256 of all files. */
  readonly hash: string;
}
