import { execFileSync } from 'node:child_process';
import { chmod, cp, mkdir, mkdtemp, readFile, rename, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { loadRulePack } from '../../src/rule-pack/load-rule-pack.ts';

const small = resolve(import.meta.dirname, '../fixtures/small');

/** A copy of the small pack: rules/ and markets/. */
let folder: string;

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'born-global-pack-'));
  await cp(small, folder, { recursive: true });
});

afterEach(() => rm(folder, { recursive: true, force: true }));

const load = (...markets: readonly string[]) =>
  loadRulePack({ rules: join(folder, 'rules'), markets: [join(folder, 'markets'), ...markets], cwd: folder });

async function diagnosticLines(...markets: readonly string[]): Promise<readonly string[]> {
  const { diagnostics } = await load(...markets);
  return diagnostics.map(
    ({ file, start, code, message }) =>
      `${file}${start === null ? '' : `:${start.line}:${start.column}`} ${code} ${message}`,
  );
}

const market = 'markets/atlantis.yaml';
const write = (file: string, content: string | Uint8Array): Promise<void> =>
  writeFile(join(folder, file), content);
const read = (file: string): Promise<string> => readFile(join(folder, file), 'utf8');

describe('a pack', () => {
  it('is read from its folders', async () => {
    const { pack, files, diagnostics } = await load();
    expect(diagnostics).toEqual([]);
    expect(files.map(({ file }) => file)).toEqual([
      'rules/sources.yaml',
      'rules/company/pack.yaml',
      'rules/company/questionnaire.yaml',
      'rules/company/readiness.yaml',
      'rules/company/entry-modes.yaml',
      'rules/company/recommendations.yaml',
      'rules/company/tests/verdicts.yaml',
      'markets/atlantis.yaml',
    ]);
    expect(pack?.manifest.id).toBe('small');
    expect(pack?.markets.map(({ id }) => id)).toEqual(['atlantis']);
  });

  it('takes markets from more folders, and from single files', async () => {
    await mkdir(join(folder, 'more'));
    await write('more/mu.yaml', (await read(market)).replace('id: atlantis', 'id: mu'));
    await write('lemuria.yml', (await read(market)).replace('id: atlantis', 'id: lemuria'));
    const { pack } = await load(join(folder, 'more'), join(folder, 'lemuria.yml'));
    expect(pack?.markets.map(({ id }) => id)).toEqual(['atlantis', 'lemuria', 'mu']);
  });

  it('may be written in JSON', async () => {
    await rm(join(folder, market));
    const given = { id: 'mu', title: 'Mu', summary: 'An island.', facts: [], barriers: [], fit: [] };
    await write('markets/mu.json', JSON.stringify(given));
    expect((await load()).pack?.markets).toEqual([given]);
  });

  it('has its tests beside it, or none, and other files that are no part of it', async () => {
    await write('rules/company/tests/notes.txt', 'x');
    await write('markets/notes.md', 'x');
    expect((await load()).diagnostics).toEqual([]);
    expect((await load()).files.map(({ file }) => file)).toContain('rules/company/tests/verdicts.yaml');
    await rm(join(folder, 'rules/company/tests'), { recursive: true });
    const without = await load();
    expect([without.diagnostics, without.files.filter(({ format }) => format === 'tests')]).toEqual([[], []]);
    expect(without.pack).not.toBeNull();
  });

  it('is whole where only its tests are not', async () => {
    await write('rules/company/tests/verdicts.yaml', 'tests: 3\n');
    const { pack, diagnostics } = await load();
    expect(diagnostics.map(({ file, code, severity }) => [file, code, severity])).toEqual([
      ['rules/company/tests/verdicts.yaml', 'missing-key', 'error'],
      ['rules/company/tests/verdicts.yaml', 'unknown-key', 'error'],
    ]);
    expect(pack).not.toBeNull();
  });

  it('is none where another file has an error, whatever its tests say', async () => {
    await write(market, 'id: 3\n');
    await write('rules/company/tests/verdicts.yaml', 'tests: 3\n');
    expect((await load()).pack).toBeNull();
  });

  it('has its markets in the order of their ids', async () => {
    const given = (id: string) => ({
      id,
      title: id,
      summary: 'An island.',
      facts: [],
      barriers: [],
      fit: [],
    });
    await write('markets/aaa.json', JSON.stringify(given('mu')));
    await write('markets/zzz.yml', JSON.stringify(given('avalon')));
    expect((await load()).pack?.markets.map(({ id }) => id)).toEqual(['atlantis', 'avalon', 'mu']);
  });

  it('is read in the same order on every system', async () => {
    const names = ['Z', 'a', 'b', '\u{1f600}', '\uff41'];
    for (const name of names.toReversed()) await write(`markets/${name}.json`, '{}');
    const { files } = await load();
    expect(files.map(({ file }) => file).filter((file) => file.endsWith('.json'))).toEqual(
      names.map((name) => `markets/${name}.json`),
    );
  });

  it('may have a single file as market', async () => {
    const { pack } = await loadRulePack({
      rules: join(folder, 'rules'),
      markets: [join(folder, market)],
      cwd: folder,
    });
    expect(pack?.markets.map(({ id }) => id)).toEqual(['atlantis']);
    expect(pack?.hash).toBe((await load()).pack?.hash);
  });

  it('has a hash of its content, not of its line ends, its place or its tests', async () => {
    const before = (await load()).pack?.hash;
    expect(before).toMatch(/^[0-9a-f]{16}$/);
    await write(market, (await read(market)).replaceAll('\n', '\r\n'));
    await write('rules/company/tests/verdicts.yaml', `${await read('rules/company/tests/verdicts.yaml')}\n`);
    await rename(join(folder, 'markets'), join(folder, 'elsewhere'));
    const moved = await loadRulePack({
      rules: join(folder, 'rules'),
      markets: [join(folder, 'elsewhere')],
      cwd: '/',
    });
    expect(moved.pack?.hash).toBe(before);
    await write(
      'elsewhere/atlantis.yaml',
      (await read('elsewhere/atlantis.yaml')).replace('a year', 'two years'),
    );
    const changed = await loadRulePack({
      rules: join(folder, 'rules'),
      markets: [join(folder, 'elsewhere')],
      cwd: '/',
    });
    expect(changed.pack?.hash).toMatch(/^[0-9a-f]{16}$/);
    expect(changed.pack?.hash).not.toBe(before);
  });
});

