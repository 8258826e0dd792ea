import { existsSync, readdirSync, statSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';

/** The folders of this package, whether it runs from `src` or from `dist`. */
export function shippedFolders(): {
  readonly root: string;
  readonly rules: string;
  readonly markets: string;
} {
  let root = import.meta.dirname;
  while (!existsSync(join(root, 'package.json')) && root !== dirname(root)) root = dirname(root);
  return { root, rules: join(root, 'rules'), markets: join(root, 'markets') };
}

export interface RuleFile {
  readonly name: string;
  readonly path: string;
}

/** The YAML and JSON files of a folder, sorted, or the one file that the path names; none if it does not exist. */
export function ruleFiles(path: string): readonly RuleFile[] {
  try {
    if (!statSync(path).isDirectory()) return [{ name: basename(path), path }];
    return readdirSync(path)
      .filter((name) => /\.(ya?ml|json)$/i.test(name))
      .sort()
      .map((name) => ({ name, path: join(path, name) }));
  } catch {
    // Reading the folder reports what is wrong with it.
    return [];
  }
}
