/** The byte that ends a line. */
export const newline = 10;
