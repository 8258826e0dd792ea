import { sanitize, sanitizeLines } from '../../source/sanitize.ts';
import { toAscii } from '../../report/document/ascii.ts';
import { heading, type Block } from '../../report/document/document.ts';
import { renderMarkdown } from '../../report/renderers/markdown.ts';
import type { ReportContext } from '../../report/report.ts';
import { renderTerminal } from '../../report/renderers/terminal/terminal.ts';
import { isChoice, isCode, type Part, type Section } from './section.ts';

/** For people at a terminal. */
export function diffTerminal(sections: readonly Section[], context: ReportContext): string {
  const code = (text: string): string =>
    sanitizeLines(context.unicode ? text : toAscii(text))
      .trimEnd()
      .split('\n')
      .map((line) => (line === '' ? '' : `  ${line}`))
      .join('\n');
  const blocks = (list: readonly Block[]): string => renderTerminal(list, context).trimEnd();
  return sections
    .map(({ title, parts }, index) =>
      [
        renderTerminal([heading(index === 0 ? 1 : 2, title)], context).trimEnd(),
        ...parts.map((part) =>
          isCode(part) ? code(part.code) : blocks(isChoice(part) ? part.narrow : part),
        ),
      ]
        .filter((text) => text !== '')
        .join('\n\n'),
    )
    .join('\n\n')
    .concat('\n');
}

/** For a comment under a pull request: what is long is folded away. */
export function diffMarkdown(sections: readonly Section[], context: ReportContext): string {
  return sections
    .map((section, index) => {
      const body = section.parts.map((part) => markdownPart(part, context)).join('\n\n');
      if (section.isOpen)
        return `${renderMarkdown([heading(index === 0 ? 2 : 3, section.title)], context)}\n${body}`;
      return `<details>\n<summary>${escapeHtml(section.title)}</summary>\n\n${body}\n\n</details>`;
    })
    .join('\n\n')
    .concat('\n');
}

function markdownPart(part: Part, context: ReportContext): string {
  if (!isCode(part)) return renderMarkdown(isChoice(part) ? part.wide : part, context).trimEnd();
  const text = sanitizeLines(part.code).trimEnd();
  // A fence longer than any in the text, so that the text cannot end it.
  const longest = Math.max(2, ...[...text.matchAll(/`+/gu)].map(([run]) => run.length));
  const fence = '`'.repeat(longest + 1);
  return `${fence}yaml\n${text}\n${fence}`;
}

const entities: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  '@': '&#64;',
};

const escapeHtml = (text: string): string =>
  sanitize(text).replaceAll(/[&<>"@]/gu, (character) => entities[character] ?? character);
