import { dirname, posix, relative, resolve, sep } from 'node:path';
import { schemaFormats, type SchemaFormat } from '../../rule-tools/json-schema/formats.ts';
import { packSchema } from '../../rule-tools/json-schema/pack-schema.ts';
import type { LoadedPack, PackFile } from '../../rule-pack/parse-rule-pack.ts';
import { neutralise, neutraliseLines, quote } from '../../source/sanitize.ts';
import { field, root, textOf } from '../../source/node.ts';
import { withoutHidden } from '../../report/renderers/json.ts';
import { contentFolders } from '../rule-source/resolve.ts';
import { exitCode, type Environment } from '../environment.ts';
import { deliverFolder } from '../io/sync-generated-files.ts';
import { readPack } from '../rule-source/read-pack.ts';
import type { CommonOptions } from './options/types.ts';
import { sortPaths } from '../rule-source/parse-paths.ts';

export interface RulesSchemaOptions extends CommonOptions {
  readonly paths: readonly string[];
  /** Write the schema of this format to the standard output. */
  readonly formatOf?: SchemaFormat | undefined;
  /** With the format market: the market whose own questions, facts and advice the schema knows. */
  readonly market?: string | undefined;
  /** Write every schema to this folder. */
  readonly output?: string | undefined;
  readonly check: boolean;
}

const mark = 'Written by born-global rules schema.';

/** Writes JSON Schemas in which the ids of a pack are known, for editors. */
export async function rulesSchema(environment: Environment, options: RulesSchemaOptions): Promise<number> {
  const { stdout, stderr, cwd } = environment;
  const { formatOf, market = null, output, check } = options;
  const refuse = (message: string): number => {
    stderr.write(`born-global: ${neutralise(message)}\n`);
    return exitCode.usage;
  };
  const paths = sortPaths(options, cwd);
  if (!paths.ok) return refuse(paths.message);
  if ((formatOf === undefined) === (output === undefined))
    return refuse('give either --format-of with one format, or --output with a folder for all');
  if (market !== null && formatOf !== 'market') return refuse('--market is for --format-of market');
  if (check && output === undefined) return refuse('--check needs --output, the folder to compare');
  const loaded = await readPack(contentFolders(environment, paths));
  const markets = loaded.files.flatMap((file) => marketOf(file) ?? []);
  if (market !== null && !markets.includes(market))
    return refuse(`there is no market ${quote(market)}; there are ${markets.join(', ')}`);
  if (formatOf !== undefined) {
    stdout.write(textOfSchema(loaded, formatOf, market));
    return exitCode.fine;
  }
  const folder = output ?? '';
  const files = [
    ...schemaFormats.map((format) => ({
      name: `${format}.schema.json`,
      text: textOfSchema(loaded, format, null),
    })),
    ...markets.map((id) => ({ name: marketSchema(id), text: textOfSchema(loaded, 'market', id) })),
  ];
  const command = 'born-global rules schema --output';
  const code = await deliverFolder(environment, { files, folder, mark, check, command });
  if (code === exitCode.fine && !check) stdout.write(neutraliseLines(howToUse(loaded, folder, cwd)));
  return code;
}

const textOfSchema = (loaded: LoadedPack, format: SchemaFormat, market: string | null): string =>
  withoutHidden(
    `${JSON.stringify({ $comment: mark, ...packSchema(loaded, { format, market }) }, null, 1)}\n`,
  );

/** The id of the market that a file is about, where that can be the name of a file. */
function marketOf({ format, document }: PackFile): string | null {
  const id = format === 'market' ? textOf(field(root(document), 'id')) : null;
  return id !== null && /^[a-z][a-z0-9-]{0,63}$/.test(id) ? id : null;
}

const marketSchema = (id: string): string => `market-${id}.schema.json`;

/** What to put where, so that an editor uses the schemas. */
function howToUse(loaded: LoadedPack, folder: string, cwd: string): string {
  const slashed = (path: string): string => path.split(sep).join(posix.sep);
  const uses = loaded.files.map((file) => {
    const id = marketOf(file);
    const schema = resolve(cwd, folder, id === null ? `${file.format}.schema.json` : marketSchema(id));
    const from = slashed(relative(dirname(resolve(cwd, file.file)), schema));
    const here = slashed(relative(cwd, schema));
    return { file: slashed(file.file), schema: here.startsWith('../') ? here : `.//${here}`, from };
  });
  const patterns = new Map<string, string[]>();
  for (const { file, schema } of uses) patterns.set(schema, [...(patterns.get(schema) ?? []), file]);
  const settings = {
    'yaml.schemas': Object.fromEntries(patterns),
  };
  return [
    'As the first line of each file:',
    '',
    ...uses.map(({ file, from }) => `${file}\n  # yaml-language-server: $schema=${from}`),
    '',
    'Or once for all, in .vscode/settings.json:',
    '',
    JSON.stringify(settings, null, 2),
    '',
    'A market that is not there yet: market.schema.json. Answers of a company: answers.schema.json.',
    'Write the schemas again after adding ids.',
    '',
  ].join('\n');
}
