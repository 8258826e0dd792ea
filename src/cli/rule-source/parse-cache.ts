import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { LoadedPack, PackFile } from '../../rule-pack/parse-rule-pack.ts';
import { loadPack, type PackFolders } from '../../rule-pack/load-rule-pack.ts';
import { readPlainYaml, type KnownTexts, type Plain } from '../../source/fast-yaml/reader.ts';
import { isValid, rememberValid, type FormatName } from '../../rule-pack/validate.ts';
import { shippedFolders } from './package-paths.ts';

/** Where the build keeps what the shipped files hold, by the hash of their text. */
export const knownTextsFile = 'texts.json';

interface KnownText extends Plain<unknown> {
  /** The format that it was found to have. */
  readonly format: FormatName;
}

type Known = Readonly<Record<string, KnownText>>;

const hashOf = (text: string): string => createHash('sha256').update(text).digest('base64');

/** What files hold, for the build to keep; nothing of those that have faults or are not written plainly. */
export function knownTexts(files: readonly PackFile[]): Known {
  return Object.fromEntries(
    files.flatMap(({ document: { text }, format }) => {
      const plain = readPlainYaml(text);
      return plain === null || !isValid(format, plain.value)
        ? []
        : [[hashOf(text), { ...plain, format }] as const];
    }),
  );
}

/** Reads a pack from its folders; of shipped files, only those that have been changed since the tool was built. */
export function readPack(folders: PackFolders): Promise<LoadedPack> {
  return loadPack(folders, folders.rules === shippedFolders().rules ? shippedTexts() : undefined);
}

let shipped: KnownTexts | null = null;

function shippedTexts(): KnownTexts {
  shipped ??= readShippedTexts();
  return shipped;
}

function readShippedTexts(): KnownTexts {
  try {
    const text = readFileSync(join(shippedFolders().root, 'dist', knownTextsFile), 'utf8');
    // The build wrote the file, and what it holds has been validated then: to do it again would cost what keeping it saves.
    const known = new Map(Object.entries(JSON.parse(text) as Known));
    for (const { format, value } of known.values()) rememberValid(format, value);
    return (one) => known.get(hashOf(one));
  } catch {
    // Files are read instead.
    return () => undefined;
  }
}
