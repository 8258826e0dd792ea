import { createHash } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import { htmlPage } from '../../../src/report/renderers/html/page.ts';
import { hostileTexts } from './corpus.ts';
import { ownTags, tagsOf } from './markup.ts';

const page = await htmlPage({ title: 'A title', language: 'en', body: '<main>Text</main>' });

/** The directives of the page's Content-Security-Policy. */
function policyOf(html: string): ReadonlyMap<string, string> {
  const content = /http-equiv="Content-Security-Policy" content="([^"]*)"/u.exec(html)?.[1] ?? '';
  return new Map(
    content.split('; ').map((directive) => {
      const [name = '', ...values] = directive.split(' ');
      return [name, values.join(' ')];
    }),
  );
}

const styleOf = (html: string): string => /<style>([^<]*)<\/style>/u.exec(html)?.[1] ?? '';

describe('a page', () => {
  test('may load nothing but its own style and pictures inside it', () => {
    const policy = policyOf(page);
    expect(policy.get('default-src')).toBe("'none'");
    expect(policy.get('img-src')).toBe('data:');
    expect(policy.get('base-uri')).toBe("'none'");
    expect(policy.get('form-action')).toBe("'none'");
    expect([...policy.keys()].sort()).toEqual([
      'base-uri',
      'default-src',
      'form-action',
      'img-src',
      'style-src',
    ]);
  });

  test.each(['', '\n.more { color: red; }\n'])(
    'allows exactly the style that stands in it %j',
    async (style) => {
      const html = await htmlPage({ title: 'T', language: 'en', body: '', style });
      const hash = createHash('sha256').update(styleOf(html)).digest('base64');
      expect(styleOf(html)).toContain(style);
      expect(policyOf(html).get('style-src')).toBe(`'sha256-${hash}'`);
    },
  );

  test('states its policy before anything that it governs', () => {
    expect(page.indexOf('Content-Security-Policy')).toBeLessThan(page.indexOf('<style>'));
    expect(page.indexOf('charset')).toBeLessThan(page.indexOf('Content-Security-Policy'));
  });

  test.each(hostileTexts)('has a title that stays one: %j', async (title) => {
    const html = await htmlPage({ title, language: title, body: '' });
    const names = tagsOf(html.replace(/<style>[^<]*/u, '<style>')).map(({ name }) => name);
    expect(names.filter((name) => name === 'title')).toHaveLength(2);
    for (const name of names) expect(ownTags).toContain(name);
  });
});
