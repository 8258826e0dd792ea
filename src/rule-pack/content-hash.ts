import { createHash } from 'node:crypto';

/**
 * Hashes content independently of the system: names use forward slashes and are sorted, and line ends are normalised.
 *
 * @returns the first 16 hex digits of a SHA-256
 */
export function contentHash(texts: readonly { readonly name: string; readonly text: string }[]): string {
  const hash = createHash('sha256');
  const parts = texts.map(({ name, text }) => `${name}\n${text.replaceAll('\r\n', '\n')}\n`);
  for (const part of parts.sort()) hash.update(`${part.length}\n${part}`);
  return hash.digest('hex').slice(0, 16);
}
