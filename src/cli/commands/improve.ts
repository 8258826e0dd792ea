import { closestMatch } from '../../source/closest-match.ts';
import { quote } from '../../source/sanitize.ts';
import { improveBlocks, improveTitle } from '../../report/views/improve/blocks.ts';
import { assess, targetMarkets } from '../../engine/assess.ts';
import type { CompiledPack } from '../../engine/compile/compile.ts';
import type { AnswerFile } from '../../schema/types.ts';
import type { Goal } from '../../analysis/improve/goal.ts';
import { improve } from '../../analysis/improve/improve.ts';
import { exitCode, type Environment } from '../environment.ts';
import { answersToStudy, deliverStudy, studyFormatOf, type StudyOptions } from '../io/analysis-command.ts';

export interface ImproveOptions extends StudyOptions {
  /** Id of a level; the next one up where nothing is given. */
  readonly toLevel?: string | undefined;
  /** Id of an entry mode. */
  readonly mode?: string | undefined;
  /** Id of a market; needed with a mode where several markets are assessed. */
  readonly market?: string | undefined;
}

/** Shows the cheapest way to a level or an entry mode. */
export async function improveAnswers(environment: Environment, options: ImproveOptions): Promise<number> {
  const format = studyFormatOf(environment, options);
  if (format === null) return exitCode.usage;
  const read = await answersToStudy(environment, options);
  if (!read.ok) return read.code;
  const goal = goalOf(read.compiled, read.answers, options);
  if (typeof goal === 'string') {
    environment.stderr.write(`born-global: ${goal}\n`);
    return exitCode.usage;
  }
  const result = improve(read.compiled, read.answers, goal);
  const study = { result, blocks: () => improveBlocks(result), title: improveTitle(result) };
  return deliverStudy(environment, options, study, format);
}

/** What is to be reached; or, as a text, why that cannot be told. */
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
  if (market !== undefined) return '--market tells the market of a mode; give --mode too.';
  const ids = compiled.pack.manifest.levels.map(({ id }) => id);
  if (toLevel !== undefined) {
    const level = ids.indexOf(toLevel);
    return level < 0 ? unknown('level', toLevel, ids) : { kind: 'level', level };
  }
  const { level } = assess(compiled, answers).readiness;
  return { kind: 'level', level: Math.min(ids.indexOf(level.low.id) + 1, ids.length - 1) };
}

function modeGoal(
  { pack, ...compiled }: CompiledPack,
  answers: AnswerFile,
  mode: string,
  named: string | undefined,
): Goal | string {
  const modes = pack.entryModes.modes.map(({ id }) => id);
  if (!modes.includes(mode)) return unknown('mode', mode, modes);
  const markets = targetMarkets({ pack, ...compiled }, answers).map(({ market }) => market);
  const [only, ...others] = markets;
  const market = named ?? (others.length === 0 ? only : undefined);
  if (market === undefined) return `--mode needs --market: one of ${markets.join(', ')}.`;
  return markets.includes(market)
    ? { kind: 'mode', mode, market }
    : unknown('market among those assessed', market, markets);
}

function unknown(what: string, name: string, known: readonly string[]): string {
  const nearest = closestMatch(name, known);
  const hint = nearest === null ? '' : ` Did you mean ${quote(nearest)}?`;
  return `there is no ${what} called ${quote(name)}; there are ${known.join(', ')}.${hint}`;
}
