import type { Assessment } from '../../schema/types.ts';
import type { CohortOptions } from './cohort-options.ts';
import { publishedParts, type Named, type Part } from './headcounts.ts';
import { midpoint, quartilesOf } from './quartiles.ts';
import type { Grouping, GroupShare } from './result.ts';

/** The group of those without a single answer. */
const notAnswered = 'Not answered';

/** The members by their answers to the questions that group them. */
export function groupingsOf(
  members: readonly Named<Assessment>[],
  { groups, anonymous }: CohortOptions,
): readonly Grouping[] {
  return groups.flatMap((question): readonly Grouping[] => {
    const line = members.flatMap(({ value }) => lineOf(value, question) ?? []).at(0);
    if (line === undefined) return [];
    const published = publishedParts(partsBy(members, question), anonymous);
    return [
      {
        question,
        ask: line.ask,
        groups: published.map(({ group, names }) => ({ ...group, median: medianOf(members, names) })),
      },
    ];
  });
}

/** Divides members into groups. */
export type GroupShares = (names: readonly string[]) => readonly GroupShare[];

/**
 * Divides any members into groups, but not in an anonymous cohort: the sizes of the groups are published, so a reader
 * could infer the rest.
 */
export function groupSharesOf(
  members: readonly Named<Assessment>[],
  { groups, anonymous }: CohortOptions,
): GroupShares {
  if (anonymous) return () => [];
  return (names) => {
    const wanted = new Set(names);
    const some = members.filter(({ name }) => wanted.has(name));
    return groups.map((question) => ({
      question,
      groups: publishedParts(partsBy(some, question), anonymous).map(({ group }) => group),
    }));
  };
}

function partsBy(members: readonly Named<Assessment>[], question: string): readonly Part[] {
  const parts = new Map<string, string[]>();
  for (const { name, value } of members) {
    const line = lineOf(value, question);
    const title = line?.state === 'answered' ? line.answer : notAnswered;
    parts.set(title, [...(parts.get(title) ?? []), name]);
  }
  return [...parts].map(([title, names]) => ({ title, names }));
}

const lineOf = ({ answers }: Assessment, id: string): Assessment['answers'][number] | undefined =>
  answers.find(({ question, market }) => question === id && market === null);

function medianOf(members: readonly Named<Assessment>[], names: readonly string[]): number {
  const wanted = new Set(names);
  const scores = members
    .filter(({ name }) => wanted.has(name))
    .map(({ value }) => midpoint(value.readiness.score));
  return quartilesOf(scores)?.median ?? 0;
}
