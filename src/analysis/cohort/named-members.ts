import type { Assessment } from '../../schema/types.ts';
import { aliases } from './aliases.ts';
import { anonymityThreshold, type Named } from './headcounts.ts';
import type { Member } from './result.ts';

/** Members under the names that may be told: their own, each once, or letters. */
export function namedMembers(members: readonly Member[], anonymous: boolean): readonly Named<Assessment>[] {
  const names = anonymous ? aliases(members) : distinct(members.map(({ name }) => name));
  return members.map(({ assessment }, index) => ({ name: names[index] ?? '', value: assessment }));
}

/** Too few to hide among. */
export const isWithheld = (members: readonly Member[], anonymous: boolean): boolean =>
  anonymous && members.length < anonymityThreshold;

/** Names, told apart where two are the same. */
function distinct(names: readonly string[]): readonly string[] {
  const taken = new Set<string>();
  return names.map((name) => {
    let free = name;
    for (let number = 2; taken.has(free); number += 1) free = `${name} (${number})`;
    taken.add(free);
    return free;
  });
}
