/** The id of something that can be about one market: `pathway@china`, or `stage` for the whole company. */
export const scopedId = (id: string, market: string | null): string =>
  market === null ? id : `${id}@${market}`;

/** The id and the market that a scoped id names. */
export function parseScopedId(text: string): { readonly id: string; readonly market: string | null } {
  const at = text.indexOf('@');
  return at < 0 ? { id: text, market: null } : { id: text.slice(0, at), market: text.slice(at + 1) };
}
