import { parseRulePack, type LoadedPack, type SourceText } from '../../rule-pack/parse-rule-pack.ts';
import { sortDiagnostics, type Diagnostic } from '../../source/diagnostic.ts';
import { editText, overlap, type TextEdit } from '../../source/text-edit.ts';
import { checkPack } from '../lint/check-pack.ts';
import { SymbolTable } from '../lint/symbol-table.ts';
import { dateFix } from './date.ts';
import type { Attempt, Fix, Unfixed } from './fix.ts';
import { renameFix } from './rename.ts';
import { sortEdits } from './sort.ts';
import { tabFix } from './tabs.ts';

export interface FixOptions {
  /** YYYY-MM-DD, to judge the age of facts. */
  readonly today: string;
  /** The day on which the author confirmed the undated facts. */
  readonly asOf: string | null;
  /** Sort lists of ids whose order has no meaning. */
  readonly sort: boolean;
  /** Returns whether a file may be changed. */
  readonly mayChange: (file: string) => boolean;
}

/** A fix that was made. */
export interface AppliedFix {
  readonly file: string;
  /** Line at the time of the fix; other fixes may have moved it. */
  readonly line: number;
  readonly description: string;
}

export interface FixedPack {
  readonly texts: readonly SourceText[];
  readonly applied: readonly AppliedFix[];
  /** Unfixed diagnostics; `reason` is null if there is nothing to say. */
  readonly remaining: readonly { readonly diagnostic: Diagnostic; readonly reason: string | null }[];
  readonly loaded: LoadedPack;
}

/** A fix may uncover the next diagnostic (a file with tabs cannot be checked), but hardly more often than this. */
const maxRounds = 6;
const tooLate = 'it came to light too late: run this again';

/**
 * Fixes what can only be meant in one way, in the texts themselves, so that comments, order and layout stay. Repeats
 * until nothing is left to fix.
 */
export function fixPack(
  original: readonly SourceText[],
  unread: readonly Diagnostic[],
  options: FixOptions,
): FixedPack {
  let texts = original;
  const applied: AppliedFix[] = [];
  for (let round = 1; ; round += 1) {
    const { loaded, attempts } = attemptFixes(texts, unread, options);
    const edits = new Map<string, readonly TextEdit[]>();
    const remaining: FixedPack['remaining'][number][] = [];
    const takenKeys = new Set<string>();
    const roundFixes: AppliedFix[] = [];
    for (const { diagnostic, attempt } of attempts) {
      const { file } = diagnostic;
      const fix = decideAttempt(attempt, options.mayChange(file), round);
      if ('reason' in fix) {
        remaining.push({ diagnostic, reason: fix.reason });
        continue;
      }
      // A fix that overlaps another one is tried again in the next round.
      const before = edits.get(file) ?? [];
      const conflictKeys = fix.conflictKey === undefined ? [] : [`${file} ${fix.conflictKey}`];
      if (conflictKeys.some((one) => takenKeys.has(one))) continue;
      if (fix.edits.some((edit) => before.some((other) => overlap(edit, other)))) continue;
      edits.set(file, [...before, ...fix.edits]);
      for (const one of conflictKeys) takenKeys.add(one);
      roundFixes.push({ file, line: diagnostic.start?.line ?? 1, description: fix.description });
    }
    if (edits.size === 0) return withSortedLists({ texts, applied, remaining, loaded }, options);
    applied.push(...roundFixes);
    texts = texts.map((source) => ({ ...source, text: editText(source.text, edits.get(source.file) ?? []) }));
  }
}

/** Decides whether an attempt is applied; otherwise says why not. */
function decideAttempt(attempt: Attempt | null, mayChange: boolean, round: number): Fix | Unfixed {
  if (attempt === null) return { reason: null };
  if ('reason' in attempt) return attempt;
  if (!mayChange) return { reason: 'only files that are named are changed' };
  return round > maxRounds ? { reason: tooLate } : attempt;
}

interface AttemptedFix {
  readonly diagnostic: Diagnostic;
  readonly attempt: Attempt | null;
}

function attemptFixes(
  texts: readonly SourceText[],
  unread: readonly Diagnostic[],
  { today, asOf }: FixOptions,
): { readonly loaded: LoadedPack; readonly attempts: readonly AttemptedFix[] } {
  const loaded = parseRulePack(texts, unread);
  const symbols = new SymbolTable(loaded.files);
  const files = new Map(loaded.files.map((file) => [file.file, file]));
  const diagnostics = sortDiagnostics([...loaded.diagnostics, ...checkPack(loaded, today)]);
  const attempts = diagnostics.map((diagnostic): AttemptedFix => {
    const file = files.get(diagnostic.file);
    if (file === undefined) return { diagnostic, attempt: null };
    const { document, format } = file;
    const attempt =
      renameFix(diagnostic, document, symbols) ??
      dateFix(diagnostic, document, asOf) ??
      tabFix(diagnostic, document, format);
    return { diagnostic, attempt };
  });
  return { loaded, attempts };
}

function withSortedLists(fixed: FixedPack, { sort, mayChange }: FixOptions): FixedPack {
  if (!sort) return fixed;
  const applied: AppliedFix[] = [];
  const edits = new Map(
    fixed.loaded.files
      .filter(({ file }) => mayChange(file))
      .map(({ file, document }) => {
        const made = sortEdits(document);
        for (const { from } of made)
          applied.push({
            file,
            line: document.text.slice(0, from).split('\n').length,
            description: 'ids are put in order',
          });
        return [file, made] as const;
      }),
  );
  const texts = fixed.texts.map((source) => ({
    ...source,
    text: editText(source.text, edits.get(source.file) ?? []),
  }));
  return { ...fixed, texts, applied: [...fixed.applied, ...applied] };
}
