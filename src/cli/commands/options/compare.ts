import type { Command } from 'commander';
import type { Done } from './shared.ts';
import { addStudyOptions, studyOptions } from './study.ts';
import type { Environment } from '../../environment.ts';

interface Given {
  readonly kept?: string;
  readonly oldRules?: string;
  readonly oldMarkets?: readonly string[];
}

/** Declares `compare`. */
export function declareCompare(program: Command, environment: Environment, done: Done): void {
  const command = program
    .command('compare')
    .description('a company at two times: what was done, what moved, and how much of it is newer rules')
    .argument('<then>', 'answers of then, or the assessment kept then (assess --json)')
    .argument('<now>', 'answers of now')
    .option('--kept <file>', 'the assessment kept then, beside its answers')
    .option('--old-rules <folder>', 'the rules of then')
    .option('--old-markets <folders...>', 'the markets of then');
  addStudyOptions(command).action(async (then: string, now: string, _options: unknown, command: Command) => {
    const { compareAnswers } = await import('../compare.ts');
    const { kept, oldRules, oldMarkets } = command.opts<Given>();
    done(
      await compareAnswers(environment, { ...studyOptions(command), kept, oldRules, oldMarkets, then, now }),
    );
  });
}
