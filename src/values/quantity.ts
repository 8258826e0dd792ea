/** A number, or a text about a number, with its unit if it has one. */
export const withUnit = (value: string | number, unit: string | undefined): string =>
  unit === undefined ? `${value}` : `${value} ${unit}`;
