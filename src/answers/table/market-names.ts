import type { Market } from '../../schema/types.ts';
import { plain } from './option-names.ts';

/** What markets are called in tables: titles, titles in texts, ids. */
export function marketNames(markets: readonly Market[]): ReadonlyMap<string, string> {
  return new Map(
    markets.flatMap((market) =>
      [market.title, market['in-text'] ?? market.title, market.id].map(
        (name) => [plain(name), market.id] as const,
      ),
    ),
  );
}
