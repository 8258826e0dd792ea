import type { Group, Headcount } from './result.ts';

/** The smallest group that an anonymous cohort tells of. */
export const anonymityThreshold = 5;

/** A member as the studies of its cohort see it: with the name that may be told. */
export interface Named<Value> {
  readonly name: string;
  readonly value: Value;
}

/** How many and who; of few nothing is told where the cohort is anonymous. */
export function headcount(names: readonly string[], anonymous: boolean): Headcount {
  if (!anonymous) return { count: names.length, names: names.toSorted(compareNames) };
  return { count: names.length < anonymityThreshold ? null : names.length, names: [] };
}

/** A part of a whole before it is decided whether it may be told. */
export interface Part {
  readonly title: string;
  readonly names: readonly string[];
}

/** A part that may be told, and the names behind it, for what is computed of it. */
export interface PublishedPart {
  readonly group: Group;
  readonly names: readonly string[];
}

/**
 * How far those hidden may outnumber the smallest part told. Beyond it, who knows that the biggest part hidden is no
 * bigger than the smallest told could work out how many the others are.
 */
const maxExcess = 2;

/**
 * The parts of a whole whose size is known, biggest first. Where the cohort is anonymous, parts under five become one
 * without a title, together with as many of the smallest others as it takes to hide them. What is not told can be
 * found neither by taking the parts told from the whole, nor by one who knows these rules.
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

/** Whether the last parts, put together, hide the size of each. */
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
