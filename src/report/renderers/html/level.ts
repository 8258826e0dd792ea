import type { Readiness } from '../../../schema/types.ts';
import { escapeHtml } from './escape.ts';

/** The levels as steps; those reached, or possible, stand out and say so. */
export function levelSteps({ level, levels }: Readiness): string {
  const from = levels.findIndex(({ id }) => id === level.low.id);
  const to = levels.findIndex(({ id }) => id === level.high.id);
  const steps = levels.map(({ title, from: points }, index) => {
    const reached = index >= from && index <= to;
    const here = `<span class="unseen">: ${level.settled ? 'reached' : 'possible'}</span>`;
    return `<li${reached ? ' class="reached"' : ''}><b>${escapeHtml(title)}</b>${reached ? here : ''} <span>from ${points}</span></li>`;
  });
  return `<ol class="levels">${steps.join('')}</ol>`;
}
