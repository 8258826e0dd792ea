import type { Assessment } from '../../schema/types.ts';
import { aliases } from './aliases.ts';
import { anonymityThreshold, type Named } from './headcounts.ts';
import type { Member } from './result.ts';

/** The members under their published names: their own, made unique, or aliases. */
export function namedMembers(members: readonly Member[], anonymous: boolean): readonly Named<Assessment>[] {
  const names = anonymous ? aliases(members) : distinct(members.map(({ name }) => name));
  return members.map(({ assessment }, index) => ({ name: names[index] ?? '', value: assessment }));
}

/** Whether an anonymous cohort is too small to publish. */
export const isWithheld = (members: readonly Member[], anonymous: boolean): boolean =>
  anonymous && members.length < anonymityThreshold;

/** Makes names unique. */
function distinct(names: readonly string[]): readonly string[] {
  const taken = new Set<string>();
  return names.map((name) => {
    let free = name;
    for (let number = 2; taken.has(free); number += 1) free = `${name} (${number})`;
    taken.add(free);
    return free;
  });
}
