import type { Assessment, BarrierResult, MarketResult } from '../../schema/types.ts';
import {
  faint,
  heading,
  item,
  items,
  joined,
  strong,
  toned,
  type Block,
  type Item,
  type Parts,
  type Phrase,
} from '../document.ts';
import { cited, ended, idSpan, severityRange, stateSpan } from '../words.ts';
import { testedAnswers } from './tested.ts';

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
  const left = severityRange(residual);
  return [
    strong(title),
    ' ',
    idSpan(id, market.id),
    `, ${kindTitle}: ${severity}`,
    ...(left === severity ? [] : [', now ', toned(residual.high === 'none' ? 'good' : 'open', left)]),
    ...(applies === 'open' ? [toned('open', ', may not apply')] : []),
  ];
}

/** Its recommendations, marked where they are in the plan. */
function advice({ plan }: Assessment, market: MarketResult, barrier: BarrierResult): readonly Block[] {
  if (barrier.recommendations.length === 0) return [];
  const phrases = barrier.recommendations.map(({ id, title }): Phrase => {
    const action = plan.actions.find(
      (one) => one.id === id && (one.market === null || one.market === market.id),
    );
    return action === undefined ? [title, ' (not in the plan)'] : [`${title} (action ${action.order})`];
  });
  return items([item(['Advice: ', ...joined(phrases, '; ')])]);
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
        ? [item('Applies to every company.')]
        : [
            item(
              ['Applies to you: ', stateSpan(barrier.applies, 'yes', 'no')],
              testedAnswers(assessment, barrier.tested),
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
          testedAnswers(assessment, reduction.tested),
        ),
      ),
    ]),
    ...advice(assessment, market, barrier),
  ];
}
