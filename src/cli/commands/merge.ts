import { basename, extname, resolve } from 'node:path';
import { merge as mergeAnswers } from '../../analysis/merge/merge.ts';
import type { Respondent } from '../../analysis/merge/join.ts';
import { parseOverrides, overridesFile, overridesText } from '../../analysis/what-if/settings.ts';
import { packIdOf, readAnswerDocument } from '../../answers/parse.ts';
import { writeAnswers } from '../../answers/serialize.ts';
import { compile } from '../../engine/compile/compile.ts';
import { mergeBlocks, mergeTitle } from '../../report/views/merge/blocks.ts';
import type { Pack } from '../../rule-pack/rule-pack.ts';
import type { Diagnostic } from '../../source/diagnostic.ts';
import { parseDocument, type Document } from '../../source/document.ts';
import { quote } from '../../source/sanitize.ts';
import { readTextFile } from '../../source/read-text-file.ts';
import { printDiagnostics } from '../diagnostics/print.ts';
import { exitCode, type Environment } from '../environment.ts';
import { analysisFormat, outputAnalysis } from '../io/analysis.ts';
import { writeOutput } from '../io/write-output.ts';
import { loadRules } from '../rule-source/load-rules.ts';
import { printMessage, usageError } from '../terminal/messages.ts';
import { collect, type DeclareCommand, type OptionsOf } from './command.ts';
import { newAnalysisCommand } from './options.ts';

const declare = () =>
  newAnalysisCommand('merge')
    .argument('<files...>', 'answers files, one for each person')
    .option('--agree <answer>', 'question=option that was agreed on (repeatable)', collect)
    .option('--answers <file>', 'write the joint answers to this file, with notes on who said what');

type MergeOptions = OptionsOf<typeof declare> & { readonly files: readonly string[] };

export const mergeCommand: DeclareCommand = (run) =>
  declare().action((files, _options, command) =>
    run((environment) => merge(environment, { ...command.optsWithGlobals(), files })),
  );

/** Joins the blind answers of several people; what they disagree on becomes the agenda. */
async function merge(environment: Environment, options: MergeOptions): Promise<number> {
  const { files, agree = [], date, force } = options;
  const format = analysisFormat(environment, options);
  if (format === null) return exitCode.usage;
  if (files.length < 2) return usageError(environment, 'merge takes the answers of at least two people');
  const { documents, diagnostics: unreadable } = documentsOf(environment, files);
  const [first] = documents;
  const rules = await loadRules(environment, options, first === undefined ? null : packIdOf(first));
  if (!rules.ok) {
    await printDiagnostics(environment, options, rules.diagnostics);
    return exitCode.usage;
  }
  const { pack } = rules;
  const { respondents, diagnostics: invalid } = respondentsOf(documents, pack, options.lenient ?? false);
  // Invalid files are reported and left out; two valid ones can still be joined.
  const excluded = [...unreadable, ...invalid];
  const texts = new Map(documents.map(({ file, text }) => [file, text]));
  await printDiagnostics(environment, options, excluded, texts);
  if (respondents.length < 2 && excluded.length > 0) return exitCode.usage;
  const { overrides, diagnostics } = parseOverrides(agree, pack);
  if (diagnostics.length > 0) {
    const agreed = new Map([[overridesFile, overridesText(agree)]]);
    await printDiagnostics(environment, options, diagnostics, agreed);
    return exitCode.usage;
  }
  const companies = new Set(respondents.flatMap(({ answers }) => answers.company ?? []));
  if (companies.size > 1)
    printMessage(environment, `the files name different companies: ${[...companies].map(quote).join(', ')}.`);
  const merged = mergeAnswers(compile(pack), respondents, overrides);
  const result = date === undefined ? merged : { ...merged, answers: { ...merged.answers, date } };
  if (options.answers !== undefined) {
    const target = { output: options.answers, force };
    const code = await writeOutput(environment, writeAnswers(result.answers, pack), target);
    if (code !== exitCode.success) return code;
  }
  const analysis = { result, blocks: () => mergeBlocks(result), title: mergeTitle(result) };
  const code = await outputAnalysis(environment, options, analysis, format);
  return code === exitCode.success && excluded.length > 0 ? exitCode.problems : code;
}

interface Documents {
  readonly documents: readonly Document[];
  readonly diagnostics: readonly Diagnostic[];
}

function documentsOf({ cwd }: Environment, files: readonly string[]): Documents {
  const documents: Document[] = [];
  const diagnostics: Diagnostic[] = [];
  for (const file of files) {
    const read = readTextFile(resolve(cwd, file), file);
    if (read.ok) documents.push(parseDocument(file, read.text));
    else diagnostics.push(read.diagnostic);
  }
  return { documents, diagnostics };
}

interface Respondents {
  readonly respondents: readonly Respondent[];
  readonly diagnostics: readonly Diagnostic[];
}

/** Each person by the name in the file, or else by the file's name; the same name twice gets a number. */
function respondentsOf(documents: readonly Document[], pack: Pack, lenient: boolean): Respondents {
  const diagnostics: Diagnostic[] = [];
  const respondents: Respondent[] = [];
  for (const document of documents) {
    const { answers, diagnostics: own } = readAnswerDocument(document, pack, { lenient });
    diagnostics.push(...own.filter(({ severity }) => severity === 'error'));
    if (answers === null) continue;
    const { file } = document;
    const name = answers.respondent ?? basename(file, extname(file));
    const namesakes = respondents.filter((one) => one.name === name || one.name.startsWith(`${name} (`));
    respondents.push({
      name: namesakes.length === 0 ? name : `${name} (${namesakes.length + 1})`,
      answers,
    });
  }
  return { respondents, diagnostics };
}
