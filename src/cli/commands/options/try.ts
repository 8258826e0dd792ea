import type { Command } from 'commander';
import type { Done } from './shared.ts';
import { addStudyOptions, studyOptions } from './study.ts';
import type { Environment } from '../../environment.ts';

/** Declares `try`. */
export function declareTry(program: Command, environment: Environment, done: Done): void {
  const command = program
    .command('try')
    .description('what other answers would change: before and after, side by side')
    .argument('<file>', 'answers file; it stays as it is')
    .argument(
      '<answers...>',
      'question=option, question=option,option, question=number, question@market=option',
    );
  addStudyOptions(command).action(
    async (file: string, settings: readonly string[], _options: unknown, command: Command) => {
      const { tryAnswers } = await import('../try.ts');
      done(await tryAnswers(environment, { ...studyOptions(command), file, settings }));
    },
  );
}
