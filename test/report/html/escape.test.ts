import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { escapeHtml, linkHtml } from '../../../src/report/renderers/html/escape.ts';
import { unsafe } from '../page.ts';
import { hostileTexts, hostileUrls } from './corpus.ts';

const entities: Readonly<Record<string, string>> = {
  '&amp;': '&',
  '&lt;': '<',
  '&gt;': '>',
  '&quot;': '"',
  '&#39;': "'",
};

/** What a browser shows of an escaped text. */
const shown = (html: string): string =>
  html.replaceAll(/&(?:amp|lt|gt|quot|#39);/gu, (entity) => entities[entity] ?? '');

describe('text on a page', () => {
  test.each(hostileTexts)('is no markup: %j', (text) => {
    const written = escapeHtml(text);
    expect(written).not.toMatch(/[<>"']/u);
    expect(written).not.toMatch(/&(?!(?:amp|lt|gt|quot|#39);)/u);
    expect(written).not.toMatch(unsafe);
  });

  test('reads as it was typed', () => {
    expect(escapeHtml(`R&D <b> "quoted" 'so'`)).toBe('R&amp;D &lt;b&gt; &quot;quoted&quot; &#39;so&#39;');
    expect(escapeHtml('Müller & 临床')).toBe('Müller &amp; 临床');
    expect(escapeHtml('&amp;')).toBe('&amp;amp;');
  });

  test('reads as it was typed, whatever that was', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), (text) => {
        fc.pre(!/\s/u.test(text));
        expect(shown(escapeHtml(text))).toBe(text);
      }),
    );
  });
});

describe('addresses', () => {
  test.each(hostileUrls)('are no link unless plain and encrypted: %j', (url) => {
    expect(linkHtml(url)).toBe(escapeHtml(url));
  });

  test.each([
    'https://www.bio.org/',
    'https://www.gov.br/anvisa/index.html?one=1&two=2#three',
    'https://x.example:8443/a_(b),c;d=e%20f',
    'https://x.example',
  ])('are links where they are: %s', (url) => {
    const written = escapeHtml(url);
    expect(linkHtml(url)).toBe(`<a class="web" href="${written}" rel="noreferrer noopener">${written}</a>`);
  });
});
