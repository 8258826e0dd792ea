import type { LeftQuestion, QuickStudy } from '../../../analysis/interview-order/result.ts';
import { bullets, heading, items, item, paragraph, strong, type Block } from '../../document/document.ts';
import { capital } from '../../document/format.ts';

const groups: readonly (readonly [LeftQuestion['why'], (mode: string) => string])[] = [
  ['open', (mode) => `May still change the ${mode}`],
  ['outweighed', (mode) => `Too weak to change the ${mode}`],
  ['decided', () => 'Already decided by other answers'],
  ['no-rule', (mode) => `Nothing to do with the ${mode}`],
];

/** What is settled, what to ask next, and what each question left can still do. */
export function quickBlocks(study: QuickStudy): readonly Block[] {
  const { company, markets, next, left, pack } = study;
  const mode = pack.words.mode.one;
  return [
    heading(1, company ?? `${capital(pack.words.subject.one)} without a name`),
    paragraph(strong(settledWords(study))),
    ...bullets(markets.map(({ title, says }) => `${title}: ${says}`)),
    ...(next === null ? [] : [paragraph('Ask next: ', strong(next.ask))]),
    paragraph(planWords(study)),
    ...groups.flatMap(([why, title]) =>
      leftBlocks(
        title(mode),
        left.filter((one) => one.why === why),
      ),
    ),
  ];
}

function settledWords({ settled, answered, total, exact, markets, pack }: QuickStudy): string {
  const { mode } = pack.words;
  const count = `${answered} of ${exact ? '' : 'up to '}${total} questions`;
  const subject = markets.length === 1 ? `The ${mode.one} is` : `The ${mode.many} are`;
  return `${subject} ${settled ? 'settled' : 'not settled'} after ${count}.`;
}

function planWords({ settled, planSettled, answered, total }: QuickStudy): string {
  if (planSettled) return 'The plan is settled too: nothing is left to ask.';
  const left = total - answered;
  const others = left === 1 ? 'The other question refines' : `The other ${left} questions refine`;
  return settled ? `${others} the plan, which is not settled yet.` : 'The plan is not settled either.';
}

const leftBlocks = (title: string, left: readonly LeftQuestion[]): readonly Block[] =>
  left.length === 0
    ? []
    : [heading(2, title), ...items(left.map(({ ask, because }) => item(ask, [paragraph(because)])))];
