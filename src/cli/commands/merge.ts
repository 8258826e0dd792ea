import { basename, extname, resolve } from 'node:path';
import { packIdOf, readAnswers } from '../../answers/parse.ts';
import { writeAnswers } from '../../answers/serialize.ts';
import { compile } from '../../engine/compile/compile.ts';
import type { Diagnostic } from '../../source/diagnostic.ts';
import { readDocument } from '../../source/document.ts';
import { neutralise, quote } from '../../source/sanitize.ts';
import type { Pack } from '../../rule-pack/rule-pack.ts';
import { readText } from '../../source/read-text-file.ts';
import { mergeBlocks, mergeTitle } from '../../report/views/merge/blocks.ts';
import { merge, type Merge } from '../../analysis/merge/merge.ts';
import type { Respondent } from '../../analysis/merge/join.ts';
import { readSettings, settingsFile, settingsText } from '../../analysis/what-if/settings.ts';
import { loadContent } from '../rule-source/resolve.ts';
import { deliver } from '../io/write-output.ts';
import { exitCode, type Environment } from '../environment.ts';
import { deliverStudy, refuseStudy, studyFormatOf, type StudyOptions } from '../io/analysis-command.ts';

export interface MergeOptions extends Omit<StudyOptions, 'file'> {
  readonly files: readonly string[];
  /** question=option: what was agreed on. */
  readonly agree: readonly string[];
  /** File for the joined answers. */
  readonly answers?: string | undefined;
}

/** Joins the blind answers of several people; what they disagree on becomes the agenda. */
export async function mergeAnswers(environment: Environment, options: MergeOptions): Promise<number> {
  const { files, agree, date } = options;
  const refuse = (problem: string): number => {
    environment.stderr.write(`born-global: ${neutralise(problem)}\n`);
    return exitCode.usage;
  };
  const study = { ...options, file: files[0] ?? '' };
  const format = studyFormatOf(environment, study);
  if (format === null) return exitCode.usage;
  if (files.length < 2) return refuse('merge takes the answers of at least two people');
  const texts = textsOf(environment, files);
  const [first] = texts.found;
  const content = await loadContent(
    environment,
    options,
    packIdOf(readDocument(first?.file ?? '', first?.text ?? '')),
  );
  if (!content.ok) return refuseStudy(environment, study, content.diagnostics, new Map());
  const { pack } = content;
  const read = respondentsOf(texts.found, pack, options.lenient);
  // A broken file is told and left out; two that are whole can still be joined.
  const faults = [...texts.diagnostics, ...read.diagnostics];
  if (faults.length > 0) {
    const code = await refuseStudy(
      environment,
      study,
      faults,
      new Map(texts.found.map(({ file, text }) => [file, text])),
    );
    if (read.respondents.length < 2) return code;
  }
  const { settings, diagnostics } = readSettings(agree, pack);
  if (diagnostics.length > 0)
    return refuseStudy(environment, study, diagnostics, new Map([[settingsFile, settingsText(agree)]]));
  const others = new Set(read.respondents.flatMap(({ answers }) => answers.company ?? []));
  if (others.size > 1)
    environment.stderr.write(
      `born-global: the files name different companies: ${[...others].map(quote).join(', ')}.\n`,
    );
  const result = merge(compile(pack), read.respondents, settings);
  const dated = date === undefined ? result : { ...result, answers: { ...result.answers, date } };
  if (options.answers !== undefined) {
    const code = await keepAnswers(environment, options, dated, pack);
    if (code !== exitCode.fine) return code;
  }
  const code = await deliverStudy(
    environment,
    study,
    { result: dated, blocks: () => mergeBlocks(dated), title: mergeTitle(dated) },
    format,
  );
  return code === exitCode.fine && faults.length > 0 ? exitCode.findings : code;
}

const keepAnswers = (
  environment: Environment,
  { answers, force }: MergeOptions,
  result: Merge,
  pack: Pack,
): Promise<number> => deliver(environment, writeAnswers(result.answers, pack), { output: answers, force });

interface FileText {
  readonly file: string;
  readonly text: string;
}

interface Texts {
  readonly found: readonly FileText[];
  readonly diagnostics: readonly Diagnostic[];
}

function textsOf({ cwd }: Environment, files: readonly string[]): Texts {
  const read = files.map((file) => ({ file, found: readText(resolve(cwd, file), file) }));
  return {
    found: read.flatMap(({ file, found }) => (found.ok ? [{ file, text: found.text }] : [])),
    diagnostics: read.flatMap(({ found }) => (found.ok ? [] : [found.diagnostic])),
  };
}

interface Respondents {
  readonly respondents: readonly Respondent[];
  readonly diagnostics: readonly Diagnostic[];
}

/** Each person by the name in the file, or by that of the file; the same name twice gets a number. */
function respondentsOf(texts: readonly FileText[], pack: Pack, lenient: boolean): Respondents {
  const diagnostics: Diagnostic[] = [];
  const respondents: Respondent[] = [];
  for (const { file, text } of texts) {
    const read = readAnswers(text, file, pack, { lenient });
    diagnostics.push(...read.diagnostics.filter(({ severity }) => severity === 'error'));
    if (read.answers === null) continue;
    const wanted = read.answers.respondent ?? basename(file, extname(file));
    const same = respondents.filter(({ name }) => name === wanted || name.startsWith(`${wanted} (`)).length;
    respondents.push({ name: same === 0 ? wanted : `${wanted} (${same + 1})`, answers: read.answers });
  }
  return { respondents, diagnostics };
}
