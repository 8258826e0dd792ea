import type { ReportContext } from '../../src/report/report.ts';

export const page = (more: Partial<ReportContext> = {}): ReportContext => ({
  width: 80,
  colour: false,
  unicode: true,
  extent: 'full',
  layout: 'page',
  ...more,
});

export const widths = [40, 60, 80, 120, 200];

/** Controls, escapes and the characters that reverse or hide text. */
export const unsafe = /(?!\n)[\p{Cc}\p{Zl}\p{Zp}\u202a-\u202e\u2066-\u2069]/u;

// eslint-disable-next-line no-control-regex -- looks for them
export const colourCode = /\u001b\[[\d;]*m/gu;
