import {
  Composer,
  Lexer,
  LineCounter,
  Parser,
  type CST,
  type Document as YamlDocument,
  type YAMLParseError,
} from 'yaml';
import { maxDiagnosticsPerFile, tooManyDiagnostics, type Diagnostic, type Position } from './diagnostic.ts';
import { BoundedCache } from './bounded-cache.ts';
import { truncate, findControlCharacter } from './sanitize.ts';
import { locateFastYaml, parseFastYaml, type FastResult } from './fast-yaml/reader.ts';
import { locate, type Located, type Reporter } from './located-value.ts';

/** Finds the values of texts that were parsed earlier without diagnostics. */
export type ParseCache = (text: string) => FastResult<unknown> | undefined;

/** Keys of mappings and indexes of lists, from the document down. */
export type Path = readonly (string | number)[];

export interface Range {
  readonly start: Position;
  readonly end: Position;
}

/** A parsed YAML text (or JSON, which is YAML) with the positions of all its parts. */
export interface Document {
  readonly file: string;
  readonly text: string;
  /** Undefined if the text could not be read as one document. */
  readonly value: unknown;
  readonly diagnostics: readonly Diagnostic[];
  /** Number of parser tokens, or their equivalent in memory. */
  readonly tokenCount: number;
  /** The range of a key of a mapping or of an item of a list; that of the nearest parent if the path leads nowhere. */
  readonly keyRange: (path: Path) => Range | null;
  /** The range of the value at a path. */
  readonly valueRange: (path: Path) => Range | null;
}

/** Deepest nesting of lists and mappings. */
const maxDepth = 64;

/** Limit for one file, several times the largest real one: a token takes up to a thousand bytes of memory. */
const maxTokens = 100_000;

/** Fast-path values (characters) that cost as much memory as one parser token. */
const valuesPerToken = 5;
const charactersPerToken = 1000;
/** The same for values with their positions. */
const locatedValuesPerToken = 2;

/**
 * Parses untrusted text; never throws.
 *
 * @param tokenLimit a limit below that for one file
 * @param cache values of texts parsed earlier
 */
export function parseDocument(
  file: string,
  text: string,
  tokenLimit = maxTokens,
  cache: ParseCache = () => undefined,
): Document {
  const fast = cache(text) ?? parseFastYaml(text);
  if (fast === null) return parseFully(file, text, tokenLimit);
  const tokens = Math.ceil(fast.count / valuesPerToken + text.length / charactersPerToken);
  if (tokens > tokenLimit) return parseFully(file, text, tokenLimit);
  let counted = tokens;
  // Positions are found on demand, because most files have no diagnostics.
  const range: RangeFinder = (path, part) => {
    counted = Math.max(tokens, fast.count / locatedValuesPerToken);
    return rangeCache.get(text, fast.count, fastRangeFinder)(path, part);
  };
  return {
    file,
    text,
    value: fast.value,
    diagnostics: [],
    get tokenCount() {
      return counted;
    },
    ...rangesBy(range),
  };
}

/** Finds the range of the key or of the value at a path. */
type RangeFinder = (path: Path, part: 'key' | 'offsets') => Range | null;

const rangesBy = (places: RangeFinder): Pick<Document, 'keyRange' | 'valueRange'> => ({
  keyRange: (path) => places(path, 'key'),
  valueRange: (path) => places(path, 'offsets'),
});

/** Positions in texts read by the fast path. */
const rangeCache = new BoundedCache<RangeFinder>(maxTokens);

function fastRangeFinder(text: string): RangeFinder {
  const lines = new LineCounter();
  lines.addNewLine(0);
  for (let end = text.indexOf('\n'); end >= 0; end = text.indexOf('\n', end + 1)) lines.addNewLine(end + 1);
  return rangeFinderOf(locateFastYaml(text)?.value ?? null, (offset) =>
    positionOf(lines, offset, text.length),
  );
}

