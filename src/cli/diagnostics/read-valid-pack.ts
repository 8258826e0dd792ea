import { safeJson } from '../../report/renderers/json.ts';
import type { PackFolders } from '../../rule-pack/load-rule-pack.ts';
import type { PackFile } from '../../rule-pack/parse-rule-pack.ts';
import type { Pack } from '../../rule-pack/rule-pack.ts';
import { checkPack } from '../../rule-tools/lint/check-pack.ts';
import { sortDiagnostics } from '../../source/diagnostic.ts';
import type { Environment } from '../environment.ts';
import { namedFormat, type FormatOptions } from '../io/output-format.ts';
import { readPack } from '../rule-source/read-pack.ts';
import { printMessage } from '../terminal/messages.ts';
import { styleOf, type StyleOptions } from '../terminal/style.ts';
import { prettyDiagnostics } from './pretty.ts';
import { textsOf } from './print.ts';

/** A pack without errors, and its files. */
export interface ValidPack {
  readonly pack: Pack;
  readonly files: readonly PackFile[];
}

export interface ValidPackOptions extends FormatOptions, StyleOptions {
  /** YYYY-MM-DD by which reviews are due. */
  readonly date?: string | undefined;
}

/** Reads a pack whose test cases are to be run; null after writing its errors to standard output. */
export async function readValidPack(
  environment: Environment,
  options: ValidPackOptions,
  folders: PackFolders,
): Promise<ValidPack | null> {
  const { stdout, today } = environment;
  const loaded = await readPack(folders);
  const { pack, files } = loaded;
  const { date = today } = options;
  const errors = sortDiagnostics([...loaded.diagnostics, ...checkPack(loaded, date)]).filter(
    ({ severity }) => severity === 'error',
  );
  if (pack !== null && errors.length === 0) return { pack, files };
  const style = styleOf(stdout, environment, options);
  stdout.write(
    namedFormat(options) === 'json'
      ? safeJson(errors, style)
      : prettyDiagnostics(errors, textsOf(files), style),
  );
  printMessage(environment, 'rules with errors are not tested');
  return null;
}
