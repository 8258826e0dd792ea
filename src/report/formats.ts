import type { Report } from './report.ts';

/** Every report format by name. A new format is one file and one line here. */
export const reportFormats = {
  terminal: async (): Promise<Report> => (await import('./renderers/terminal/terminal.ts')).terminalReport,
  markdown: async (): Promise<Report> => (await import('./renderers/markdown.ts')).markdownReport,
  html: async (): Promise<Report> => (await import('./renderers/html/html.ts')).htmlReport,
  docx: async (): Promise<Report> => (await import('./renderers/docx/report.ts')).docxReport,
  xlsx: async (): Promise<Report> => (await import('./renderers/xlsx/report.ts')).xlsxReport,
  csv: async (): Promise<Report> => (await import('./renderers/csv/report.ts')).csvReport,
  json: async (): Promise<Report> => (await import('./renderers/json.ts')).jsonReport,
} as const;

export type ReportFormat = keyof typeof reportFormats;
