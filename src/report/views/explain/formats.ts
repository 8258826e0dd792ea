import { safeJson } from '../../renderers/json.ts';
import { renderMarkdown } from '../../renderers/markdown.ts';
import type { ReportContext } from '../../report.ts';
import { renderTerminal } from '../../renderers/terminal/terminal.ts';
import type { Explanation } from './explain.ts';
import { nameOf } from './subject.ts';

type ExplanationFormat = (explanation: Explanation, context: ReportContext) => string;

/** Every form an explanation can take. */
export const explanationFormats: Readonly<Record<'terminal' | 'markdown' | 'json', ExplanationFormat>> = {
  terminal: ({ blocks }, context) => renderTerminal(blocks, context),
  markdown: ({ blocks }, context) => renderMarkdown(blocks, context),
  json: ({ subjects, sources }, context) =>
    safeJson(
      {
        subjects: subjects.map((subject) => ({
          kind: subject.kind,
          name: nameOf(subject),
          title: subject.title,
          about: subject.about,
        })),
        sources,
      },
      context,
    ),
};
