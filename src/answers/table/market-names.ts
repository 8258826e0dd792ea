import type { Market } from '../../schema/types.ts';
import { normalize } from './option-names.ts';
import { nameInText } from '../../values/market-text.ts';

/** What markets are called in tables: titles, titles in texts, ids. */
export function marketNames(markets: readonly Market[]): ReadonlyMap<string, string> {
  return new Map(
    markets.flatMap((market) =>
      [market.title, nameInText(market), market.id].map((name) => [normalize(name), market.id] as const),
    ),
  );
}
