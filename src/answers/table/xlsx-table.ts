import { strFromU8, unzipSync } from 'fflate';
import { fileDiagnostic } from '../../source/diagnostic.ts';
import { columnNumber, maxColumns, maxRows, tableOf, type TableResult } from './table.ts';
import { MalformedXml, parseXml, type XmlHandlers } from './xml.ts';

/** Most characters that the parts of a workbook unpack to; small files can claim to hold far more. */
const maxUnpacked = 40_000_000;

/**
 * The first sheet of a workbook (XLSX), cell by cell as it is shown, except that numbers and days are as they are stored.
 */
export function xlsxTable(bytes: Uint8Array, file: string): TableResult {
  const parts = unpack(bytes);
  if (parts === 'too-large')
    return { ok: false, diagnostic: fileDiagnostic(file, 'file-too-large', 'The workbook is too large.') };
  const rows = parts === 'broken' ? null : rowsOf(parts);
  if (rows !== null) return tableOf(file, 'workbook', rows);
  return {
    ok: false,
    diagnostic: fileDiagnostic(file, 'table-syntax', 'This is not a workbook that can be read.', {
      expected: 'a workbook saved as .xlsx without a password, or a table as .csv',
    }),
  };
}

type Parts = ReadonlyMap<string, string>;

const usedParts =
  /^xl\/(?:workbook\.xml|_rels\/workbook\.xml\.rels|sharedStrings\.xml|worksheets\/[^/]+\.xml)$/;

function unpack(bytes: Uint8Array): Parts | 'too-large' | 'broken' {
  let size = 0;
  try {
    const files = unzipSync(bytes, {
      filter: ({ name, originalSize }) => {
        if (!usedParts.test(name)) return false;
        size += originalSize;
        return size <= maxUnpacked;
      },
    });
    if (size > maxUnpacked) return 'too-large';
    return new Map(Object.entries(files).map(([name, part]) => [name, strFromU8(part)]));
  } catch {
    // The library throws for no other reason than the bytes: they are no zip archive, or a damaged one.
    return 'broken';
  }
}

/** The texts of the first sheet; null if there is none, or if a part is not XML. */
function rowsOf(parts: Parts): Rows | null {
  try {
    const sheet = parts.get(firstSheetName(parts));
    if (sheet === undefined) return null;
    const shared = new SharedTexts();
    parseXml(parts.get('xl/sharedStrings.xml') ?? '<sst/>', shared);
    const reader = new SheetReader(shared.texts);
    parseXml(sheet, reader);
    return reader.rows;
  } catch (error) {
    if (error instanceof MalformedXml) return null;
    throw error;
  }
}

/** The part of the sheet that the workbook lists first; its number may be any. */
function firstSheetName(parts: Parts): string {
  const [sheet] = elementsOf(parts.get('xl/workbook.xml'), 'sheet');
  const relation = elementsOf(parts.get('xl/_rels/workbook.xml.rels'), 'Relationship').find(
    (attributes) => attributes.get('Id') === sheet?.get('id'),
  );
  const target = relation?.get('Target') ?? 'worksheets/sheet1.xml';
  return target.startsWith('/') ? target.slice(1) : `xl/${target}`;
}

type Attributes = ReadonlyMap<string, string>;

/** The attributes of all elements of one name. */
function elementsOf(xml: string | undefined, name: string): readonly Attributes[] {
  const elements: Attributes[] = [];
  const nothing = (): void => undefined;
  const open = (element: string, attributes: Attributes): void => {
    if (element === name) elements.push(attributes);
  };
  if (xml !== undefined) parseXml(xml, { open, text: nothing, close: nothing });
  return elements;
}

/** Collects the text of runs (`t`), without the hints on pronunciation (`rPh`) between them. */
class RunText {
  #text = '';
  #isInRun = false;
  #hints = 0;

  open(name: string): void {
    if (name === 'rPh') this.#hints += 1;
    else if (name === 't') this.#isInRun = this.#hints === 0;
  }

  add(text: string): void {
    if (this.#isInRun) this.#text += text;
  }

  close(name: string): void {
    if (name === 'rPh') this.#hints -= 1;
    else if (name === 't') this.#isInRun = false;
  }

  /** The text so far; the next one starts empty. */
  take(): string {
    const text = decodeEscapes(this.#text);
    this.#text = '';
    return text;
  }
}

/** The texts that cells share. */
class SharedTexts implements XmlHandlers {
  readonly texts: string[] = [];
  readonly #run = new RunText();

  readonly open = (name: string): void => {
    this.#run.open(name);
  };

  readonly text = (text: string): void => {
    this.#run.add(text);
  };

  readonly close = (name: string): void => {
    this.#run.close(name);
    if (name === 'si') this.texts.push(this.#run.take());
  };
}

type Rows = readonly (readonly string[])[];

/** The cells of a sheet. */
class SheetReader implements XmlHandlers {
  readonly rows: string[][] = [];
  readonly #shared: readonly string[];
  readonly #run = new RunText();
  #row = 0;
  #cells: string[] = [];
  #column = 0;
  #type = 'n';
  #value = '';
  #isInValue = false;

  constructor(shared: readonly string[]) {
    this.#shared = shared;
  }

  readonly open = (name: string, attributes: Attributes): void => {
    this.#run.open(name);
    switch (name) {
      case 'row':
        this.#row = Number(attributes.get('r') ?? this.rows.length + 1);
        this.#cells = [];
        return;
      case 'c': {
        const letters = /^[A-Z]+/.exec(attributes.get('r') ?? '')?.[0];
        this.#column = letters === undefined ? this.#cells.length + 1 : columnNumber(letters);
        this.#type = attributes.get('t') ?? 'n';
        this.#value = '';
        return;
      }
      case 'v':
        this.#isInValue = true;
    }
  };

  readonly text = (text: string): void => {
    if (this.#isInValue) this.#value += text;
    else this.#run.add(text);
  };

  readonly close = (name: string): void => {
    this.#run.close(name);
    if (name === 'v') this.#isInValue = false;
    else if (name === 'c') this.#putCell();
    else if (name === 'row') this.#putRow();
  };

  #putCell(): void {
    const text = this.#cellText();
    // One cell too many is kept, so that the table is refused as too large.
    if (text === '' || this.#column > maxColumns + 1) return;
    while (this.#cells.length < this.#column) this.#cells.push('');
    this.#cells[this.#column - 1] = text;
  }

  #putRow(): void {
    // Whole rows and columns may be coloured; the table ends with the last text.
    if (!Number.isInteger(this.#row) || this.#row < 1 || this.#row > maxRows + 1) return;
    if (this.#cells.length === 0) return;
    while (this.rows.length < this.#row) this.rows.push([]);
    this.rows[this.#row - 1] = this.#cells;
  }

  #cellText(): string {
    const inline = this.#run.take();
    const value = decodeEscapes(this.#value);
    switch (this.#type) {
      case 'inlineStr':
        return inline;
      case 's':
        return this.#shared[Number(value)] ?? '';
      case 'b':
        return value === '1' ? 'TRUE' : 'FALSE';
      default:
        return value;
    }
  }
}

/** Characters that workbooks write as _x000D_. */
const decodeEscapes = (text: string): string =>
  text.replaceAll(/_x([\dA-F]{4})_/gu, (_, hex) => String.fromCodePoint(Number.parseInt(String(hex), 16)));
