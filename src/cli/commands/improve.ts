import { Option } from '@commander-js/extra-typings';
import type { Goal } from '../../analysis/improve/goal.ts';
import { improve as findImprovements } from '../../analysis/improve/improve.ts';
import { assess, targetMarkets } from '../../engine/assess.ts';
import type { CompiledPack } from '../../engine/compile/compile.ts';
import { improveBlocks, improveTitle } from '../../report/views/improve/blocks.ts';
import type { AnswerFile } from '../../schema/types.ts';
import { closestMatch } from '../../source/closest-match.ts';
import { quote } from '../../source/sanitize.ts';
import { exitCode, type Environment } from '../environment.ts';
import { analysisFormat, answersToAnalyse, outputAnalysis } from '../io/analysis.ts';
import { usageError } from '../terminal/messages.ts';
import type { DeclareCommand, OptionsOf } from './command.ts';
import { newAnalysisCommand } from './options.ts';

const declare = () =>
  newAnalysisCommand('improve')
    .argument('<file>', 'answers file; it is not changed')
    .addOption(
      new Option('--to-level <id>', 'the level to reach (default: the next one up)').conflicts([
        'mode',
        'market',
      ]),
    )
    .option('--mode <id>', 'the entry mode that should win')
    .option('--market <id>', 'with --mode: the market in which it should win');

type ImproveOptions = OptionsOf<typeof declare> & { readonly file: string };

export const improveCommand: DeclareCommand = (run) =>
  declare().action((file, _options, command) =>
    run((environment) => improve(environment, { ...command.optsWithGlobals(), file })),
  );

/** Shows the cheapest way to a level or an entry mode. */
async function improve(environment: Environment, options: ImproveOptions): Promise<number> {
  const format = analysisFormat(environment, options);
  if (format === null) return exitCode.usage;
  const read = await answersToAnalyse(environment, options);
  if (!read.ok) return read.code;
  const goal = goalOf(read.compiled, read.answers, options);
  if (typeof goal === 'string') return usageError(environment, goal);
  const result = findImprovements(read.compiled, read.answers, goal);
  const analysis = { result, blocks: () => improveBlocks(result), title: improveTitle(result) };
  return outputAnalysis(environment, options, analysis, format);
}

/** The goal that options name; a text says why there is none. */
function goalOf(compiled: CompiledPack, answers: AnswerFile, options: ImproveOptions): Goal | string {
  return options.mode === undefined
    ? levelGoal(compiled, answers, options)
    : modeGoal(compiled, answers, options.mode, options.market);
}

function levelGoal(
  compiled: CompiledPack,
  answers: AnswerFile,
  { toLevel, market }: ImproveOptions,
): Goal | string {
  if (market !== undefined) return '--market names the market of a mode; give --mode too.';
  const ids = compiled.pack.manifest.levels.map(({ id }) => id);
  if (toLevel !== undefined) {
    const level = ids.indexOf(toLevel);
    return level < 0 ? unknownId('level', toLevel, ids) : { kind: 'level', level };
  }
  const { level } = assess(compiled, answers).readiness;
  return { kind: 'level', level: Math.min(ids.indexOf(level.low.id) + 1, ids.length - 1) };
}

function modeGoal(
  compiled: CompiledPack,
  answers: AnswerFile,
  mode: string,
  marketOption: string | undefined,
): Goal | string {
  const modes = compiled.pack.entryModes.modes.map(({ id }) => id);
  if (!modes.includes(mode)) return unknownId('mode', mode, modes);
  const markets = targetMarkets(compiled, answers).map(({ market }) => market);
  const [onlyMarket] = markets.length === 1 ? markets : [];
  const market = marketOption ?? onlyMarket;
  if (market === undefined) return `--mode needs --market: one of ${markets.join(', ')}.`;
  return markets.includes(market)
    ? { kind: 'mode', mode, market }
    : unknownId('market among those assessed', market, markets);
}

function unknownId(kind: string, id: string, known: readonly string[]): string {
  const nearest = closestMatch(id, known);
  const hint = nearest === null ? '' : ` Did you mean ${quote(nearest)}?`;
  return `there is no ${kind} called ${quote(id)}; there are ${known.join(', ')}.${hint}`;
}
