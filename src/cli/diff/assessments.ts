import { readdir } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { readAnswers } from '../../answers/parse.ts';
import type { ComparedCompany } from '../../rule-tools/diff/effects.ts';
import { answersOfSavedAssessment } from '../../rule-tools/diff/saved-answers.ts';
import { type Diagnostic, fileDiagnostic } from '../../source/diagnostic.ts';
import type { Pack } from '../../rule-pack/rule-pack.ts';
import { readTextFile } from '../../source/read-text-file.ts';
import type { AnswerFile } from '../../schema/types.ts';
import { parseAssessment } from '../io/parse-saved-assessment.ts';

/** The companies of a folder, and the files of it that cannot be used. */
export interface CompaniesRead {
  readonly companies: readonly ComparedCompany[];
  /** Files left out. */
  readonly skipped: number;
  readonly diagnostics: readonly Diagnostic[];
  readonly texts: ReadonlyMap<string, string>;
}

/** Reads the answers and kept assessments of a folder; null where there is no such folder. */
export async function readCompanies(
  cwd: string,
  folder: string,
  before: Pack,
  after: Pack,
): Promise<CompaniesRead | null> {
  const names = await filesIn(resolve(cwd, folder));
  if (names === null) return null;
  const companies: ComparedCompany[] = [];
  const diagnostics: Diagnostic[] = [];
  const texts = new Map<string, string>();
  let skipped = 0;
  for (const name of names) {
    const file = join(folder, name);
    const read = readTextFile(resolve(cwd, file), file);
    if (read.ok) texts.set(file, read.text);
    const result = read.ok ? companyOf(read.text, file, name, before, after) : read;
    if (result.ok) companies.push(result.company);
    else {
      skipped += 1;
      diagnostics.push(...('diagnostics' in result ? result.diagnostics : [result.diagnostic]));
    }
  }
  return { companies, skipped, diagnostics, texts };
}

async function filesIn(folder: string): Promise<readonly string[] | null> {
  try {
    const entries = await readdir(folder, { withFileTypes: true });
    const files = entries.filter((entry) => !entry.isDirectory() && /\.(ya?ml|json)$/iu.test(entry.name));
    return files.map(({ name }) => name).sort();
  } catch {
    return null;
  }
}

type CompanyResult =
  | { readonly ok: true; readonly company: ComparedCompany }
  | { readonly ok: false; readonly diagnostics: readonly Diagnostic[] };

function companyOf(text: string, file: string, name: string, before: Pack, after: Pack): CompanyResult {
  const kept = text.includes('born-global/assessment/') ? parseAssessment(text, file) : null;
  if (kept?.kind === 'broken') return { ok: false, diagnostics: [kept.diagnostic] };
  if (kept?.kind !== 'assessment') return companyOfAnswers(text, file, name, before, after);
  const made = kept.assessment.pack.hash === after.hash ? [after, before] : [before, after];
  const answers = made
    .map((pack) => answersOfSavedAssessment(kept.assessment, pack))
    .find((one) => one !== null);
  if (answers === undefined) return { ok: false, diagnostics: [madeByOthers(file)] };
  return companyOfAnswers(JSON.stringify(answers), file, name, before, after);
}

/**
 * Answers are read under the names of each pack, as `renamed-from` says; what one of the packs does not ask counts for
 * the other alone. A file is broken where it is right for neither.
 */
function companyOfAnswers(
  text: string,
  file: string,
  name: string,
  before: Pack,
  after: Pack,
): CompanyResult {
  const strict = [before, after].map((pack) => readAnswers(text, file, pack, { lenient: false }));
  const [old, current] = [before, after].map((pack) => readAnswers(text, file, pack, { lenient: true }));
  const isRight = strict.some(({ answers }) => answers !== null);
  const faults = strict[0]?.diagnostics.filter(({ severity }) => severity === 'error') ?? [];
  if (!isRight || !isRead(old) || !isRead(current)) {
    const others = strict[1]?.diagnostics.filter(({ severity }) => severity === 'error') ?? [];
    return { ok: false, diagnostics: faults.length > 0 ? faults : others };
  }
  const shown = current.answers.company ?? name.replace(/\.[^.]+$/u, '');
  return { ok: true, company: { name: shown, old: old.answers, new: current.answers } };
}

const isRead = (
  read: { readonly answers: AnswerFile | null } | undefined,
): read is { readonly answers: AnswerFile } => read !== undefined && read.answers !== null;

const madeByOthers = (file: string): Diagnostic =>
  fileDiagnostic(
    file,
    'pack-version',
    'This assessment was made by other rules: its answers cannot be read back.',
    { expected: 'an assessment by one of the two, or the answers themselves' },
  );