function rangeFinderOf(located: Located | null, position: (offset: number) => Position): RangeFinder {
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

/** Parses all of YAML, with positions. */
export function parseFully(file: string, text: string, tokenLimit: number): Document {
  // A lone carriage return is an old line end. Its replacement has the same length, so offsets stay valid.
  const source = text.replaceAll(/\r(?!\n)/g, '\n');
  const lines = new LineCounter();
  const position = (offset: number): Position => positionOf(lines, offset, source.length);
  const diagnostics: Diagnostic[] = [];
  const report: Reporter = (code, message, [from, to], expected) => {
    if (diagnostics.at(-1)?.code === tooManyDiagnostics.code) return;
    const [start, end] = [position(from), position(Math.max(from, to))];
    const place = { file, start, end } as const;
    const diagnostic = {
      code,
      severity: 'error',
      message,
      expected: expected ?? null,
      suggestion: null,
    } as const;
    diagnostics.push({ ...place, ...diagnostic });
    if (diagnostics.length === maxDiagnosticsPerFile) diagnostics.push({ ...place, ...tooManyDiagnostics });
  };

  const { count, tokens } = tokensOf(source, lines, Math.min(tokenLimit, maxTokens), report);
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
  // Do not report consequences of what was reported.
  const reported = new Set(diagnostics.map(({ code }) => code));
  const reportNew: Reporter = (code, ...rest) => {
    if (!reported.has(code)) report(code, ...rest);
  };
  const located = parsed === null ? null : locate(parsed.contents, reportNew);
  const usable = !diagnostics.some(({ code }) => code.startsWith('yaml-') && code !== 'yaml-duplicate-key');
  return {
    file,
    text,
    value: usable ? located?.value : undefined,
    diagnostics,
    tokenCount: count,
    ...rangesBy(rangeFinderOf(located, position)),
  };
}

/** The only document of the text; null, with a report, if there is none. */
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
  // In this version, << is an ordinary key, and yes and no are texts.
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

type ParserError = Pick<YAMLParseError, 'code' | 'message' | 'pos'>;

/**
 * Errors that do not merely follow from another: a tab shifts the rest of a file, and of several errors in a line, or of
 * one kind in neighbouring lines, only the first is reported.
 */
function independent(errors: readonly ParserError[], lines: LineCounter): readonly ParserError[] {
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
  readonly count: number;
  readonly tokens: readonly CST.Token[] | null;
}

/** The tokens of the text; null, with a report, if there are too many or they are nested too deeply to go on safely. */
function tokensOf(source: string, lines: LineCounter, tokenLimit: number, report: Reporter): Tokens {
  lines.addNewLine(0);
  const parser = new Parser(lines.addNewLine);
  const tokens: CST.Token[] = [];
  let count = 0;
  for (const lexeme of new Lexer().lex(source)) {
    count += 1;
    for (const token of parser.next(lexeme)) tokens.push(token);
    const offsets = [parser.offset, parser.offset + 1] as const;
    if (count > tokenLimit) {
      report(
        'file-too-large',
        'The files have too many parts; reading stops here.',
        offsets,
        'a smaller pack',
      );
      return { count, tokens: null };
    }
    // The stack also holds the document and a scalar. The composer recurses once for each level.
    if (parser.stack.filter(isCollection).length > maxDepth) {
      report(
        'yaml-depth',
        'Lists and mappings are nested too deeply.',
        offsets,
        `at most ${maxDepth} levels`,
      );
      return { count, tokens: null };
    }
  }
  for (const token of parser.end()) tokens.push(token);
  return { count, tokens };
}

const isCollection = ({ type }: CST.Token): boolean =>
  type === 'block-map' || type === 'block-seq' || type === 'flow-collection';

/** The value at a path, or its nearest parent. */
function find(located: Located, path: Path): Located {
  let nearest = located;
  for (const segment of path) {
    const child = nearest.children?.get(segment);
    if (child === undefined) break;
    nearest = child;
  }
  return nearest;
}

/** Longer than any message of the parser itself, which may quote text of any length. */
const maxSentenceLength = 120;

/** The first line of a parser message, safe to print on a terminal. */
const sentence = (message: string): string => {
  const line = truncate(message.replace(/\n.*/s, ''), maxSentenceLength);
  return /[.!?…]$/.test(line) ? line : `${line}.`;
};
