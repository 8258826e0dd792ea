import {
  Composer,
  Lexer,
  LineCounter,
  Parser,
  type CST,
  type Document as YamlDocument,
  type YAMLParseError,
} from 'yaml';
import { mostDiagnostics, tooMany, type Diagnostic, type Position } from './diagnostic.ts';
import { BoundedCache } from './bounded-cache.ts';
import { beginning, findControlCharacter } from './sanitize.ts';
import { locatePlainYaml, readPlainYaml, type KnownTexts } from './fast-yaml/reader.ts';
import { locate, type Located, type Reporter } from './located-value.ts';

/** From the document down: keys of mappings and places in lists. */
export type Path = readonly (string | number)[];

export interface Range {
  readonly start: Position;
  readonly end: Position;
}

/** A YAML (or JSON, which is YAML) text, read; positions of all its parts are known. */
export interface Document {
  readonly file: string;
  readonly text: string;
  /** Undefined where the text could not be read as one document. */
  readonly value: unknown;
  readonly diagnostics: readonly Diagnostic[];
  /** How many parts (words, signs, line ends) the text was read in. */
  readonly parts: number;
  /** Where the key of a mapping stands, or the item of a list; the nearest parent where the path leads nowhere. */
  readonly keyRange: (path: Path) => Range | null;
  /** Where the value at a path stands. */
  readonly valueRange: (path: Path) => Range | null;
}

/** Deepest nesting of lists and mappings. */
const deepest = 64;

/** Most parts of one file, several times those of the largest real one: each takes up to a thousand bytes of memory. */
const mostParts = 100_000;

/** Values of a text read the short way that take as much memory as one part of another; likewise its characters. */
const valuesInPart = 5;
const charactersInPart = 1000;
/** Values that take as much where their places are known too. */
const placesInPart = 2;

/** Reads untrusted text; never throws. `most` bounds its parts further. */
export function readDocument(
  file: string,
  text: string,
  most = mostParts,
  known: KnownTexts = () => undefined,
): Document {
  const plain = known(text) ?? readPlainYaml(text);
  if (plain === null) return readWhole(file, text, most);
  const parts = Math.ceil(plain.count / valuesInPart + text.length / charactersInPart);
  if (parts > most) return readWhole(file, text, most);
  let counted = parts;
  // Most files have no fault, so nobody asks where their parts stand.
  const range: Places = (path, part) => {
    counted = Math.max(parts, plain.count / placesInPart);
    return kept.get(text, plain.count, plainPlaces)(path, part);
  };
  return {
    file,
    text,
    value: plain.value,
    diagnostics: [],
    get parts() {
      return counted;
    },
    ...rangesBy(range),
  };
}

/** Where the key or the value at a path stands. */
type Places = (path: Path, part: 'key' | 'offsets') => Range | null;

const rangesBy = (places: Places): Pick<Document, 'keyRange' | 'valueRange'> => ({
  keyRange: (path) => places(path, 'key'),
  valueRange: (path) => places(path, 'offsets'),
});

/** Places in texts read the short way. */
const kept = new BoundedCache<Places>(mostParts);

function plainPlaces(text: string): Places {
  const lines = new LineCounter();
  lines.addNewLine(0);
  for (let end = text.indexOf('\n'); end >= 0; end = text.indexOf('\n', end + 1)) lines.addNewLine(end + 1);
  return placesBy(locatePlainYaml(text)?.value ?? null, (offset) => positionOf(lines, offset, text.length));
}

function placesBy(located: Located | null, position: (offset: number) => Position): Places {
  return (path, part) => {
    if (located === null) return null;
    const [from, to] = find(located, path)[part];
    return { start: position(from), end: position(to) };
  };
}

function positionOf(lines: LineCounter, offset: number, length: number): Position {
  const { line, col } = lines.linePos(Math.min(offset, length));
  return { line: Math.max(1, line), column: Math.max(1, col), offset };
}

/** Reads all of YAML, with the place of every part. */
export function readWhole(file: string, text: string, most: number): Document {
  // A lone carriage return is a line end of old; as long as what replaces it, so that offsets stay true.
  const source = text.replaceAll(/\r(?!\n)/g, '\n');
  const lines = new LineCounter();
  const position = (offset: number): Position => positionOf(lines, offset, source.length);
  const diagnostics: Diagnostic[] = [];
  const report: Reporter = (code, message, [from, to], expected) => {
    if (diagnostics.at(-1)?.code === tooMany.code) return;
    const [start, end] = [position(from), position(Math.max(from, to))];
    const place = { file, start, end } as const;
    const fault = { code, severity: 'error', message, expected: expected ?? null, suggestion: null } as const;
    diagnostics.push({ ...place, ...fault });
    if (diagnostics.length === mostDiagnostics) diagnostics.push({ ...place, ...tooMany });
  };

  const { parts, tokens } = tokensOf(source, lines, Math.min(most, mostParts), report);
  const parsed = tokens === null ? null : compose(tokens, lines, report);
  const control = findControlCharacter(source);
  if (control !== null) {
    const message = `The text holds the control character ${control.name}.`;
    report(
      'control-character',
      message,
      [control.index, control.index + 1],
      'visible characters, spaces and line ends',
    );
  }
  // What follows from a fault that has been told is not told again.
  const told = new Set(diagnostics.map(({ code }) => code));
  const quiet: Reporter = (code, ...rest) => {
    if (!told.has(code)) report(code, ...rest);
  };
  const located = parsed === null ? null : locate(parsed.contents, quiet);
  const usable = !diagnostics.some(({ code }) => code.startsWith('yaml-') && code !== 'yaml-duplicate-key');
  return {
    file,
    text,
    value: usable ? located?.value : undefined,
    diagnostics,
    parts,
    ...rangesBy(placesBy(located, position)),
  };
}

