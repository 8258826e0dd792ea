import type { Bar } from '../document.ts';

/** Numbers in figures: a fixed number of digits, so that files are the same everywhere. */
export const place = (value: number): string => `${Math.round(value * 100) / 100}`;

const within = (value: number): number => Math.min(100, Math.max(0, value));

/**
 * A bar from 0 to 100: what is certain is solid, what open answers can add is striped and outlined. The words beside
 * it say the same, so it is hidden from those who listen.
 */
export function bar(score: Bar['score']): string {
  const low = within(score?.low ?? 0);
  const high = Math.max(low, within(score?.high ?? 0));
  const certain = low > 0 ? `<rect class="certain" width="${place(low)}" height="10"/>` : '';
  const may =
    high > low ? `<rect class="may" x="${place(low)}" width="${place(high - low)}" height="10"/>` : '';
  const track = score === null ? 'track none' : 'track';
  return `<svg class="bar" viewBox="0 0 100 10" preserveAspectRatio="none" aria-hidden="true" focusable="false"><rect class="${track}" width="100" height="10"/>${certain}${may}</svg>`;
}
