import { parseOverrides, overridesFile, overridesText } from '../../analysis/what-if/settings.ts';
import { whatIf } from '../../analysis/what-if/what-if.ts';
import { whatIfBlocks, whatIfTitle } from '../../report/views/what-if/blocks.ts';
import { printDiagnostics } from '../diagnostics/print.ts';
import { exitCode, type Environment } from '../environment.ts';
import { analysisFormat, answersToAnalyse, outputAnalysis } from '../io/analysis.ts';
import type { DeclareCommand, OptionsOf } from './command.ts';
import { newAnalysisCommand } from './options.ts';

const declare = () =>
  newAnalysisCommand('try')
    .argument('<file>', 'answers file; it is not changed')
    .argument(
      '<answers...>',
      'question=option, question=option,option, question=number, question@market=option',
    );

type TryOptions = OptionsOf<typeof declare> & {
  readonly file: string;
  readonly overrides: readonly string[];
};

export const tryCommand: DeclareCommand = (run) =>
  declare().action((file, overrides, _options, command) =>
    run((environment) => tryAnswers(environment, { ...command.optsWithGlobals(), file, overrides })),
  );

/** Shows what other answers would change. The answers file is not changed. */
async function tryAnswers(environment: Environment, options: TryOptions): Promise<number> {
  const format = analysisFormat(environment, options);
  if (format === null) return exitCode.usage;
  const read = await answersToAnalyse(environment, options);
  if (!read.ok) return read.code;
  const { overrides, diagnostics } = parseOverrides(options.overrides, read.compiled.pack);
  if (diagnostics.length > 0) {
    const texts = new Map([[overridesFile, overridesText(options.overrides)]]);
    await printDiagnostics(environment, options, diagnostics, texts);
    return exitCode.usage;
  }
  const result = whatIf(read.compiled, read.answers, overrides);
  const analysis = { result, blocks: () => whatIfBlocks(result), title: whatIfTitle(result) };
  return outputAnalysis(environment, options, analysis, format);
}
