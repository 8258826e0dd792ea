import { SaxesParser } from 'saxes';

/** Text that is not XML, or uses entities that it declares itself. */
export class MalformedXml extends Error {}

/** What is called while XML is parsed. Names come without prefixes. */
export interface XmlHandlers {
  readonly open: (name: string, attributes: ReadonlyMap<string, string>) => void;
  readonly text: (text: string) => void;
  readonly close: (name: string) => void;
}

/** Characters given to the parser at once. */
const chunkLength = 1 << 16;

/** Parses XML in one pass, in time that grows with its length alone; throws MalformedXml. */
export function parseXml(xml: string, { open, text, close }: XmlHandlers): void {
  const parser = new SaxesParser();
  parser.on('error', ({ message }) => {
    throw new MalformedXml(message);
  });
  parser.on('opentag', ({ name, attributes }) => {
    open(localName(name), new Map(Object.entries(attributes).map(([key, value]) => [localName(key), value])));
  });
  parser.on('text', text);
  parser.on('cdata', text);
  parser.on('closetag', ({ name }) => {
    close(localName(name));
  });
  for (let start = 0; start < xml.length; start += chunkLength)
    parser.write(xml.slice(start, start + chunkLength));
  parser.close();
}

const localName = (name: string): string => name.slice(name.indexOf(':') + 1);
