/** A file that a rule tool makes from a pack, by its path in the folder that is generated. */
export interface GeneratedFile {
  readonly name: string;
  readonly text: string;
}
