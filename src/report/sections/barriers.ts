import type { Assessment, BarrierResult, LeftOut, MarketResult } from '../../schema/types.ts';
import {
  faint,
  heading,
  item,
  items,
  strong,
  toned,
  type Block,
  type Item,
  type Parts,
} from '../document/document.ts';
import { cited, ended, idSpan, stateSpan } from '../document/format.ts';
import { testedAnswers } from './tested.ts';
import { rangeText } from '../../values/range.ts';

export function barriers(assessment: Assessment, market: MarketResult): readonly Block[] {
  if (market.barriers.length === 0) return [];
  return [
    heading(3, 'Barriers, worst first'),
    ...items(market.barriers.map((barrier) => barrierItem(assessment, market, barrier))),
  ];
}

function barrierItem(assessment: Assessment, market: MarketResult, barrier: BarrierResult): Item {
  return item(
    [...headline(market, barrier), `. ${barrier.why}`, ...cited(barrier.cites)],
    [
      ...items(
        barrier.reductions.map((reduction) =>
          item([
            stateSpan(reduction.state, 'done', 'would help'),
            `: ${ended(reduction.because)} `,
            faint(`Lowers it by ${reduction.by}.`),
          ]),
        ),
      ),
      ...advice(assessment, market, barrier),
    ],
  );
}

/** Title, kind, and how much of it is left. */
export function headline(market: MarketResult, barrier: BarrierResult): Parts {
  const { id, title, kindTitle, severity, residual, applies } = barrier;
  const left = rangeText(residual);
  return [
    strong(title),
    ' ',
    idSpan(id, market.id),
    `, ${kindTitle}: ${severity}`,
    ...(left === severity ? [] : [', now ', toned(residual.high === 'none' ? 'good' : 'open', left)]),
    ...(applies === 'open' ? [toned('open', ', may not apply')] : []),
  ];
}

/** Its recommendations, with their place in the plan or what they wait for. */
function advice(assessment: Assessment, market: MarketResult, barrier: BarrierResult): readonly Block[] {
  const phrases = barrier.recommendations.flatMap(({ id, title }): readonly string[] => {
    const note = placeOf(assessment, market, id);
    return note === null ? [] : [`${title} (${note})`];
  });
  return phrases.length === 0 ? [] : items([item(`Advice: ${phrases.join('; ')}`)]);
}

const leftNotes = (mode: string): Readonly<Record<LeftOut['reason'], string | null>> => ({
  done: 'done already',
  open: 'depends on open answers',
  'other-mode': `for another ${mode}`,
  'other-form': `for another form of the ${mode}`,
  'does-not-apply': null,
  replaced: null,
});

function placeOf({ pack, plan }: Assessment, market: MarketResult, recommendation: string): string | null {
  const here = (one: { readonly id: string; readonly market: string | null }): boolean =>
    one.id === recommendation && (one.market === null || one.market === market.id);
  const action = plan.actions.find(here);
  if (action !== undefined) return `action ${action.order}`;
  if (plan.backlog.some(({ key }) => key === recommendation || key === `${recommendation}@${market.id}`))
    return 'later';
  const left = plan.left.find(here);
  return left === undefined ? null : leftNotes(pack.words.mode.one)[left.reason];
}

/** A barrier down to its answers. */
export function barrierWhy(
  assessment: Assessment,
  market: MarketResult,
  barrier: BarrierResult,
): readonly Block[] {
  return [
    ...items([
      item([...headline(market, barrier), `. ${barrier.why}`, ...cited(barrier.cites)]),
      ...(barrier.tested.length === 0
        ? [item('Applies to all.')]
        : [
            item(
              ['Applies to you: ', stateSpan(barrier.applies, 'yes', 'no')],
              testedAnswers(barrier.tested),
            ),
          ]),
      ...barrier.reductions.map((reduction) =>
        item(
          [
            'Lowered ',
            `by ${reduction.by}: `,
            stateSpan(reduction.state, 'yes', 'not yet'),
            `. ${reduction.because}`,
          ],
          testedAnswers(reduction.tested),
        ),
      ),
    ]),
    ...advice(assessment, market, barrier),
  ];
}
