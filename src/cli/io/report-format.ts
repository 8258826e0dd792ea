import { extname } from 'node:path';
import { quote } from '../../source/sanitize.ts';
import { isReportFormat, type ReportFormat } from '../../report/formats.ts';

/** Formats by the ending of the file that a report is written to. */
const formatsByEnding: Readonly<Record<string, ReportFormat>> = {
  '': 'terminal',
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

/** The format asked for, else the one that the name of the output suggests; or why there is none. */
export function reportFormatOf({
  format,
  output,
}: {
  readonly format?: string | undefined;
  readonly output?: string | undefined;
}): ReportFormat | { readonly problem: string } {
  if (format !== undefined && isReportFormat(format)) return format;
  if (output === undefined) return 'terminal';
  const ending = extname(output).toLowerCase();
  return formatsByEnding[ending] ?? { problem: `${quote(output)}: ${noFormat(ending)}` };
}

function noFormat(ending: string): string {
  const known = Object.keys(formatsByEnding).filter((one) => one !== '');
  const advice =
    ending === '.pdf' || ending === '.doc' || ending === '.odt'
      ? ' Write .html and print it to PDF from a browser, or .docx and save it as such from a word processor.'
      : '';
  return `no format is known by this ending; known are ${known.join(', ')}, or give --format.${advice}`;
}
