import type { Command } from 'commander';
import type { Done } from './shared.ts';
import { addStudyOptions, studyOptions } from './study.ts';
import type { Environment } from '../../environment.ts';

interface Given {
  readonly agree?: readonly string[];
  readonly answers?: string;
}

/** Declares `merge`. */
export function declareMerge(program: Command, environment: Environment, done: Done): void {
  const command = program
    .command('merge')
    .description('blind answers of several people joined: where they disagree, and what hangs on it')
    .argument('<files...>', 'answers files, one for each person')
    .option(
      '--agree <answer>',
      'question=option: what was agreed on (may be repeated)',
      (answer: string, before: readonly string[]) => [...before, answer],
      [],
    )
    .option('--answers <file>', 'write the joined answers to this file, with who said what as notes');
  addStudyOptions(command).action(async (files: readonly string[], _options: unknown, command: Command) => {
    const { mergeAnswers } = await import('../merge.ts');
    const { agree = [], answers } = command.opts<Given>();
    done(await mergeAnswers(environment, { ...studyOptions(command), files, agree, answers }));
  });
}
