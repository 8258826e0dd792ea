import type { WhatIf } from '../../analysis/what-if/what-if.ts';
import type { Interval } from '../../schema/types.ts';
import { rangeText } from '../../values/range.ts';

/** Lines that fit above the questions on a small terminal. */
const mostLines = 9;

/** What the answers tried would change, most telling first, in a few lines. */
export function whatIfLines(study: WhatIf): readonly string[] {
  const lines = [
    ...recommendationLines(study),
    ...readinessLines(study),
    ...gateLines(study),
    ...marketLines(study),
    ...planLines(study),
  ];
  if (lines.length <= mostLines) return lines;
  const rest = lines.length - mostLines + 1;
  return [...lines.slice(0, mostLines - 1), `And ${rest} more; born-global try shows everything.`];
}

const arrow = (before: string, after: string): string => `${before} \u2192 ${after}`;

function recommendationLines({ recommendation }: WhatIf): readonly string[] {
  const words = ({ title, marketTitle }: typeof recommendation.before): string =>
    marketTitle === null ? title : `${title}, ${marketTitle}`;
  const [before, after] = [words(recommendation.before), words(recommendation.after)];
  return [
    before === after ? `The recommendation stays: ${after}.` : `Recommendation: ${arrow(before, after)}.`,
  ];
}

function readinessLines({ readiness, level, dimensions }: WhatIf): readonly string[] {
  const levelWords = ({ low, high }: typeof level.before): string =>
    rangeText({ low: low.title, high: high.title });
  const [before, after] = [levelWords(level.before), levelWords(level.after)];
  const [from, to] = [rangeText(readiness.before), rangeText(readiness.after)];
  const moved = dimensions.flatMap((dimension) => {
    const score = (one: Interval | null): string => (one === null ? 'does not apply' : rangeText(one));
    const [low, high] = [score(dimension.before), score(dimension.after)];
    return low === high ? [] : [`${dimension.title} ${arrow(low, high)}`];
  });
  return [
    before === after ? `Level: ${after}, as before.` : `Level: ${arrow(before, after)}.`,
    from === to ? `Readiness: ${to}, as before.` : `Readiness: ${arrow(from, to)}.`,
    ...(moved.length === 0 ? [] : [`${moved.join('; ')}.`]),
  ];
}

function gateLines({ gates }: WhatIf): readonly string[] {
  return gates.flatMap(({ title, market, before, after }) => {
    if (before === after) return [];
    const name = market === null ? title : `${title} (${market})`;
    if (after === null) return [`Showstopper gone: ${name}.`];
    return [after === 'true' ? `Showstopper: ${name}.` : `Showstopper not known: ${name}.`];
  });
}

function marketLines({ markets }: WhatIf): readonly string[] {
  return markets.flatMap(({ title, verdict, barriers }) => {
    const [before, after] = [verdict.before?.title ?? 'not assessed', verdict.after?.title ?? 'not assessed'];
    const severity = (side: (typeof barriers)[number]['before']): string =>
      side === null ? 'does not apply' : rangeText(side);
    const moved = barriers.flatMap((barrier) => {
      const [low, high] = [severity(barrier.before), severity(barrier.after)];
      return low === high ? [] : [`${barrier.title} ${arrow(low, high)}`];
    });
    return [
      ...(before === after ? [] : [`${title}: ${arrow(before, after)}.`]),
      ...(moved.length === 0 ? [] : [`Barriers in ${title}: ${moved.join('; ')}.`]),
    ];
  });
}

function planLines({ plan }: WhatIf): readonly string[] {
  const parts = [
    [plan.done.length, 'done'],
    [plan.added.length, 'new'],
    [plan.gone.length, 'no longer needed'],
  ] as const;
  const changes = parts.flatMap(([count, what]) => (count === 0 ? [] : [`${count} ${what}`]));
  return [changes.length === 0 ? 'Plan: the same actions.' : `Plan: ${changes.join(', ')}.`];
}
