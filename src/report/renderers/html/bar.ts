import type { Bar } from '../../document/document.ts';
import { box, picture, within } from './scale.ts';

/** A bar from 0 to 100: what is certain is dark, what open answers may add is light. */
export function bar(score: Bar['score']): string {
  if (score === null) return picture('bar', 100, []);
  const low = within(score.low, 0, 100);
  const high = within(score.high, low, 100);
  return picture('bar', 100, [box('track', 0, 100), box('certain', 0, low), box('may', low, high)]);
}
