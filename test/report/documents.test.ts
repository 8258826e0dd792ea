import { execFileSync, spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { strFromU8, unzipSync } from 'fflate';
import { describe, expect, test } from 'vitest';
import { left, right } from '../../src/report/document/document.ts';
import { columnWidths } from '../../src/report/renderers/docx/widths.ts';
import { readLogo } from '../../src/report/document/logo.ts';
import { reportFormats } from '../../src/report/formats.ts';
import type { Consultant } from '../../src/report/report.ts';
import { rich } from './fixture/rich.ts';
import { page } from './page.ts';

/** One white pixel. */
const pixel = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mP8/5+hHgAHggJ/PchI7wAAAABJRU5ErkJggg==',
  'base64',
);

async function written(
  format: 'docx' | 'xlsx',
  assessment = rich,
  consultant?: Consultant,
): Promise<Uint8Array> {
  const report = await reportFormats[format]();
  const bytes = await report(assessment, page({ consultant }));
  if (typeof bytes === 'string') throw new Error('a document is bytes');
  return bytes;
}

const partsOf = (bytes: Uint8Array): ReadonlyMap<string, string> =>
  new Map(
    Object.entries(unzipSync(bytes))
      .filter(([path]) => /\.(?:xml|rels)$/u.test(path))
      .map(([path, content]) => [path, strFromU8(content)]),
  );

/** What a person can type, and what a program could take for more than text. */
const hostile = '=HYPERLINK("x")<w:t>&amp;\u0000\u0007\u001b[2J\u202e\ufffe';

describe.each(['docx', 'xlsx'] as const)('the report as %s', (format) => {
  test('is the same, byte for byte, however often it is written', async () => {
    expect(Buffer.compare(await written(format), await written(format))).toBe(0);
  });

  test('bears the day of the assessment and no other time', async () => {
    const core = partsOf(await written(format)).get('docProps/core.xml') ?? '';
    const days = [...core.matchAll(/\d{4}-\d\d-\d\d/gu)].map(([day]) => day);
    expect(new Set(days)).toEqual(new Set([rich.date]));
  });

  test('holds no markup, control or formula that somebody typed', async () => {
    const bytes = await written(
      format,
      { ...rich, company: hostile, respondent: hostile },
      {
        name: hostile,
        logo: null,
      },
    );
    for (const [path, text] of partsOf(bytes)) {
      // eslint-disable-next-line no-control-regex -- controls are what must not be there
      expect(text, path).not.toMatch(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\u202e\ufffe]/u);
      expect(text, path).not.toContain('HYPERLINK("x")<w:t>');
      expect(text, path).not.toMatch(/<f>/u);
    }
  });
});

describe('the report as docx', () => {
  test('has headings, tables whose heads are repeated, and the text in British English', async () => {
    const parts = partsOf(await written('docx'));
    const document = parts.get('word/document.xml') ?? '';
    expect(document).toContain('w:val="Heading1"');
    expect(document).toContain('w:val="Heading2"');
    expect(document).toContain('<w:tblHeader/>');
    expect(parts.get('word/styles.xml')).toContain('en-GB');
  });

  test('has bold headings, and none of the names by which rules are called on a command line', async () => {
    const document = partsOf(await written('docx')).get('word/document.xml') ?? '';
    expect(document).not.toContain('<w:b w:val="false"/>');
    const keys = rich.plan.actions.map(({ key }) => key);
    expect(keys.length).toBeGreaterThan(0);
    for (const key of keys) expect(document).not.toContain(`(${key})`);
  });

  test('has tables as wide as the page, no column narrower than its longest word', () => {
    const [question = 0, points = 0] = columnWidths(
      {
        columns: [left('Question'), right('Points')],
        rows: [['Is there a written plan for going beyond Europe, with a date?', '100']],
      },
      9000,
    );
    expect(points).toBeGreaterThan(800);
    expect(question).toBeGreaterThan(4 * points);
    expect(question + points).toBeGreaterThan(8995);
    expect(question + points).toBeLessThanOrEqual(9000);
  });

  test('shows who hands it over, with the logo', async () => {
    const logo = readLogo(pixel);
    if ('problem' in logo) throw new Error(logo.problem);
    const bytes = await written('docx', rich, { name: 'Mara Lind', logo });
    expect(partsOf(bytes).get('word/document.xml')).toContain('Mara Lind');
    expect(Object.keys(unzipSync(bytes)).some((path) => path.startsWith('word/media/'))).toBe(true);
  });
});

const office = spawnSync('soffice', ['--version']).status === 0;
if (!office) console.warn('Skipped: documents in LibreOffice, because soffice is not installed.');

describe.skipIf(!office)('documents in LibreOffice', { timeout: 120_000 }, () => {
  test.each(['docx', 'xlsx'] as const)('%s opens', async (format) => {
    const folder = mkdtempSync(join(tmpdir(), 'born-global-office-'));
    try {
      writeFileSync(join(folder, `report.${format}`), await written(format));
      const profile = `-env:UserInstallation=file://${folder}/profile`;
      execFileSync('soffice', [profile, '--headless', '--convert-to', 'pdf', `report.${format}`], {
        cwd: folder,
      });
      expect(readFileSync(join(folder, 'report.pdf')).subarray(0, 5).toString()).toBe('%PDF-');
    } finally {
      rmSync(folder, { recursive: true, force: true });
    }
  });
});

describe('a logo', () => {
  test('is known by its bytes', () => {
    expect(readLogo(pixel)).toMatchObject({ kind: 'png', width: 1, height: 1 });
    expect(readLogo(Buffer.from('<svg/>'))).toEqual({ problem: 'is neither a PNG nor a JPEG picture.' });
    expect(readLogo(pixel.subarray(0, 40))).toEqual({ problem: 'is a damaged PNG picture.' });
    expect(readLogo(Buffer.alloc(3 * 1024 * 1024))).toMatchObject({
      problem: expect.stringContaining('2 MB') as string,
    });
  });
});
