import { plainText } from '../../document/plain-text.ts';
import { isWebAddress } from '../../document/url.ts';

const entities: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};

/** Text of a pack or a user for the inside of an element or of a quoted attribute; nothing in it is markup. */
export function escapeHtml(text: string): string {
  return plainText(text, true).replaceAll(/[&<>"']/gu, (sign) => entities[sign] ?? '');
}

/** A link where the address is a plain one of the encrypted web; else its text. */
export function linkHtml(url: string): string {
  const text = escapeHtml(url);
  const isLink = isWebAddress(url) && url.startsWith('https:');
  return isLink ? `<a class="web" href="${text}" rel="noreferrer noopener">${text}</a>` : text;
}
