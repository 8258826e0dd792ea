import fc from 'fast-check';
import { parsers } from 'prettier/plugins/markdown';
import { describe, expect, test } from 'vitest';
import { escapeMarkdown, markdownReport } from '../../src/report/renderers/markdown.ts';
import { assessments } from './assessments.ts';
import { rich } from './fixture/rich.ts';
import { page, unsafe } from './page.ts';

interface Node {
  readonly type: string;
  readonly url?: string;
  readonly children?: readonly Node[];
}

/** What a reader of Markdown makes of a text. */
function nodesOf(text: string): readonly Node[] {
  const visit = (node: Node): readonly Node[] => [node, ...(node.children ?? []).flatMap(visit)];
  // The parser of Markdown needs none of prettier's options.
  return visit(parsers.markdown.parse(text, {} as never) as Node);
}

const ownMarkup = [
  ...['root', 'heading', 'paragraph', 'text', 'strong', 'link', 'list', 'listItem'],
  ...['table', 'tableRow', 'tableCell'],
];

describe('a report in Markdown', () => {
  const text = markdownReport(rich, page());

  test('shows what a user typed as plain text', () => {
    expect(text.split('\n')[0]).toContain('\\<script\\>alert(1)\\</script\\> \\| \\[click\\](javascript:x)');
    expect(escapeMarkdown('https://x.example www.x.example a@b &amp; $1$ ~~no~~')).toBe(
      'https\\://x.example www\\.x.example a\\@b \\&amp; \\$1\\$ \\~\\~no\\~\\~',
    );
  });

  test('links web addresses and nothing else', () => {
    expect(text).toContain('<https://www.bio.org/>');
    expect(text).not.toContain('<javascript');
  });

  test('holds no markup but its own, whatever the assessment says', () => {
    fc.assert(
      fc.property(assessments, (assessment) => {
        const written = markdownReport(assessment, page());
        expect(written).not.toMatch(unsafe);
        for (const node of nodesOf(written)) {
          expect(ownMarkup).toContain(node.type);
          if (node.type === 'link') expect(node.url).toMatch(/^https?:\/\//u);
        }
      }),
      { numRuns: 40 },
    );
  });

  test('gives every row of a table as many cells as its head', () => {
    fc.assert(
      fc.property(assessments, (assessment) => {
        const cells = (line: string): number => line.replaceAll(/\\./gu, '').split('|').length;
        let columns = 0;
        for (const line of markdownReport(assessment, page()).split('\n')) {
          if (!line.startsWith('| ')) columns = 0;
          else if (columns === 0) columns = cells(line);
          else expect(cells(line)).toBe(columns);
        }
      }),
      { numRuns: 30 },
    );
  });
});
