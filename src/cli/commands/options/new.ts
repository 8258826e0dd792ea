import { Option, type Command } from 'commander';
import { given, type Done } from './shared.ts';
import type { Environment } from '../../environment.ts';
import { commonOptions } from './parsers.ts';

const questionTypes = ['one', 'many', 'number'] as const;

/** Declares `rules new`. */
export function declareNew(rules: Command, environment: Environment, done: Done): void {
  rules
    .command('new')
    .description('write a starting point: market, question, recommendation, test, gate, barrier, or a pack')
    .argument(
      '<kind>',
      'market, question, recommendation, test, gate or barrier; pack copies the shipped rules',
    )
    .argument('<id>', 'id of what is new; for a pack the folder')
    .option('--title <text>', 'of a market, where it is not just its id in words')
    .option('--market <id>', 'the market that a question, recommendation or barrier belongs to')
    .option('--section <id>', 'the section of a question')
    .addOption(new Option('--type <type>', 'the type of a question (default: one)').choices(questionTypes))
    .option('--improves <question=answer>', 'the answer that a recommendation raises')
    .option('--when <question=answer>', 'the answer with which a recommendation or gate holds')
    .option('--caps <level>', 'the highest level that a gate leaves')
    .option('--kind <kind>', 'the kind of a barrier')
    .option('--from <answers>', 'the company of a test, from a file of answers')
    .action(async (kind: string, id: string, _options: unknown, command: Command) => {
      const { rulesNew } = await import('../rules-new.ts');
      const {
        title,
        market,
        section,
        improves,
        when,
        caps,
        kind: barrierKind,
        from,
        ...more
      } = given(command);
      const type = questionTypes.find((known) => known === more.type);
      const chosen = { title, market, section, type, improves, when, caps, barrierKind, from };
      done(await rulesNew(environment, { ...commonOptions(more), kind, id, ...chosen }));
    });
}
