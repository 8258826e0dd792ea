import { whatIfBlocks, whatIfTitle } from '../../report/views/what-if/blocks.ts';
import { readSettings, settingsFile, settingsText } from '../../analysis/what-if/settings.ts';
import { whatIf } from '../../analysis/what-if/what-if.ts';
import type { Environment } from '../environment.ts';
import {
  answersToStudy,
  deliverStudy,
  refuseStudy,
  studyFormatOf,
  type StudyOptions,
} from '../io/analysis-command.ts';
import { exitCode } from '../environment.ts';

export interface TryOptions extends StudyOptions {
  /** question=option, or question@market=option. */
  readonly settings: readonly string[];
}

/** Shows what other answers would change. The answers file stays as it is. */
export async function tryAnswers(environment: Environment, options: TryOptions): Promise<number> {
  const format = studyFormatOf(environment, options);
  if (format === null) return exitCode.usage;
  const read = await answersToStudy(environment, options);
  if (!read.ok) return read.code;
  const { settings, diagnostics } = readSettings(options.settings, read.compiled.pack);
  if (diagnostics.length > 0) {
    const texts = new Map([[settingsFile, settingsText(options.settings)]]);
    return refuseStudy(environment, options, diagnostics, texts);
  }
  const result = whatIf(read.compiled, read.answers, settings);
  const study = { result, blocks: () => whatIfBlocks(result), title: whatIfTitle(result) };
  return deliverStudy(environment, options, study, format);
}
