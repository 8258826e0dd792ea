import { extname } from 'node:path';
import { isReportFormat, reportFormats, type ReportFormat } from '../../report/registry.ts';
import { deliver } from '../deliver.ts';
import type { Environment } from '../environment.ts';

import type { ReportOptions } from '../options.ts';
import { readAssessment } from '../read-assessment.ts';
import { reportContext } from '../report-context.ts';

/** Writes the report on a file of answers, or on an assessment kept as JSON. */
export async function report(environment: Environment, options: ReportOptions): Promise<number> {
  const read = await readAssessment(environment, options);
  if (!read.ok) return read.code;
  const write = await reportFormats[formatOf(options)]();
  return deliver(environment, write(read.assessment, reportContext(environment, options)), options);
}

const formatsByEnding: Readonly<Record<string, ReportFormat>> = { '.md': 'markdown', '.json': 'json' };

/** The format asked for, else the one that the name of the output suggests. */
function formatOf({ format, output = '' }: Pick<ReportOptions, 'format' | 'output'>): ReportFormat {
  if (format !== undefined && isReportFormat(format)) return format;
  return formatsByEnding[extname(output).toLowerCase()] ?? 'terminal';
}
