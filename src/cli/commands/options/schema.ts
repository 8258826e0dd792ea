import { Option, type Command } from 'commander';
import { schemaFormats, type SchemaFormat } from '../../../rule-tools/json-schema/formats.ts';
import { given, type Done } from './shared.ts';
import type { Environment } from '../../environment.ts';
import { commonOptions } from './parsers.ts';

/** The options of this command alone. */
interface SchemaGiven {
  readonly formatOf?: SchemaFormat;
  readonly market?: string;
  readonly output?: string;
  readonly check?: boolean;
}

/** Declares `rules schema`. */
export function declareSchema(rules: Command, environment: Environment, done: Done): void {
  rules
    .command('schema')
    .description('JSON Schemas that know the ids of these rules, for editors that complete and check')
    .argument('[paths...]', 'folders or files: rules instead of the shipped ones, markets besides them')
    .addOption(
      new Option('--format-of <file>', 'print the schema of one kind of file').choices(schemaFormats),
    )
    .option('--market <id>', 'with --format-of market: the market whose own ids are known too')
    .option('--output <folder>', 'write all of them, and tell how editors find them')
    .option('--check', 'with --output: write nothing; exit code 1 where a schema is out of date')
    .action(async (paths: readonly string[], _options: unknown, command: Command) => {
      const { rulesSchema } = await import('../rules-schema.ts');
      const { formatOf, market, output, check = false } = command.opts<SchemaGiven>();
      const common = commonOptions(given(command));
      done(await rulesSchema(environment, { ...common, paths, formatOf, market, output, check }));
    });
}
