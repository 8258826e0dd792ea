import type { Path } from '../../../source/document.ts';
import type { Pack } from '../../../rule-pack/rule-pack.ts';
import type { Barrier, Factor, Gate, Recommendation, Requirement } from '../../../schema/types.ts';
import type { Part } from './focus.ts';

/** Kinds of alterations, from parts of a condition to numbers of the pack. */
export const mutantKinds = [
  'option',
  'bound',
  'operator',
  'test',
  'weight',
  'requirement',
  'gate',
  'barrier',
  'score',
  'level',
  'plan',
] as const;

export type MutantKind = (typeof mutantKinds)[number];

/** A rule before and after its alteration. */
export type RuleChange =
  | { readonly of: 'gate'; readonly before: Gate; readonly after: Gate }
  | { readonly of: 'requirement'; readonly before: Requirement; readonly after: Requirement }
  | { readonly of: 'factor'; readonly before: Factor; readonly after: Factor }
  | { readonly of: 'barrier'; readonly before: Barrier; readonly after: Barrier }
  | { readonly of: 'recommendation'; readonly before: Recommendation; readonly after: Recommendation };

/** One alteration of a whole. */
export interface Alteration<Whole> {
  readonly kind: MutantKind;
  readonly path: Path;
  /** Whether the key at the path was altered, or its value. */
  readonly at: 'key' | 'value';
  /** "weight: for -> strongly-for". */
  readonly text: string;
  readonly after: Whole;
  /** The ranges of a number question change, so the pack must be recompiled. */
  readonly movesBreakpoints?: true;
}

/** A pack with one alteration. */
export interface Mutant extends Omit<Alteration<unknown>, 'after'> {
  readonly part: Part;
  /** The altered rule, question or table: "barrier br-language". */
  readonly inside: string;
  /** Null if a question or a number of the pack was altered instead of a rule. */
  readonly change: RuleChange | null;
  /** Builds the altered pack. */
  readonly make: () => Pack;
}
