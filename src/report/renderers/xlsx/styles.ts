import type { CellTone } from './sheet.ts';
import { xmlFile } from './xml.ts';

/** How a cell looks. */
export interface Look {
  readonly kind: 'title' | 'text' | 'number' | 'day';
  readonly tone: CellTone;
  readonly bold: boolean;
  /** A text that would become a formula as soon as somebody edits the cell. */
  readonly quoted: boolean;
}

/** The looks in use, numbered in the order in which they were first asked for. */
export interface Styles {
  /** The number of a look in the file of styles. */
  readonly indexOf: (look: Look) => number;
  /** The file of styles; call it when all looks are known. */
  readonly xml: () => string;
}

/** Backgrounds, ARGB; all of them bear black text. */
const fills: readonly { readonly tone: CellTone; readonly colour: string }[] = [
  { tone: 'good', colour: 'FFD5EBDD' },
  { tone: 'fair', colour: 'FFFBEBC2' },
  { tone: 'poor', colour: 'FFF6D3CE' },
  { tone: 'faint', colour: 'FFEFF1F4' },
  { tone: 'input', colour: 'FFFFFBE6' },
];
const titleColour = 'FF1F3A5F';
const black = 'FF000000';
const white = 'FFFFFFFF';

/** 0 and 1 are reserved by the format, 2 is that of titles. */
const firstFill = 3;
const fonts = { plain: 0, bold: 1, title: 2 } as const;
/** Days as the reader's country writes them, and figures as they are. */
const numberFormats = { title: 0, text: 0, number: 0, day: 14 } as const;

export function collectStyles(): Styles {
  const indexes = new Map<string, number>();
  const formats: string[] = [formatXml({ kind: 'text', tone: 'plain', bold: false, quoted: false })];
  return {
    indexOf: (look) => {
      const xml = formatXml(look);
      const known = indexes.get(xml);
      if (known !== undefined) return known;
      indexes.set(xml, formats.length);
      return formats.push(xml) - 1;
    },
    xml: () => stylesXml(formats),
  };
}

function formatXml({ kind, tone, bold, quoted }: Look): string {
  const font = kind === 'title' ? fonts.title : bold ? fonts.bold : fonts.plain;
  const fill =
    kind === 'title' ? 2 : tone === 'plain' ? 0 : firstFill + fills.findIndex((one) => one.tone === tone);
  const align = kind === 'title' ? 'vertical="center"' : 'vertical="top"';
  return (
    `<xf numFmtId="${numberFormats[kind]}" fontId="${font}" fillId="${fill}" borderId="1" xfId="0"` +
    `${quoted ? ' quotePrefix="1"' : ''} applyNumberFormat="1" applyFont="1" applyFill="1" applyBorder="1"` +
    ` applyAlignment="1"><alignment ${align} wrapText="1"/></xf>`
  );
}

function stylesXml(formats: readonly string[]): string {
  const font = (marks: string, colour: string): string =>
    `<font>${marks}<sz val="11"/><color rgb="${colour}"/><name val="Calibri"/><family val="2"/></font>`;
  const solid = (colour: string): string =>
    `<fill><patternFill patternType="solid"><fgColor rgb="${colour}"/><bgColor indexed="64"/></patternFill></fill>`;
  const side = (name: string): string => `<${name} style="thin"><color rgb="FFC9CFD8"/></${name}>`;
  return xmlFile(
    '<styleSheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main">' +
      `<fonts count="3">${font('', black)}${font('<b/>', black)}${font('<b/>', white)}</fonts>` +
      `<fills count="${firstFill + fills.length}"><fill><patternFill patternType="none"/></fill>` +
      '<fill><patternFill patternType="gray125"/></fill>' +
      `${[titleColour, ...fills.map(({ colour }) => colour)].map(solid).join('')}</fills>` +
      '<borders count="2"><border><left/><right/><top/><bottom/><diagonal/></border>' +
      `<border>${['left', 'right', 'top', 'bottom'].map(side).join('')}<diagonal/></border></borders>` +
      '<cellStyleXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/></cellStyleXfs>' +
      `<cellXfs count="${formats.length}">${formats.join('')}</cellXfs>` +
      '<cellStyles count="1"><cellStyle name="Normal" xfId="0" builtinId="0"/></cellStyles>' +
      '</styleSheet>',
  );
}
