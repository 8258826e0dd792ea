import type { IRunOptions } from 'docx';
import type { Tone } from '../../document/document.ts';

/** Hexadecimal, as documents have them; each dark enough for text on white paper. */
export const colours = {
  accent: '0B5A73',
  faint: '5B6470',
  good: '1B6B3A',
  bad: 'A3261D',
  open: '8A5A00',
  line: 'C9CED6',
  shade: 'EEF2F5',
} as const;

/** A4 with margins of two centimetres, in twentieths of a point. */
export const page = {
  size: { width: 11906, height: 16838 },
  margin: { top: 1134, bottom: 1134, left: 1134, right: 1134 },
} as const;

export const textWidth = page.size.width - page.margin.left - page.margin.right;

const tones: Readonly<Record<Tone, Pick<IRunOptions, 'bold' | 'color'>>> = {
  strong: { bold: true },
  good: { bold: true, color: colours.good },
  bad: { bold: true, color: colours.bad },
  open: { color: colours.open },
  faint: { color: colours.faint },
};

/** The words say what the colour says. */
export const toneStyle = (tone: Tone): Pick<IRunOptions, 'bold' | 'color'> => tones[tone];
