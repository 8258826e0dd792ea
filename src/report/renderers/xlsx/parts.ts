import { dayOf } from '../../document/format.ts';
import { collectChoices, listsName } from './choices.ts';
import { columnName, quotedName, sheetNames } from './names.ts';
import type { Sheet, WorkbookProperties } from './sheet.ts';
import { sheetPart, type Shared } from './sheet-part.ts';
import { collectStyles } from './styles.ts';
import { xmlFile, xmlText } from './xml.ts';

/** One file inside a workbook. */
export interface WorkbookPart {
  readonly path: string;
  readonly text: string;
}

const main = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main';
const relationships = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
const packages = 'http://schemas.openxmlformats.org/package/2006';
const spreadsheet = 'application/vnd.openxmlformats-officedocument.spreadsheetml';

/** The files of which a workbook is made, in the order in which they are stored. */
export function workbookParts(
  sheets: readonly Sheet[],
  properties: WorkbookProperties,
): readonly WorkbookPart[] {
  const wanted = sheetNames([listsName, ...sheets.map(({ name }) => name)]);
  const [lists = listsName, ...names] = wanted;
  const texts = collectTexts();
  const shared: Shared = {
    styles: collectStyles(),
    choices: collectChoices(lists),
    textIndex: texts.indexOf,
  };
  const shown = sheets.map((sheet) => sheetPart(sheet, shared));
  const hidden = shared.choices.sheet();
  const all = hidden === null ? shown : [...shown, sheetPart(hidden, shared)];
  return [
    { path: '[Content_Types].xml', text: contentTypes(all.length) },
    { path: '_rels/.rels', text: packageRelations() },
    { path: 'docProps/core.xml', text: coreProperties(properties) },
    { path: 'xl/workbook.xml', text: workbookXml(sheets, names, hidden === null ? null : lists) },
    { path: 'xl/_rels/workbook.xml.rels', text: workbookRelations(all.length) },
    ...all.map((text, index) => ({ path: `xl/worksheets/sheet${index + 1}.xml`, text })),
    { path: 'xl/styles.xml', text: shared.styles.xml() },
    { path: 'xl/sharedStrings.xml', text: texts.xml() },
  ];
}

/** The texts of all cells, each kept once. */
function collectTexts(): { readonly indexOf: (text: string) => number; readonly xml: () => string } {
  const indexes = new Map<string, number>();
  return {
    indexOf: (text) => {
      const known = indexes.get(text);
      if (known !== undefined) return known;
      indexes.set(text, indexes.size);
      return indexes.size - 1;
    },
    xml: () => {
      const texts = [...indexes.keys()].map(
        (text) => `<si><t xml:space="preserve">${xmlText(unescaped(text))}</t></si>`,
      );
      return xmlFile(`<sst xmlns="${main}" uniqueCount="${texts.length}">${texts.join('')}</sst>`);
    },
  };
}

/** Spreadsheets read `_x0041_` as the character of that number, unless its first sign is written that way itself. */
const unescaped = (text: string): string => text.replaceAll(/_(?=x[\da-f]{4}_)/giu, '_x005F_');

function contentTypes(sheets: number): string {
  const override = (path: string, type: string): string =>
    `<Override PartName="${path}" ContentType="${type}"/>`;
  return xmlFile(
    `<Types xmlns="${packages}/content-types">` +
      '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>' +
      '<Default Extension="xml" ContentType="application/xml"/>' +
      override('/docProps/core.xml', 'application/vnd.openxmlformats-package.core-properties+xml') +
      override('/xl/workbook.xml', `${spreadsheet}.sheet.main+xml`) +
      Array.from({ length: sheets }, (_, index) =>
        override(`/xl/worksheets/sheet${index + 1}.xml`, `${spreadsheet}.worksheet+xml`),
      ).join('') +
      override('/xl/styles.xml', `${spreadsheet}.styles+xml`) +
      override('/xl/sharedStrings.xml', `${spreadsheet}.sharedStrings+xml`) +
      '</Types>',
  );
}

const relation = (id: number, type: string, target: string): string =>
  `<Relationship Id="rId${id}" Type="${type}" Target="${target}"/>`;

const packageRelations = (): string =>
  xmlFile(
    `<Relationships xmlns="${packages}/relationships">` +
      relation(1, `${relationships}/officeDocument`, 'xl/workbook.xml') +
      relation(2, `${packages}/relationships/metadata/core-properties`, 'docProps/core.xml') +
      '</Relationships>',
  );

function workbookRelations(sheets: number): string {
  return xmlFile(
    `<Relationships xmlns="${packages}/relationships">` +
      Array.from({ length: sheets }, (_, index) =>
        relation(index + 1, `${relationships}/worksheet`, `worksheets/sheet${index + 1}.xml`),
      ).join('') +
      relation(sheets + 1, `${relationships}/styles`, 'styles.xml') +
      relation(sheets + 2, `${relationships}/sharedStrings`, 'sharedStrings.xml') +
      '</Relationships>',
  );
}

function coreProperties({ title, author = null, date }: WorkbookProperties): string {
  const made = dayOf(date);
  const day = (name: string): string =>
    made === null ? '' : `<dcterms:${name} xsi:type="dcterms:W3CDTF">${made}T00:00:00Z</dcterms:${name}>`;
  return xmlFile(
    `<cp:coreProperties xmlns:cp="${packages}/metadata/core-properties" ` +
      'xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:dcterms="http://purl.org/dc/terms/" ' +
      'xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">' +
      `<dc:title>${xmlText(title)}</dc:title><dc:creator>${xmlText(author ?? '')}</dc:creator>` +
      `<dc:language>en-GB</dc:language>${day('created')}${day('modified')}</cp:coreProperties>`,
  );
}

function workbookXml(sheets: readonly Sheet[], names: readonly string[], lists: string | null): string {
  const sheet = (name: string, index: number, state = ''): string =>
    `<sheet name="${xmlText(name)}" sheetId="${index + 1}"${state} r:id="rId${index + 1}"/>`;
  return xmlFile(
    `<workbook xmlns="${main}" xmlns:r="${relationships}">` +
      '<bookViews><workbookView xWindow="0" yWindow="0" windowWidth="28000" windowHeight="16000"/></bookViews>' +
      `<sheets>${names.map((name, index) => sheet(name, index)).join('')}` +
      `${lists === null ? '' : sheet(lists, names.length, ' state="hidden"')}</sheets>` +
      `<definedNames>${sheets.map((one, index) => definedNames(one, index, names[index] ?? '')).join('')}</definedNames>` +
      '</workbook>',
  );
}

/** The filter of a sheet, and its titles repeated on every page. */
function definedNames({ columns, rows }: Sheet, index: number, name: string): string {
  const place = xmlText(quotedName(name));
  const filter =
    rows.length === 0
      ? ''
      : `<definedName name="_xlnm._FilterDatabase" localSheetId="${index}" hidden="1">` +
        `${place}!$A$1:$${columnName(columns.length - 1)}$${rows.length + 1}</definedName>`;
  return `${filter}<definedName name="_xlnm.Print_Titles" localSheetId="${index}">${place}!$1:$1</definedName>`;
}