describe('unreadable files', () => {
  it('a folder that is not there', async () => {
    await rm(join(folder, 'rules'), { recursive: true });
    expect(await diagnosticLines(join(folder, 'nowhere'))).toEqual([
      'nowhere file-unreadable The file does not exist.',
      'rules file-unreadable The file does not exist.',
    ]);
  });

  it('a file that is missing, and one that nothing reads', async () => {
    await rename(join(folder, 'rules/company/pack.yaml'), join(folder, 'rules/company/pakc.yaml'));
    const { diagnostics, pack } = await load();
    expect(pack).toBeNull();
    expect(
      diagnostics.map(({ file, code, severity, suggestion }) => [file, code, severity, suggestion]),
    ).toEqual([
      ['rules/company/pack.yaml', 'file-unreadable', 'error', null],
      ['rules/company/pakc.yaml', 'unknown-file', 'warning', 'pack.yaml'],
    ]);
  });

  it('says that every pack needs a missing file, or which names a file may have', async () => {
    await rm(join(folder, 'rules/company/pack.yaml'));
    await rm(join(folder, 'rules/sources.yaml'));
    await write('rules/colours.yaml', 'a: 1\n');
    await write('rules/company/colours.yml', 'a: 1\n');
    await write('rules/company/readme.yaml.txt', 'a: 1\n');
    const { diagnostics } = await load();
    expect(diagnostics.map(({ file, message, expected }) => [file, message, expected])).toEqual([
      ['rules/colours.yaml', 'No part of a pack is read from a file of this name.', 'one of sources.yaml'],
      [
        'rules/company/colours.yml',
        'No part of a pack is read from a file of this name.',
        'one of pack.yaml, questionnaire.yaml, readiness.yaml, entry-modes.yaml, recommendations.yaml',
      ],
      ['rules/company/pack.yaml', 'The file does not exist.', 'every pack has this file'],
      ['rules/sources.yaml', 'The file does not exist.', 'every pack has this file'],
    ]);
  });

  it('says what text was expected, if that is known', async () => {
    await write('rules/company/pack.yaml', Buffer.from('title: é\n', 'latin1'));
    expect((await load()).diagnostics[0]?.expected).toBe(
      'text in UTF-8: save the file again with that encoding',
    );
  });

  it('shows the absolute path of a file outside the working folder', async () => {
    await rm(join(folder, 'markets'), { recursive: true });
    const outside = async (cwd: string) => {
      const { diagnostics } = await loadRulePack({
        rules: join(folder, 'rules'),
        markets: [join(folder, 'markets')],
        cwd,
      });
      return diagnostics.map(({ file }) => file);
    };
    const whole = join(folder, 'markets').split('\\').join('/');
    expect(await outside(join(folder, 'elsewhere'))).toEqual([whole]);
    expect(await outside(join(folder, 'markets'))).toEqual([whole]);
    expect(await outside(folder)).toEqual(['markets']);
  });

  it('a folder in place of a file', async () => {
    await mkdir(join(folder, 'markets/mu.yaml'));
    expect(await diagnosticLines()).toEqual([
      'markets/mu.yaml file-unreadable The file is a folder, not a file.',
    ]);
  });

  it('a file in place of a folder', async () => {
    await rm(join(folder, 'rules/company'), { recursive: true });
    await write('rules/company', 'x');
    expect((await diagnosticLines())[0]).toBe(
      'rules/company file-unreadable The file does not exist: a part of its path is not a folder.',
    );
  });

  it('a file in place of the folder of tests', async () => {
    await rm(join(folder, 'rules/company/tests'), { recursive: true });
    await write('rules/company/tests', 'x');
    expect(await diagnosticLines()).toEqual([
      'rules/company/tests file-unreadable The file does not exist: a part of its path is not a folder.',
    ]);
  });

  it('a symbolic link that leads back to itself', async () => {
    await symlink('mu.yaml', join(folder, 'markets/mu.yaml'));
    await symlink('loop', join(folder, 'loop'));
    expect(await diagnosticLines(join(folder, 'loop'))).toEqual([
      'loop file-unreadable The file is a symbolic link that leads back to itself.',
      'markets/mu.yaml file-unreadable The file is a symbolic link that leads back to itself.',
    ]);
  });

  // Windows has no named pipes among its files.
  it.skipIf(process.platform === 'win32')('a named pipe that nobody writes to', async () => {
    execFileSync('mkfifo', [join(folder, 'markets/mu.yaml')]);
    expect(await diagnosticLines()).toEqual([
      'markets/mu.yaml file-unreadable The file is not an ordinary file.',
    ]);
  });

  // Windows knows no such permissions, and to root nothing is forbidden.
  it.skipIf(process.platform === 'win32' || process.getuid?.() === 0)(
    'a file without permission',
    async () => {
      await chmod(join(folder, market), 0);
      expect(await diagnosticLines()).toEqual([
        `${market} file-unreadable The file cannot be read: permission denied.`,
      ]);
    },
  );

  it('text of 50 MB', async () => {
    await write(market, Buffer.concat([Buffer.from('title: '), Buffer.alloc(50_000_000, 'x')]));
    expect(await diagnosticLines()).toEqual([`${market} file-too-large The file is too large.`]);
  });

  it.each([
    ['UTF-16, little-endian', Buffer.from('\ufefftitle: x\n', 'utf16le')],
    ['UTF-16, big-endian', Buffer.from('\ufefftitle: x\n', 'utf16le').swap16()],
  ])('%s', async (_title, bytes) => {
    await write(market, bytes);
    expect(await diagnosticLines()).toEqual([`${market} encoding The file is in UTF-16.`]);
  });

  it('UTF-16 without a byte order mark', async () => {
    await write(market, Buffer.from('title: x\n', 'utf16le'));
    expect(await diagnosticLines()).toEqual([
      `${market} encoding The file looks like UTF-16 or binary data.`,
    ]);
  });

  it('Latin-1, with the place of the first such letter', async () => {
    await write(market, Buffer.from((await read(market)).replace('title: Atlantis', 'title: Île'), 'latin1'));
    expect(await diagnosticLines()).toEqual([
      `${market}:4:8 encoding This is not UTF-8; the file may be in Latin-1.`,
    ]);
  });

  it('a byte order mark before UTF-8 is none of all that', async () => {
    await write(market, `\ufeff${await read(market)}`);
    expect(await diagnosticLines()).toEqual([]);
  });

  it('together more parts than memory has room for', async () => {
    const many = `--- # read the long way, in parts\nfacts:\n${'- a\n'.repeat(15_000)}`;
    for (let index = 0; index < 8; index += 1) await write(`markets/m${index}.yaml`, many);
    const { diagnostics } = await load();
    expect(diagnostics.filter(({ code }) => code === 'file-too-large').map(({ file }) => file)).toEqual([
      'markets/m5.yaml',
      'markets/m6.yaml',
      'markets/m7.yaml',
    ]);
  });
});
