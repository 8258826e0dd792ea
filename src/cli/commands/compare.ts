import { compare as compareAssessments } from '../../analysis/compare/compare.ts';
import { comparisonBlocks, comparisonTitle } from '../../report/views/compare/blocks.ts';
import type { Assessment } from '../../schema/types.ts';
import { exitCode, type Environment } from '../environment.ts';
import { analysisFormat, outputAnalysis } from '../io/analysis.ts';
import { loadAssessment, type AssessmentResult } from '../io/load-assessment.ts';
import { usageError } from '../terminal/messages.ts';
import type { DeclareCommand, OptionsOf, RuleSourceOptions } from './command.ts';
import { newAnalysisCommand } from './options.ts';

const declare = () =>
  newAnalysisCommand('compare')
    .argument('<then>', 'earlier answers, or the assessment saved then (assess --json)')
    .argument('<now>', 'answers of now')
    .option('--kept <file>', 'the assessment saved then, in addition to the answers')
    .option('--old-rules <folder>', 'the rules of that time')
    .option('--old-markets <folders...>', 'the markets of that time');

type CompareOptions = OptionsOf<typeof declare> & { readonly then: string; readonly now: string };

export const compareCommand: DeclareCommand = (run) =>
  declare().action((then, now, _options, command) =>
    run((environment) => compare(environment, { ...command.optsWithGlobals(), then, now })),
  );

type Load = (file: string, rules?: RuleSourceOptions) => Promise<AssessmentResult>;

/** Compares one company at two times: what was done, what moved, and how much of that is due to newer rules. */
async function compare(environment: Environment, options: CompareOptions): Promise<number> {
  const format = analysisFormat(environment, options);
  if (format === null) return exitCode.usage;
  const load: Load = (file, rules = options) =>
    loadAssessment(environment, { ...options, ...rules, date: undefined, file });
  const now = await load(options.now);
  if (!now.ok) return now.code;
  const earlier = await load(options.then);
  if (!earlier.ok) return earlier.code;
  const old = await withOldRules(options, earlier.assessment, load);
  if (!old.ok) return old.code;
  const problem = problemWith(old.assessment, earlier.assessment, now.assessment);
  if (problem !== null) return usageError(environment, problem);
  // Answers are assessed with the rules of now; a saved assessment stands for itself.
  const rescored = earlier.assessment.pack.hash === now.assessment.pack.hash ? earlier.assessment : null;
  const result = compareAssessments(old.assessment, rescored, now.assessment);
  const analysis = { result, blocks: () => comparisonBlocks(result), title: comparisonTitle(result) };
  return outputAnalysis(environment, options, analysis, format);
}

/** The assessment by the rules of that time: the saved one, or the answers with the old rules; else the one given. */
async function withOldRules(
  { kept, oldRules, oldMarkets, then }: CompareOptions,
  earlier: Assessment,
  load: Load,
): Promise<AssessmentResult> {
  if (kept !== undefined) return load(kept);
  if (oldRules !== undefined) return load(then, { rules: oldRules, markets: oldMarkets });
  return { ok: true, assessment: earlier };
}

function problemWith(old: Assessment, earlier: Assessment, now: Assessment): string | null {
  const other = [old, earlier].find(({ pack }) => pack.id !== now.pack.id);
  if (other !== undefined)
    return `the two were assessed by different packs, ${other.pack.id} and ${now.pack.id}: there is nothing to compare.`;
  if (old.date !== null && now.date !== null && old.date > now.date)
    return `the first file is of ${old.date} and the second of ${now.date}: name the earlier one first.`;
  return null;
}
