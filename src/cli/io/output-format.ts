import { extname } from 'node:path';
import { quote } from '../../source/sanitize.ts';
import { usageError } from '../terminal/messages.ts';
import type { Environment } from '../environment.ts';

/** Formats by the ending of the file that is written. */
const formatsByEnding: Readonly<Record<string, string>> = {
  '.txt': 'terminal',
  '.md': 'markdown',
  '.markdown': 'markdown',
  '.html': 'html',
  '.htm': 'html',
  '.docx': 'docx',
  '.xlsx': 'xlsx',
  '.csv': 'csv',
  '.json': 'json',
};

export interface FormatOptions {
  readonly format?: string | undefined;
  readonly json?: boolean | undefined;
  readonly output?: string | undefined;
}

/** The format asked for, or null. `--json` is the same as `--format json`. */
export const namedFormat = ({ format, json = false }: FormatOptions): string | null =>
  json ? 'json' : (format ?? null);

/**
 * The format asked for, or else the one that the ending of the output stands for.
 *
 * @param formats those that the command can write; the first is for standard output and files without an ending
 * @returns null after printing an error, if there is no such format
 */
export function outputFormat<Format extends string>(
  environment: Pick<Environment, 'stderr'>,
  options: FormatOptions,
  formats: readonly [Format, ...Format[]],
): Format | null {
  const named = namedFormat(options);
  const { output = '' } = options;
  const ending = extname(output).toLowerCase();
  if (named === null && ending === '') return formats[0];
  const name = named ?? formatsByEnding[ending];
  const format = formats.find((one) => one === name);
  if (format !== undefined) return format;
  usageError(
    environment,
    named === null
      ? `${quote(output)}: ${unknownEnding(ending, formats)}`
      : `${quote(named)} is not a format of this command; its formats are ${formats.join(', ')}.`,
  );
  return null;
}

function unknownEnding(ending: string, formats: readonly string[]): string {
  const endings = Object.entries(formatsByEnding).flatMap(([known, format]) =>
    formats.includes(format) ? [known] : [],
  );
  const isPrintable = formats.includes('html') && ['.pdf', '.doc', '.odt'].includes(ending);
  const advice = !isPrintable
    ? ''
    : formats.includes('docx')
      ? ' Write .html and print it to PDF from a browser, or .docx and save it as such from a word processor.'
      : ' Write .html and print it to PDF from a browser.';
  return `no format is known by this ending; known are ${endings.join(', ')}, or give --format.${advice}`;
}
