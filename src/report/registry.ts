import type { Report } from './report.ts';

/** Every report format by name. A new format is one file and one line here. */
export const reportFormats = {
  terminal: async (): Promise<Report> => (await import('./terminal/terminal.ts')).terminalReport,
  markdown: async (): Promise<Report> => (await import('./markdown.ts')).markdownReport,
  html: async (): Promise<Report> => (await import('./html/html.ts')).htmlReport,
  docx: async (): Promise<Report> => (await import('./docx/report.ts')).docxReport,
  xlsx: async (): Promise<Report> => (await import('./xlsx/report.ts')).xlsxReport,
  csv: async (): Promise<Report> => (await import('./csv.ts')).csvReport,
  json: async (): Promise<Report> => (await import('./json.ts')).jsonReport,
} as const;

export type ReportFormat = keyof typeof reportFormats;

export function isReportFormat(name: string): name is ReportFormat {
  return Object.hasOwn(reportFormats, name);
}
