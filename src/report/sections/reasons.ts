import type { Reason, RequirementResult } from '../../schema/types.ts';
import { faint, item, toned, type Block, type Item } from '../document/document.ts';
import { cited, evidence, idSpan, signed, stateSpan } from '../document/format.ts';
import { testedAnswers } from './tested.ts';

/** Whether the answers behind a rule are listed under it. */
export type Depth = 'answers' | 'rule';

const below = (depth: Depth, tested: Reason['tested']): readonly Block[] =>
  depth === 'answers' ? testedAnswers(tested) : [];

/** A factor: its points, why, on what evidence. */
export function reasonItem(reason: Reason, depth: Depth): Item {
  const { points, because, state, tested, cites } = reason;
  return item(
    [
      toned(points > 0 ? 'good' : 'bad', `${signed(points)} `),
      ...(state === 'open' ? [toned('open', 'open: ')] : []),
      `${because} `,
      faint(`Evidence: ${evidence(reason.evidence)}.`),
      ...cited(cites),
    ],
    below(depth, tested),
  );
}

export function requirementItem(requirement: RequirementResult, depth: Depth): Item {
  const { id, because, state, tested, cites } = requirement;
  return item(
    [stateSpan(state, 'met', 'not met'), `: ${because} `, idSpan(id), ...cited(cites)],
    below(depth, tested),
  );
}
