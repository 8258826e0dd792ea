/** Numbers in figures: at most two decimals, so that files are the same everywhere. */
const place = (value: number): string => `${Math.round(value * 100) / 100}`;

/** A picture stretched to the room that it is given; the words beside it say the same, so nobody hears it. */
export function picture(name: string, width: number, shapes: readonly string[]): string {
  return `<svg class="${name}" viewBox="0 0 ${place(width)} 10" preserveAspectRatio="none" aria-hidden="true" focusable="false">${shapes.join('')}</svg>`;
}

export function box(look: string, from: number, to: number): string {
  return to > from
    ? `<rect class="${look}" x="${place(from)}" width="${place(to - from)}" height="10"/>`
    : '';
}

/** An upright line of the same width however far the picture is stretched. */
export const line = (look: string, at: number): string =>
  `<path class="${look}" d="M${place(at)} 0V10" vector-effect="non-scaling-stroke"/>`;

export const within = (value: number, low: number, high: number): number =>
  Math.min(high, Math.max(low, value));
