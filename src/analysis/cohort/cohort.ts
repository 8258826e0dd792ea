import type { Assessment, Interval } from '../../schema/types.ts';
import type { CohortOptions } from './cohort-options.ts';
import { demandOf } from './demand.ts';
import { groupingsOf, groupSharesOf } from './groups.ts';
import { compareNames, type Named } from './headcounts.ts';
import { marketsOf, missionsOf, workshopsOf } from './joint.ts';
import { isWithheld, namedMembers } from './named-members.ts';
import { midpoint, positionsOf, quartilesOf } from './quartiles.ts';
import type { Cohort, Measure, Member, MemberRow } from './result.ts';

/**
 * Compares the assessments of many members: how they score, what they need, and what they could do together.
 *
 * @param members at least one; all assessed by the same pack
 */
export function cohort(members: readonly Member[], options: CohortOptions): Cohort {
  const { anonymous } = options;
  const withheld = isWithheld(members, anonymous);
  const named = withheld ? [] : namedMembers(members, anonymous);
  const shares = groupSharesOf(named, options);
  const scores = scoresOf(named);
  return {
    format: 'born-global/cohort/1',
    ...commonOf(members),
    anonymous,
    size: members.length,
    withheld,
    overall: measureOf({ id: 'readiness', title: 'Readiness' }, scores.overall),
    dimensions: scores.dimensions.map((dimension) => measureOf(dimension, dimension.scores)),
    members: rowsOf(named, scores, anonymous),
    groups: groupingsOf(named, options),
    markets: marketsOf(named, anonymous),
    demand: demandOf(named, shares, anonymous),
    missions: missionsOf(named, shares, anonymous),
    workshops: workshopsOf(named, shares, anonymous),
  };
}

function commonOf(members: readonly Member[]): Pick<Cohort, 'pack' | 'disclaimer'> {
  const [first] = members;
  if (first === undefined) throw new Error('A cohort has members.');
  const { id, version, title, words: text } = first.assessment.pack;
  return { pack: { id, version, title, words: text }, disclaimer: first.assessment.disclaimer };
}

interface Scores {
  readonly overall: readonly Interval[];
  readonly dimensions: readonly {
    readonly id: string;
    readonly title: string;
    readonly scores: readonly (Interval | null)[];
  }[];
}

/** Scores in the order of the members, for every dimension that at least one of them has. */
function scoresOf(members: readonly Named<Assessment>[]): Scores {
  const titles = new Map(
    members.flatMap(({ value }) => value.readiness.dimensions.map(({ id, title }) => [id, title] as const)),
  );
  return {
    overall: members.map(({ value }) => value.readiness.score),
    dimensions: [...titles].map(([id, title]) => ({
      id,
      title,
      scores: members.map(
        ({ value }) => value.readiness.dimensions.find((dimension) => dimension.id === id)?.score ?? null,
      ),
    })),
  };
}

function measureOf(
  { id, title }: Pick<Measure, 'id' | 'title'>,
  scores: readonly (Interval | null)[],
): Measure {
  const midpoints = scores.flatMap((score) => (score === null ? [] : [midpoint(score)]));
  return { id, title, scored: midpoints.length, quartiles: quartilesOf(midpoints) };
}

function rowsOf(
  members: readonly Named<Assessment>[],
  { overall, dimensions }: Scores,
  anonymous: boolean,
): readonly MemberRow[] {
  const places = positionsOf(overall);
  const columns = dimensions.map(({ scores }) => positionsOf(scores));
  return members
    .flatMap(({ name, value }, index): readonly MemberRow[] => {
      const place = places[index] ?? null;
      if (place === null) return [];
      const { level } = value.readiness;
      const { title, marketTitle } = value.recommendation;
      return [
        {
          name,
          level: { low: level.low.title, high: level.high.title },
          overall: place,
          dimensions: columns.map((column) => column[index] ?? null),
          recommendation: anonymous ? null : { title, market: marketTitle },
        },
      ];
    })
    .toSorted((one, other) => one.overall.rank - other.overall.rank || compareNames(one.name, other.name));
}
