import { resolve } from 'node:path';
import type { Member } from '../../analysis/cohort/result.ts';
import { packIdOf, readAnswerDocument } from '../../answers/parse.ts';
import { assess } from '../../engine/assess.ts';
import { compile } from '../../engine/compile/compile.ts';
import type { Pack } from '../../rule-pack/rule-pack.ts';
import type { Diagnostic } from '../../source/diagnostic.ts';
import { parseDocument, type Document } from '../../source/document.ts';
import { readTextFile } from '../../source/read-text-file.ts';
import { isSavedAssessment } from '../io/load-assessment.ts';
import { parseAssessment } from '../io/parse-saved-assessment.ts';
import { bareName, type MemberFile } from './member-files.ts';

export interface ReadMemberOptions {
  readonly lenient: boolean;
  /** Day of the assessments; else that of the answers, else today. */
  readonly date: string | undefined;
  readonly today: string;
}

/** The result of reading one file. */
export type MemberResult =
  | {
      readonly kind: 'member';
      readonly member: Member;
      readonly diagnostics: readonly Diagnostic[];
      readonly text: string;
      /** Saved as JSON, and made by other rules than those of today. */
      readonly byOtherRules: boolean;
    }
  /** It holds something else, or the answers to another pack; in a folder that is no problem. */
  | { readonly kind: 'skipped'; readonly reason: string }
  | { readonly kind: 'invalid'; readonly diagnostics: readonly Diagnostic[]; readonly text: string };

/** Reads members one by one, by the rules of one pack. An invalid file stops nothing. */
export function memberReader(
  pack: Pack,
  cwd: string,
  { lenient, date, today }: ReadMemberOptions,
): (file: MemberFile) => MemberResult {
  const compiled = compile(pack);

  return ({ file, isNamed }) => {
    const read = readTextFile(resolve(cwd, file), file);
    if (!read.ok) return { kind: 'invalid', diagnostics: [read.diagnostic], text: '' };
    const { text } = read;
    const saved = isSavedAssessment(text) ? savedMember(text, file, pack) : null;
    if (saved !== null) return saved;
    const document = parseDocument(file, text);
    const reason = isNamed ? null : reasonToSkip(document, pack);
    if (reason !== null) return { kind: 'skipped', reason };
    const { answers, diagnostics } = readAnswerDocument(document, pack, { lenient });
    if (answers === null) return { kind: 'invalid', diagnostics, text };
    const assessment = assess(compiled, { ...answers, date: date ?? answers.date ?? today });
    const member = { name: nameOf(assessment.company, file), assessment };
    return { kind: 'member', member, diagnostics, text, byOtherRules: false };
  };
}

function savedMember(text: string, file: string, pack: Pack): MemberResult | null {
  const saved = parseAssessment(text, file);
  if (saved.kind === 'other') return null;
  if (saved.kind === 'broken') return { kind: 'invalid', diagnostics: [saved.diagnostic], text };
  const { assessment } = saved;
  if (assessment.pack.id !== pack.manifest.id)
    return { kind: 'skipped', reason: otherPack(assessment.pack.id, pack) };
  const member = { name: nameOf(assessment.company, file), assessment };
  return { kind: 'member', member, diagnostics: [], text, byOtherRules: assessment.pack.hash !== pack.hash };
}

/** Why a file is not a member; null if it holds answers, valid or not. */
function reasonToSkip(document: Document, pack: Pack): string | null {
  if (!/born-global\/answers\/|^"?answers"?:|"answers"\s*:/mu.test(document.text)) return 'no answers in it';
  const id = packIdOf(document);
  return id === null || id === pack.manifest.id ? null : otherPack(id, pack);
}

/** The name of the company, or else that of its file. */
function nameOf(company: string | null, file: string): string {
  const name = company?.trim() ?? '';
  return name === '' ? bareName(file) : name;
}

const otherPack = (id: string, { manifest }: Pack): string =>
  `answers to the pack ${id}, not to ${manifest.id}`;
