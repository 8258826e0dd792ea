import type { Formats } from '../schema/types.ts';
import { contentHash } from './content-hash.ts';
import { sortDiagnostics, type Diagnostic } from '../source/diagnostic.ts';
import { readDocument, type Document } from '../source/document.ts';
import type { Pack } from './rule-pack.ts';
import type { KnownTexts } from '../source/fast-yaml/reader.ts';
import { isValid, validate, type FormatName } from './validate.ts';

/** The text of one file of a pack. */
export interface SourceText {
  /** Path as shown in diagnostics. */
  readonly file: string;
  /** Name inside the pack, for example company/pack.yaml or markets/china.yaml. */
  readonly name: string;
  readonly format: FormatName;
  readonly text: string;
}

export interface PackFile {
  readonly file: string;
  readonly format: FormatName;
  readonly document: Document;
}

export interface LoadedPack {
  /** Null where a file other than a test is missing or does not have its format. */
  readonly pack: Pack | null;
  readonly files: readonly PackFile[];
  /** Faults of reading and format, sorted; those of references are found by the check layer. */
  readonly diagnostics: readonly Diagnostic[];
}

/** The files that every pack has, besides its markets and tests: its sources stand beside its folder. */
export const packFormats = [
  'sources',
  'pack',
  'questionnaire',
  'readiness',
  'entry-modes',
  'recommendations',
] as const;

/** Names of these files, for a pack whose folder has this name. */
export const packFiles = (pack: string): readonly { readonly name: string; readonly format: FormatName }[] =>
  packFormats.map((format) => ({
    name: format === 'sources' ? 'sources.yaml' : `${pack}/${format}.yaml`,
    format,
  }));

/** Most parts of all files together; the shipped pack has an eighth of it. */
const mostParts = 400_000;

/** Builds a pack from texts; `found` are faults met while reading them. */
export function assemblePack(
  texts: readonly SourceText[],
  found: readonly Diagnostic[] = [],
  known?: KnownTexts,
): LoadedPack {
  const diagnostics = [...found];
  let left = mostParts;
  const files = texts.map(({ file, format, text }): PackFile => {
    const document = readDocument(file, text, left, known);
    diagnostics.push(...document.diagnostics, ...validate(document, format));
    // Counted last: a file with faults has been read whole to find their places.
    left = Math.max(0, left - document.parts);
    return { file, format, document };
  });
  const tests = new Set(files.filter(({ format }) => format === 'tests').map(({ file }) => file));
  const broken = diagnostics.some(({ severity, file }) => severity === 'error' && !tests.has(file));
  return { pack: broken ? null : packOf(texts, files), files, diagnostics: sortDiagnostics(diagnostics) };
}

function packOf(texts: readonly SourceText[], files: readonly PackFile[]): Pack | null {
  const values = <Name extends FormatName>(format: Name): readonly Formats[Name][] =>
    files.flatMap((file) =>
      file.format === format && isValid(format, file.document.value) ? [file.document.value] : [],
    );
  const [manifest] = values('pack');
  const [questionnaire] = values('questionnaire');
  const [readiness] = values('readiness');
  const [entryModes] = values('entry-modes');
  const [recommendations] = values('recommendations');
  const [sources] = values('sources');
  if (!manifest || !questionnaire || !readiness || !entryModes || !recommendations || !sources) return null;
  const markets = [...values('market')].sort((a, b) => (a.id < b.id ? -1 : 1));
  return {
    manifest,
    questionnaire,
    readiness,
    entryModes,
    recommendations,
    sources,
    markets,
    hash: contentHash(texts.filter(({ format }) => format !== 'tests')),
  };
}
