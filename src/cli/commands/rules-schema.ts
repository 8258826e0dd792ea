import { dirname, posix, relative, resolve, sep } from 'node:path';
import { Option } from '@commander-js/extra-typings';
import { withoutHidden } from '../../report/renderers/json.ts';
import type { LoadedPack, PackFile } from '../../rule-pack/parse-rule-pack.ts';
import { schemaFormats, type SchemaFormat } from '../../rule-tools/json-schema/formats.ts';
import { packSchema } from '../../rule-tools/json-schema/pack-schema.ts';
import { field, root, textOf } from '../../source/node.ts';
import { sanitizeLines, quote } from '../../source/sanitize.ts';
import { exitCode, type Environment } from '../environment.ts';
import { syncGeneratedFiles } from '../io/sync-generated-files.ts';
import { packFolders } from '../rule-source/load-rules.ts';
import { readPack } from '../rule-source/read-pack.ts';
import { sortRulePaths } from '../rule-source/rule-paths.ts';
import { usageError } from '../terminal/messages.ts';
import type { DeclareCommand, OptionsOf } from './command.ts';
import { newRulesCommand } from './options.ts';

const declare = () =>
  newRulesCommand('schema')
    .addOption(
      new Option('--format-of <file>', 'print the schema of one kind of file').choices(schemaFormats),
    )
    .option('--market <id>', 'with --format-of market: the market whose own ids are known too')
    .option('--output <folder>', 'write all schemas, and show how editors find them')
    .option('--check', 'with --output: write nothing; exit with 1 if a schema is out of date');

type RulesSchemaOptions = OptionsOf<typeof declare> & { readonly paths: readonly string[] };

export const rulesSchemaCommand: DeclareCommand = (run) =>
  declare().action((paths, _options, command) =>
    run((environment) => rulesSchema(environment, { ...command.optsWithGlobals(), paths })),
  );

const mark = 'Written by born-global rules schema.';

/** Writes JSON Schemas that know the ids of a pack, for editors. */
async function rulesSchema(environment: Environment, options: RulesSchemaOptions): Promise<number> {
  const { stdout, cwd } = environment;
  const { formatOf, market = null, output, check = false } = options;
  const paths = sortRulePaths(options, cwd);
  if (!paths.ok) return usageError(environment, paths.message);
  const problem = problemWith(options);
  if (problem !== null) return usageError(environment, problem);
  const loaded = await readPack(packFolders(environment, paths));
  const markets = loaded.files.flatMap((file) => marketOf(file) ?? []);
  if (market !== null && !markets.includes(market))
    return usageError(environment, `there is no market ${quote(market)}; there are ${markets.join(', ')}`);
  if (formatOf !== undefined) {
    stdout.write(schemaText(loaded, formatOf, market));
    return exitCode.success;
  }
  const folder = output ?? '';
  const files = [
    ...schemaFormats.map((format) => ({
      name: `${format}.schema.json`,
      text: schemaText(loaded, format, null),
    })),
    ...markets.map((id) => ({ name: marketSchemaName(id), text: schemaText(loaded, 'market', id) })),
  ];
  const command = 'born-global rules schema --output';
  const code = await syncGeneratedFiles(environment, { files, folder, mark, check, command });
  if (code === exitCode.success && !check) stdout.write(sanitizeLines(usage(loaded, folder, cwd)));
  return code;
}

function problemWith({ formatOf, market, output, check = false }: RulesSchemaOptions): string | null {
  if ((formatOf === undefined) === (output === undefined))
    return 'give either --format-of with one format, or --output with a folder for all';
  if (market !== undefined && formatOf !== 'market') return '--market is for --format-of market';
  return check && output === undefined ? '--check needs --output, the folder to compare' : null;
}

const schemaText = (loaded: LoadedPack, format: SchemaFormat, market: string | null): string =>
  withoutHidden(
    `${JSON.stringify({ $comment: mark, ...packSchema(loaded, { format, market }) }, null, 1)}\n`,
  );

/** The id of the market that a file is about, if it can be part of a file name. */
function marketOf({ format, document }: PackFile): string | null {
  const id = format === 'market' ? textOf(field(root(document), 'id')) : null;
  return id !== null && /^[a-z][a-z0-9-]{0,63}$/.test(id) ? id : null;
}

const marketSchemaName = (id: string): string => `market-${id}.schema.json`;

/** What to write where, so that an editor uses the schemas. */
function usage(loaded: LoadedPack, folder: string, cwd: string): string {
  const withSlashes = (path: string): string => path.split(sep).join(posix.sep);
  const uses = loaded.files.map((file) => {
    const id = marketOf(file);
    const schema = resolve(cwd, folder, id === null ? `${file.format}.schema.json` : marketSchemaName(id));
    const fromFile = withSlashes(relative(dirname(resolve(cwd, file.file)), schema));
    const fromHere = withSlashes(relative(cwd, schema));
    return {
      file: withSlashes(file.file),
      schema: fromHere.startsWith('../') ? fromHere : `./${fromHere}`,
      fromFile,
    };
  });
  const patterns = new Map<string, string[]>();
  for (const { file, schema } of uses) patterns.set(schema, [...(patterns.get(schema) ?? []), file]);
  const settings = { 'yaml.schemas': Object.fromEntries(patterns) };
  return [
    'As the first line of each file:',
    '',
    ...uses.map(({ file, fromFile }) => `${file}\n  # yaml-language-server: $schema=${fromFile}`),
    '',
    'Or once for all files, in .vscode/settings.json:',
    '',
    JSON.stringify(settings, null, 2),
    '',
    'A market that does not exist yet: market.schema.json. Answers of a company: answers.schema.json.',
    'Write the schemas again after adding ids.',
    '',
  ].join('\n');
}
