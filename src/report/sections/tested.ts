import type { TestedAnswer } from '../../schema/types.ts';
import { faint, item, items, type Block, type Item } from '../document/document.ts';
import { idSpan, stateSpan } from '../document/format.ts';

/** The answers that a rule looked at: the question, what was answered, what the rule looks for. */
export function testedAnswers(tested: readonly TestedAnswer[]): readonly Block[] {
  return items(tested.map(testedItem));
}

function testedItem(one: TestedAnswer): Item {
  return item([
    faint(`${one.ask} `),
    one.answer,
    faint('; looks for: '),
    `${one.expected}: `,
    stateSpan(one.state, 'yes', 'no'),
    ' ',
    idSpan(one.question, one.market),
  ]);
}
