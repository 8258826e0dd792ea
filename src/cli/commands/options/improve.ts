import { Option, type Command } from 'commander';
import type { Done } from './shared.ts';
import { addStudyOptions, studyOptions } from './study.ts';
import type { Environment } from '../../environment.ts';

/** The options of this command alone. */
interface ImproveGiven {
  readonly toLevel?: string;
  readonly mode?: string;
  readonly market?: string;
}

/** Declares `improve`. */
export function declareImprove(program: Command, environment: Environment, done: Done): void {
  const command = program
    .command('improve')
    .description('the cheapest changes that reach a level or make a mode win, and the next-best ones')
    .argument('<file>', 'answers file; it stays as it is')
    .addOption(
      new Option('--to-level <id>', 'the level to reach (default: the next one up)').conflicts([
        'mode',
        'market',
      ]),
    )
    .option('--mode <id>', 'the mode that is to win')
    .option('--market <id>', 'with --mode: the market in which it is to win');
  addStudyOptions(command).action(async (file: string, _options: unknown, command: Command) => {
    const { improveAnswers } = await import('../improve.ts');
    const { toLevel, mode, market } = command.opts<ImproveGiven>();
    done(await improveAnswers(environment, { ...studyOptions(command), file, toLevel, mode, market }));
  });
}
