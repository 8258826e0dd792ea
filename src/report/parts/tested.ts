import type { Assessment, TestedAnswer } from '../../schema/types.ts';
import { faint, item, items, type Block, type Item } from '../document.ts';
import { marketTitle } from '../lookup.ts';
import { idSpan, stateSpan } from '../words.ts';

/** The answers that a rule looked at: the question, what was answered, what the rule looks for. */
export function testedAnswers(assessment: Assessment, tested: readonly TestedAnswer[]): readonly Block[] {
  return items(tested.map((one) => testedItem(assessment, one)));
}

function testedItem(assessment: Assessment, one: TestedAnswer): Item {
  const where = one.market === null ? '' : ` (${marketTitle(assessment, one.market)})`;
  return item([
    faint(`${one.ask}${where} `),
    one.answer,
    faint('; looks for: '),
    `${one.expected}: `,
    stateSpan(one.state, 'yes', 'no'),
    ' ',
    idSpan(one.question, one.market),
  ]);
}
