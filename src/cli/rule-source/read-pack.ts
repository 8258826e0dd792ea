import type { LoadedPack } from '../../rule-pack/parse-rule-pack.ts';
import { loadPack, type PackFolders } from '../../rule-pack/load-rule-pack.ts';
import type { Pack } from '../../rule-pack/rule-pack.ts';
import { rememberValid } from '../../rule-pack/validate.ts';
import type { KnownTexts, Plain } from '../../source/fast-yaml/reader.ts';
import { mainPack } from './pack-folders.ts';
import { shippedFolders } from './package-paths.ts';
import {
  prebuiltFile,
  prebuiltTestsFile,
  readJson,
  sha256,
  type PrebuiltPack,
  type PrebuiltSource,
  type PrebuiltTests,
} from './prebuilt.ts';

/** Reads a pack from its folders. Shipped files that were not edited since the build are not parsed again. */
export function readPack(folders: PackFolders): Promise<LoadedPack> {
  const isShipped = folders.rules === shippedFolders().rules;
  return loadPack(folders, isShipped ? prebuiltTexts(folders.pack ?? mainPack) : undefined);
}

function prebuiltTexts(pack: string): KnownTexts {
  const byHash = new Map<string, Plain<unknown>>();
  const add = ({ sha256, format, count }: PrebuiltSource, value: unknown): void => {
    if (value === undefined) return;
    rememberValid(format, value);
    byHash.set(sha256, { value, count });
  };
  const prebuilt = readJson<PrebuiltPack>(prebuiltFile(pack));
  for (const source of prebuilt?.sources ?? [])
    if (prebuilt !== null) add(source, valueOf(prebuilt.pack, source));
  for (const source of readJson<PrebuiltTests>(prebuiltTestsFile(pack)) ?? []) add(source, source.value);
  return (text) => byHash.get(sha256(text));
}

/** What a file of a pack holds. A market file that is not named after its market is read as any other file. */
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
