import type { LoadedPack } from '../../rule-pack/parse-rule-pack.ts';
import { loadRulePack, type PackFolders } from '../../rule-pack/load-rule-pack.ts';
import type { Pack } from '../../rule-pack/rule-pack.ts';
import { markValid } from '../../rule-pack/validate.ts';
import type { ParseCache } from '../../source/document.ts';
import { mainPack } from './pack-folders.ts';
import { shippedFolders } from './package-paths.ts';
import {
  prebuiltFile,
  prebuiltTestsFile,
  readPrebuiltFile,
  sha256,
  type PrebuiltPack,
  type PrebuiltSource,
  type PrebuiltTests,
} from './prebuilt.ts';

/** Reads a pack from its folders. Shipped files that were not edited since the build are not parsed again. */
export function readPack(folders: PackFolders): Promise<LoadedPack> {
  const isShipped = folders.rules === shippedFolders().rules;
  return loadRulePack(folders, isShipped ? prebuiltTexts(folders.pack ?? mainPack) : undefined);
}

function prebuiltTexts(pack: string): ParseCache {
  const byHash = new Map<string, ReturnType<ParseCache>>();
  const add = ({ sha256, format, count }: PrebuiltSource, value: unknown): void => {
    if (value === undefined) return;
    markValid(format, value);
    byHash.set(sha256, { value, count });
  };
  const prebuilt = readPrebuiltFile(prebuiltFile(pack)) as PrebuiltPack | null;
  for (const source of prebuilt?.sources ?? [])
    if (prebuilt !== null) add(source, valueOf(prebuilt.pack, source));
  const tests = readPrebuiltFile(prebuiltTestsFile(pack)) as PrebuiltTests | null;
  for (const source of tests ?? []) add(source, source.value);
  return (text) => byHash.get(sha256(text));
}

/** The value of a file; undefined where it has to be parsed: a test, or a market file that is not named after its market. */
function valueOf(pack: Pack, { format, name }: PrebuiltSource): unknown {
  switch (format) {
    case 'pack':
      return pack.manifest;
    case 'questionnaire':
    case 'readiness':
    case 'recommendations':
    case 'sources':
      return pack[format];
    case 'entry-modes':
      return pack.entryModes;
    case 'market':
      return pack.markets.find(({ id }) => name === `markets/${id}.yaml`);
    case 'tests':
      return undefined;
  }
}
