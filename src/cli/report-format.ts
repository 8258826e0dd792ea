import { extname } from 'node:path';
import { isReportFormat, type ReportFormat } from '../report/registry.ts';

const formatsByEnding: Readonly<Record<string, ReportFormat>> = { '.md': 'markdown', '.json': 'json' };

/** The format asked for, else the one that the name of the output suggests. */
export function reportFormatOf({
  format,
  output = '',
}: {
  readonly format?: string | undefined;
  readonly output?: string | undefined;
}): ReportFormat {
  if (format !== undefined && isReportFormat(format)) return format;
  return formatsByEnding[extname(output).toLowerCase()] ?? 'terminal';
}
