import type { Formats } from '../schema/types.ts';
import { contentHash } from './content-hash.ts';
import { sortDiagnostics, type Diagnostic } from '../source/diagnostic.ts';
import { parseDocument, type Document, type ParseCache } from '../source/document.ts';
import type { Pack } from './rule-pack.ts';
import { isValid, validate, type FormatName } from './validate.ts';

/** The text of one file of a pack. */
export interface SourceText {
  /** Path for diagnostics. */
  readonly file: string;
  /** Name inside the pack, such as company/pack.yaml or markets/china.yaml. */
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
  /** Null if a file other than a test is missing or invalid. */
  readonly pack: Pack | null;
  readonly files: readonly PackFile[];
  /** Sorted diagnostics about reading and formats; the linter checks references. */
  readonly diagnostics: readonly Diagnostic[];
}

/** The files that every pack has besides markets and tests. Its sources are beside its folder. */
export const packFormats = [
  'sources',
  'pack',
  'questionnaire',
  'readiness',
  'entry-modes',
  'recommendations',
] as const;

/** The names of these files for a pack in a folder of this name. */
export const packFiles = (pack: string): readonly { readonly name: string; readonly format: FormatName }[] =>
  packFormats.map((format) => ({
    name: format === 'sources' ? 'sources.yaml' : `${pack}/${format}.yaml`,
    format,
  }));

/** Limit for all files together; the shipped pack has an eighth of it. */
const maxTokens = 400_000;

/**
 * Parses and validates the files of a pack.
 *
 * @param readDiagnostics diagnostics from reading the files
 */
export function parseRulePack(
  texts: readonly SourceText[],
  readDiagnostics: readonly Diagnostic[] = [],
  cache?: ParseCache,
): LoadedPack {
  const diagnostics = [...readDiagnostics];
  let remaining = maxTokens;
  const files = texts.map(({ file, format, text }): PackFile => {
    const document = parseDocument(file, text, remaining, cache);
    diagnostics.push(...document.diagnostics, ...validate(document, format));
    // Counted last, because finding positions for diagnostics adds tokens.
    remaining = Math.max(0, remaining - document.tokenCount);
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
