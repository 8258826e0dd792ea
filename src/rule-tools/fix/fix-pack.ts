import { assemblePack, type LoadedPack, type SourceText } from '../../rule-pack/parse-rule-pack.ts';
import { sortDiagnostics, type Diagnostic } from '../../source/diagnostic.ts';
import { editText, overlap, type TextEdit } from '../../source/text-edit.ts';
import { checkPack } from '../lint/check-pack.ts';
import { Names } from '../lint/symbol-table.ts';
import { dateFix } from './date.ts';
import type { Attempt, Fix, Left } from './fix.ts';
import { renameFix } from './rename.ts';
import { sortEdits } from './sort.ts';
import { tabFix } from './tabs.ts';

export interface FixOptions {
  /** YYYY-MM-DD, for the age of facts. */
  readonly today: string;
  /** The day at which the author has found the undated facts to be true. */
  readonly asOf: string | null;
  /** Put lists of ids in order where their order says nothing. */
  readonly sort: boolean;
  /** Whether a file may be changed. */
  readonly mayChange: (file: string) => boolean;
}

/** Something that was put right. */
export interface Done {
  readonly file: string;
  /** Where it stood when it was found; earlier fixes may have moved it. */
  readonly line: number;
  readonly what: string;
}

export interface FixedPack {
  readonly texts: readonly SourceText[];
  readonly done: readonly Done[];
  /** What is left, and why, where something can be said. */
  readonly left: readonly { readonly diagnostic: Diagnostic; readonly because: string | null }[];
  readonly loaded: LoadedPack;
}

/** A fix may uncover the next fault (a file with a tab in it cannot be checked), but hardly more often than this. */
const mostRounds = 6;
const notYet = 'it came to light too late: run this again';

/**
 * Puts right what can only be meant in one way, in the texts themselves: comments, order and layout stay. Then everything
 * is checked again.
 */
export function fixPack(
  given: readonly SourceText[],
  unread: readonly Diagnostic[],
  options: FixOptions,
): FixedPack {
  let texts = given;
  const done: Done[] = [];
  for (let round = 1; ; round += 1) {
    const { loaded, attempts } = attemptsFor(texts, unread, options);
    const edits = new Map<string, readonly TextEdit[]>();
    const left: FixedPack['left'][number][] = [];
    const taken = new Set<string>();
    const made: Done[] = [];
    for (const { diagnostic, attempt } of attempts) {
      const { file } = diagnostic;
      const fix = decided(attempt, options.mayChange(file), round);
      if ('left' in fix) {
        left.push({ diagnostic, because: fix.left });
        continue;
      }
      // What meets another fix is tried again in the next round, on what that has made.
      const before = edits.get(file) ?? [];
      const becomes = fix.becomes === undefined ? [] : [`${file} ${fix.becomes}`];
      if (becomes.some((one) => taken.has(one))) continue;
      if (fix.edits.some((edit) => before.some((other) => overlap(edit, other)))) continue;
      edits.set(file, [...before, ...fix.edits]);
      for (const one of becomes) taken.add(one);
      made.push({ file, line: diagnostic.start?.line ?? 1, what: fix.what });
    }
    if (edits.size === 0) return sorted({ texts, done, left, loaded }, options);
    done.push(...made);
    texts = texts.map((source) => ({ ...source, text: editText(source.text, edits.get(source.file) ?? []) }));
  }
}

/** What is made of an attempt: the fix, or why the fault is left. */
function decided(attempt: Attempt | null, mayChange: boolean, round: number): Fix | Left {
  if (attempt === null) return { left: null };
  if ('left' in attempt) return attempt;
  if (!mayChange) return { left: 'only files that are named are changed' };
  return round > mostRounds ? { left: notYet } : attempt;
}

interface Attempted {
  readonly diagnostic: Diagnostic;
  readonly attempt: Attempt | null;
}

function attemptsFor(
  texts: readonly SourceText[],
  unread: readonly Diagnostic[],
  { today, asOf }: FixOptions,
): { readonly loaded: LoadedPack; readonly attempts: readonly Attempted[] } {
  const loaded = assemblePack(texts, unread);
  const names = new Names(loaded.files);
  const files = new Map(loaded.files.map((file) => [file.file, file]));
  const found = sortDiagnostics([...loaded.diagnostics, ...checkPack(loaded, today)]);
  const attempts = found.map((diagnostic): Attempted => {
    const file = files.get(diagnostic.file);
    if (file === undefined) return { diagnostic, attempt: null };
    const { document, format } = file;
    const attempt =
      renameFix(diagnostic, document, names) ??
      dateFix(diagnostic, document, asOf) ??
      tabFix(diagnostic, document, format);
    return { diagnostic, attempt };
  });
  return { loaded, attempts };
}

function sorted(fixed: FixedPack, { sort, mayChange }: FixOptions): FixedPack {
  if (!sort) return fixed;
  const done: Done[] = [];
  const edits = new Map(
    fixed.loaded.files
      .filter(({ file }) => mayChange(file))
      .map(({ file, document }) => {
        const made = sortEdits(document);
        for (const { from } of made)
          done.push({
            file,
            line: document.text.slice(0, from).split('\n').length,
            what: 'ids are put in order',
          });
        return [file, made] as const;
      }),
  );
  const texts = fixed.texts.map((source) => ({
    ...source,
    text: editText(source.text, edits.get(source.file) ?? []),
  }));
  return { ...fixed, texts, done: [...fixed.done, ...done] };
}
