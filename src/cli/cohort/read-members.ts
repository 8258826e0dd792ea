import { resolve } from 'node:path';
import { packIdOf, readAnswerDocument } from '../../answers/parse.ts';
import { assess } from '../../engine/assess.ts';
import { compile } from '../../engine/compile/compile.ts';
import type { Diagnostic } from '../../source/diagnostic.ts';
import { readDocument, type Document } from '../../source/document.ts';
import type { Pack } from '../../rule-pack/rule-pack.ts';
import { readText } from '../../source/read-text-file.ts';
import type { Member } from '../../analysis/cohort/result.ts';
import { parseAssessment } from '../io/parse-saved-assessment.ts';
import { bareName, type MemberFile } from './member-files.ts';

export interface ReadMemberOptions {
  readonly lenient: boolean;
  /** Day of the assessments; that of the answers, else today, where not given. */
  readonly date: string | undefined;
  readonly today: string;
}

/** What became of one file. */
export type MemberRead =
  | {
      readonly kind: 'member';
      readonly member: Member;
      readonly diagnostics: readonly Diagnostic[];
      readonly text: string;
      /** Kept as JSON, and made by other rules than those of today. */
      readonly otherRules: boolean;
    }
  /** It holds something else, or the answers to another pack; in a folder that is no fault. */
  | { readonly kind: 'skipped'; readonly reason: string }
  | { readonly kind: 'broken'; readonly diagnostics: readonly Diagnostic[]; readonly text: string };

/** Reads members one by one, by the rules of one pack. A file at fault stops nothing. */
export function memberReader(
  pack: Pack,
  cwd: string,
  { lenient, date, today }: ReadMemberOptions,
): (file: MemberFile) => MemberRead {
  const compiled = compile(pack);

  return ({ file, how }) => {
    const read = readText(resolve(cwd, file), file);
    if (!read.ok) return { kind: 'broken', diagnostics: [read.diagnostic], text: '' };
    const { text } = read;
    if (text.includes('born-global/assessment/')) {
      const kept = keptMember(text, file, pack);
      if (kept !== null) return kept;
    }
    const document = readDocument(file, text);
    if (how === 'found') {
      const reason = whyOther(document, pack);
      if (reason !== null) return { kind: 'skipped', reason };
    }
    const { answers, diagnostics } = readAnswerDocument(document, pack, { lenient });
    if (answers === null) return { kind: 'broken', diagnostics, text };
    const assessment = assess(compiled, { ...answers, date: date ?? answers.date ?? today });
    const member = { name: nameOf(assessment.company, file), assessment };
    return { kind: 'member', member, diagnostics, text, otherRules: false };
  };
}

function keptMember(text: string, file: string, pack: Pack): MemberRead | null {
  const kept = parseAssessment(text, file);
  if (kept.kind === 'other') return null;
  if (kept.kind === 'broken') return { kind: 'broken', diagnostics: [kept.diagnostic], text };
  const { assessment } = kept;
  if (assessment.pack.id !== pack.manifest.id)
    return { kind: 'skipped', reason: otherPack(assessment.pack.id, pack) };
  const member = { name: nameOf(assessment.company, file), assessment };
  return { kind: 'member', member, diagnostics: [], text, otherRules: assessment.pack.hash !== pack.hash };
}

/** Why a file is no member; null where it holds answers, sound or not. */
function whyOther(document: Document, pack: Pack): string | null {
  if (!/born-global\/answers\/|^"?answers"?:|"answers"\s*:/mu.test(document.text)) return 'no answers in it';
  const named = packIdOf(document);
  return named === null || named === pack.manifest.id ? null : otherPack(named, pack);
}

/** What it calls itself, else its file without folder and ending. */
function nameOf(company: string | null, file: string): string {
  const given = company?.trim() ?? '';
  return given === '' ? bareName(file) : given;
}

const otherPack = (named: string, { manifest }: Pack): string =>
  `answers to the pack ${named}, not to ${manifest.id}`;
