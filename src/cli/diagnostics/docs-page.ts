import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { shippedFolders } from '../rule-source/package-paths.ts';

/** The explanation of one code, as docs/diagnostics.md says how it is written. */
export interface DiagnosticPage {
  readonly code: string;
  /** Error, warning, or either. */
  readonly severity: string;
  readonly meaning: string;
  readonly reason: string;
  readonly wrong: Illustration;
  readonly right: Illustration;
  readonly fix: string;
}

/** What a section shows: in words, or as parts of files. */
export interface Illustration {
  readonly words: string | null;
  readonly examples: readonly Example[];
}

export interface Example {
  readonly file: string;
  /** Keys and ids from the top of the file; null where the example is the whole file. */
  readonly place: string | null;
  readonly yaml: string;
}

const folder = (): string => join(shippedFolders().root, 'docs', 'diagnostics');

/** All codes, sorted. */
export const explainedCodes = (): readonly string[] =>
  readdirSync(folder())
    .flatMap((name) => (name.endsWith('.md') ? [name.slice(0, -'.md'.length)] : []))
    .sort();

/** The page of a code, in Markdown. */
export const pageText = (code: string): string => readFileSync(join(folder(), `${code}.md`), 'utf8');

export function parsePage(code: string, text: string): DiagnosticPage {
  const [head = '', ...sections] = text.split(/^## /m);
  const section = (title: string): string =>
    sections
      .find((part) => part.startsWith(`${title}\n`))
      ?.slice(title.length)
      .trim() ?? '';
  const [, severity = '', meaning = '', reason = ''] =
    /^# \S+\n\n\*([^*]+)\.\* ([^]*?)\n\n\*\*Why it matters\.\*\* ([^]*)$/.exec(head.trim()) ?? [];
  return {
    code,
    severity: severity.toLowerCase(),
    meaning,
    reason,
    wrong: illustration(section('Wrong')),
    right: illustration(section('Right')),
    fix: section('How to fix it'),
  };
}

function illustration(section: string): Illustration {
  const fence = /^```yaml (\S+)(?: (\S+))?\n([^]*?)\n```$/gm;
  const examples = Array.from(section.matchAll(fence), ([, file = '', place, yaml = '']) => ({
    file,
    place: place ?? null,
    yaml,
  }));
  return { words: section.replaceAll(fence, '').trim() || null, examples };
}
