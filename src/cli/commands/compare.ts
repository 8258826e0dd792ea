import { comparisonBlocks, comparisonTitle } from '../../report/views/compare/blocks.ts';
import { compare } from '../../analysis/compare/compare.ts';
import type { Assessment } from '../../schema/types.ts';
import { exitCode, type Environment } from '../environment.ts';
import { readAssessment, type AssessmentRead } from '../io/load-assessment.ts';
import { deliverStudy, studyFormatOf, type StudyOptions } from '../io/analysis-command.ts';

export interface CompareOptions extends Omit<StudyOptions, 'file' | 'date'> {
  /** Answers of then, or the assessment kept then. */
  readonly then: string;
  /** Answers of now, or an assessment. */
  readonly now: string;
  /** The assessment kept then, beside its answers. */
  readonly kept?: string | undefined;
  /** Folder of the rules of then. */
  readonly oldRules?: string | undefined;
  /** Folders of the markets of then. */
  readonly oldMarkets?: readonly string[] | undefined;
}

type Places = Pick<CompareOptions, 'rules' | 'markets'>;

/** One company at two times: which actions were done, what moved, and how much of it is newer rules. */
export async function compareAnswers(environment: Environment, options: CompareOptions): Promise<number> {
  const format = studyFormatOf(environment, { ...options, file: options.now });
  if (format === null) return exitCode.usage;
  const read = (file: string, places: Places = options): Promise<AssessmentRead> =>
    readAssessment(environment, { ...options, ...places, date: undefined, file });
  const now = await read(options.now);
  if (!now.ok) return now.code;
  const given = await read(options.then);
  if (!given.ok) return given.code;
  const old = await assessmentOfThen(options, given.assessment, read);
  if (!old.ok) return old.code;
  const problem = problemWith(old.assessment, given.assessment, now.assessment);
  if (problem !== null) {
    environment.stderr.write(`born-global: ${problem}\n`);
    return exitCode.usage;
  }
  // Answers are assessed with the rules of now; a kept assessment stands for itself.
  const rescored = given.assessment.pack.hash === now.assessment.pack.hash ? given.assessment : null;
  const result = compare(old.assessment, rescored, now.assessment);
  const study = { result, blocks: () => comparisonBlocks(result), title: comparisonTitle(result) };
  return deliverStudy(environment, { ...options, file: options.now }, study, format);
}

/** The assessment under the rules of then: the kept one, or the answers with the old rules; else what was given. */
async function assessmentOfThen(
  { kept, oldRules, oldMarkets, then }: CompareOptions,
  given: Assessment,
  read: (file: string, places?: Places) => Promise<AssessmentRead>,
): Promise<AssessmentRead> {
  if (kept !== undefined) return read(kept);
  if (oldRules !== undefined) return read(then, { rules: oldRules, markets: oldMarkets });
  return { ok: true, assessment: given };
}

function problemWith(old: Assessment, given: Assessment, now: Assessment): string | null {
  const other = [old, given].find(({ pack }) => pack.id !== now.pack.id);
  if (other !== undefined)
    return `the two were assessed by different packs, ${other.pack.id} and ${now.pack.id}: there is nothing to compare.`;
  if (old.date !== null && now.date !== null && old.date > now.date)
    return `the first file is of ${old.date} and the second of ${now.date}: name the earlier one first.`;
  return null;
}
