import { parse } from 'csv-parse/sync';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { csvText } from '../../src/report/renderers/csv/stringify.ts';

describe('CSV', () => {
  test('separates by commas, ends lines with CRLF, and quotes what needs it', () => {
    const rows = [
      ['Action', 'Points', 'Done'],
      ['Find, "vet" and sign\na distributor', -3.5, false],
      ['semi;colon', null, true],
    ];
    expect(csvText(rows)).toBe(
      'Action,Points,Done\r\n"Find, ""vet"" and sign\na distributor",-3.5,false\r\n"semi;colon",,true\r\n',
    );
  });

  test.each(['=1+1', '+1 phone', '-cmd', '@SUM(A1)', '\t=1', '\r=1', ' =1', '\n=1', '-', '-1-1', '\u00a0=1'])(
    'makes text of %j, which a spreadsheet would run',
    (text) => {
      expect(csvText([[text]]).replace('"', '')[0]).toBe("'");
    },
  );

  test.each(['-5', '-0.25', 'a=b', '2026-04-29'])('leaves %j as it is', (text) => {
    expect(csvText([[text]])).toBe(`${text}\r\n`);
  });

  test('replaces control characters and those that turn the direction of reading', () => {
    expect(csvText([['a\u001b[31mb\u202ec']])).toBe('a\ufffd[31mb\ufffdc\r\n');
  });

  test('bears a byte-order mark only where that is asked for', () => {
    expect(csvText([['é']], { byteOrderMark: true })).toBe('\ufeffé\r\n');
  });

  test('reads back as it was written, but for what was made harmless', () => {
    const text = fc.string({ unit: 'grapheme-ascii' }).map((one) => `a${one}`);
    const table = fc
      .integer({ min: 1, max: 5 })
      .chain((width) => fc.array(fc.array(text, { minLength: width, maxLength: width }), { minLength: 1 }));
    fc.assert(
      fc.property(table, (rows) => {
        expect(parse(csvText(rows), { recordDelimiter: '\r\n' })).toEqual(rows);
      }),
    );
  });
});
