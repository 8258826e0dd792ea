import type { Path } from '../../../source/document.ts';
import type { Pack } from '../../../rule-pack/rule-pack.ts';
import type { Barrier, Factor, Gate, Recommendation, Requirement } from '../../../schema/types.ts';
import type { Part } from './focus.ts';

/** What was altered, from the parts of a condition to the numbers of the pack. */
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

/** The altered rule in place of the one that the pack has. */
export type RuleChange =
  | { readonly of: 'gate'; readonly before: Gate; readonly after: Gate }
  | { readonly of: 'requirement'; readonly before: Requirement; readonly after: Requirement }
  | { readonly of: 'factor'; readonly before: Factor; readonly after: Factor }
  | { readonly of: 'barrier'; readonly before: Barrier; readonly after: Barrier }
  | { readonly of: 'recommendation'; readonly before: Recommendation; readonly after: Recommendation };

/** One thing altered, before it is known where it stands. */
export interface Alteration<Whole> {
  readonly kind: MutantKind;
  readonly path: Path;
  /** Whether the key at the path was altered, or what it holds. */
  readonly at: 'key' | 'value';
  /** "weight: for -> strongly-for". */
  readonly text: string;
  readonly after: Whole;
  /** A number question is cut at another place: the pack must be compiled anew. */
  readonly recuts?: true;
}

/** A pack with one thing altered. */
export interface Mutant extends Omit<Alteration<unknown>, 'after'> {
  readonly part: Part;
  /** The rule, question or table that it is in: "barrier br-language". */
  readonly inside: string;
  /** Null where it is no rule that was altered but a question or a number of the pack. */
  readonly change: RuleChange | null;
  /** The pack as altered; made when it is asked for. */
  readonly make: () => Pack;
}
