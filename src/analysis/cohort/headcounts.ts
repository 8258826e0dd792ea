import type { Group, Headcount } from './result.ts';

/** The smallest group that an anonymous cohort publishes. */
export const anonymityThreshold = 5;

/** A value of a member under its published name. */
export interface Named<Value> {
  readonly name: string;
  readonly value: Value;
}

/** Count and names; suppressed below the anonymity threshold. */
export function headcount(names: readonly string[], anonymous: boolean): Headcount {
  if (!anonymous) return { count: names.length, names: names.toSorted(compareNames) };
  return { count: names.length < anonymityThreshold ? null : names.length, names: [] };
}

/** A part of a whole before suppression. */
export interface Part {
  readonly title: string;
  readonly names: readonly string[];
}

/** A published part, and the members it stands for, for further computation. */
export interface PublishedPart {
  readonly group: Group;
  readonly names: readonly string[];
}

/**
 * Maximum excess of the merged part over the smallest published one. A reader knows that no suppressed part is larger than
 * the smallest published one, so a larger excess would reveal the sizes of the others.
 */
const maxExcess = 2;

/**
 * The parts of a whole of published size, largest first. In an anonymous cohort, parts below the threshold are merged
 * into one without a title, with as many of the smallest others as it takes to hide them. A reader can infer the
 * suppressed sizes neither from the published parts nor from these rules.
 */
export function publishedParts(parts: readonly Part[], anonymous: boolean): readonly PublishedPart[] {
  const filled = parts
    .filter(({ names }) => names.length > 0)
    .toSorted((one, other) => other.names.length - one.names.length || compareNames(one.title, other.title));
  const small = anonymous ? filled.filter(({ names }) => names.length < anonymityThreshold).length : 0;
  if (small === 0) return filled.map(({ title, names }) => publish(title, names, anonymous));
  let hidden = small;
  while (hidden < filled.length && !isSuppressed(filled, hidden)) hidden += 1;
  const rest = filled.slice(-hidden).flatMap(({ names }) => names);
  if (rest.length < anonymityThreshold) return [];
  const shown = filled.slice(0, filled.length - hidden);
  return [
    ...shown.map(({ title, names }) => publish(title, names, anonymous)),
    publish(null, rest, anonymous),
  ];
}

/** Whether merging the last parts hides the size of each. */
function isSuppressed(parts: readonly Part[], hidden: number): boolean {
  const size = sizeOf(parts.slice(-hidden));
  const smallestPublished = parts.at(-hidden - 1)?.names.length ?? 0;
  return hidden >= 2 && size >= anonymityThreshold && size <= smallestPublished + maxExcess;
}

const sizeOf = (parts: readonly Part[]): number => parts.reduce((sum, { names }) => sum + names.length, 0);

const publish = (title: string | null, names: readonly string[], anonymous: boolean): PublishedPart => ({
  group: { title, ...headcount(names, anonymous) },
  names,
});

/** By code points: the same order on every machine. */
export const compareNames = (one: string, other: string): number => (one < other ? -1 : one > other ? 1 : 0);
