/** A range as text: `40 to 60`, or `40` if both bounds are the same. */
export const rangeText = ({
  low,
  high,
}: {
  readonly low: string | number;
  readonly high: string | number;
}): string => (low === high ? `${low}` : `${low} to ${high}`);