/** The one document in the text; null, with a report, where there is none. */
function compose(tokens: readonly CST.Token[], lines: LineCounter, report: Reporter): YamlDocument | null {
  const directive = tokens.find(({ type }) => type === 'directive');
  if (directive !== undefined) {
    const offsets = [directive.offset, directive.offset + 1] as const;
    report(
      'yaml-syntax',
      'Directives (lines that start with %) are not allowed.',
      offsets,
      'the content itself',
    );
    return null;
  }
  // In this version, << is a key like others, and yes and no are words.
  const composer = new Composer({ uniqueKeys: false, version: '1.2' });
  const [first, second] = [...composer.compose(tokens)];
  if (first === undefined) {
    report('file-empty', 'The file is empty.', [0, 0], 'the content that its format asks for');
    return null;
  }
  if (second !== undefined) {
    const offsets = [second.range[0], second.range[0] + 3] as const;
    report('yaml-multiple-documents', 'A second document starts here.', offsets, 'one document in each file');
  }
  for (const { message, pos } of independent(first.errors, lines))
    report('yaml-syntax', sentence(message), pos);
  return first;
}

type SyntaxFault = Pick<YAMLParseError, 'code' | 'message' | 'pos'>;

/**
 * Errors that do not merely follow from another: after a tab the rest of a file is shifted, and one fault in a line, or
 * one of a kind in neighbouring lines, is told once.
 */
function independent(errors: readonly SyntaxFault[], lines: LineCounter): readonly SyntaxFault[] {
  const tab = errors.find(({ code }) => code === 'TAB_AS_INDENT');
  const rest = errors.filter(
    ({ code, pos }) => tab === undefined || code === tab.code || pos[0] < tab.pos[0],
  );
  let before = { code: '', line: -1 };
  return [...rest]
    .sort((a, b) => a.pos[0] - b.pos[0])
    .filter(({ code, pos }) => {
      const { line } = lines.linePos(pos[0]);
      const follows = line === before.line || (code === before.code && line === before.line + 1);
      before = { code: follows ? before.code : code, line };
      return !follows;
    });
}

interface Tokens {
  readonly parts: number;
  readonly tokens: readonly CST.Token[] | null;
}

/** The tokens of the text; null, with a report, where it has too many parts or is nested too deeply to go on safely. */
function tokensOf(source: string, lines: LineCounter, most: number, report: Reporter): Tokens {
  lines.addNewLine(0);
  const parser = new Parser(lines.addNewLine);
  const tokens: CST.Token[] = [];
  let parts = 0;
  for (const lexeme of new Lexer().lex(source)) {
    parts += 1;
    for (const token of parser.next(lexeme)) tokens.push(token);
    const offsets = [parser.offset, parser.offset + 1] as const;
    if (parts > most) {
      report(
        'file-too-large',
        'The files have too many parts; reading stops here.',
        offsets,
        'a smaller pack',
      );
      return { parts, tokens: null };
    }
    // The stack also holds the document and a scalar; the composer that comes next calls itself once a level.
    if (parser.stack.filter(isCollection).length > deepest) {
      report('yaml-depth', 'Lists and mappings are nested too deeply.', offsets, `at most ${deepest} levels`);
      return { parts, tokens: null };
    }
  }
  for (const token of parser.end()) tokens.push(token);
  return { parts, tokens };
}

const isCollection = ({ type }: CST.Token): boolean =>
  type === 'block-map' || type === 'block-seq' || type === 'flow-collection';

/** What stands at a path, or the nearest parent of it. */
function find(located: Located, path: Path): Located {
  let found = located;
  for (const segment of path) {
    const child = found.children?.get(segment);
    if (child === undefined) break;
    found = child;
  }
  return found;
}

/** Longer than all that the parser says by itself; what it repeats of the text may be of any length. */
const longestSentence = 120;

/** What the parser says, its first line without what could do harm on a terminal. */
const sentence = (message: string): string => {
  const line = beginning(message.replace(/\n.*/s, ''), longestSentence);
  return /[.!?…]$/.test(line) ? line : `${line}.`;
};
