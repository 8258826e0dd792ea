/** A market's name inside a sentence. */
export const nameInText = (market: { readonly title: string; readonly 'in-text'?: string }): string =>
  market['in-text'] ?? market.title;

/** Replaces {market} in a text by the name of the market. */
export const fillMarket = (text: string, name: string): string =>
  // A function, because a name may hold signs that a replacement text gives a meaning.
  text.replaceAll('{market}', () => name);
