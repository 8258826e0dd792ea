import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { bornGlobal, root } from './run.ts';

/** A block of the tutorial: commands with what they print, or YAML for a file. */
interface Block {
  readonly heading: string;
  readonly language: string;
  readonly file: string;
  /** Where in the file it goes, with the last key or id naming what it is added to; empty: its keys are replaced. */
  readonly place: string;
  readonly text: string;
}

const tutorial = await readFile(join(root, 'docs', 'tutorial-market.md'), 'utf8');

const blocks: readonly Block[] = tutorial.split(/^## /m).flatMap((section) =>
  Array.from(
    section.matchAll(/^```(console|yaml)(?: (\S+))?(?: (\S+))?\n([^]*?)^```$/gm),
    ([, language = '', file = '', place = '', text = '']) => ({
      heading: section.split('\n')[0] ?? '',
      language,
      file,
      place,
      text,
    }),
  ),
);

/** Commands of a block, each with the lines it promises. */
const commandsOf = (
  text: string,
): readonly { readonly command: string; readonly promised: readonly string[] }[] =>
  text
    .split(/^\$ /m)
    .slice(1)
    .map((part) => {
      const [command = '', ...promised] = part.trimEnd().split('\n');
      return { command, promised };
    });

/** `…` stands for anything within the line. */
const pattern = (line: string): RegExp =>
  new RegExp(
    `^${line
      .split('…')
      .map((part) => part.replaceAll(/[.*+?^${}()|[\]\\]/g, String.raw`\$&`))
      .join('.*')}$`,
    'm',
  );

/** Each top-level key of the block takes the place of that key in the file; new ones come at the end. */
function replaceKeys(text: string, block: string): string {
  return block.split(/^(?=[a-z])/m).reduce((before, part) => {
    const [key = ''] = part.split(':');
    const present = new RegExp(`^${key}:.*\\n(?:[ \\t].*\\n)*`, 'm');
    return present.test(before) ? before.replace(present, () => part) : before + part;
  }, text);
}

/** The block comes at the end of what the last segment of the place names, by key or by id. */
function addTo(text: string, place: string, block: string): string {
  const lines = text.split('\n');
  const name = place.split('/').at(-1) ?? '';
  const start = lines.findIndex((line) => new RegExp(`^ *(?:- id: ${name}|${name}:)$`).test(line));
  expect(start, `${name} stands in the file`).toBeGreaterThanOrEqual(0);
  const found = place.startsWith('cases') ? lines.findLastIndex((line) => line.trim() === `${name}:`) : start;
  const depth = /^[ -]*/.exec(lines[found] ?? '')?.[0].length ?? 0;
  const isDash = (lines[found] ?? '').trim().startsWith('- ');
  const end = lines.findIndex(
    (line, index) => index > found && (/^ */.exec(line)?.[0].length ?? 0) < depth + (isDash ? 0 : 1),
  );
  return [...lines.slice(0, end), block.trimEnd(), ...lines.slice(end)].join('\n');
}

describe('docs/tutorial-market.md', () => {
  let cwd: string;

  beforeAll(async () => {
    cwd = await mkdtemp(join(tmpdir(), 'born-global-tutorial-'));
  });

  afterAll(() => rm(cwd, { recursive: true, force: true }));

  test('has commands and texts to run', () => {
    expect(blocks.filter(({ language }) => language === 'console').length).toBeGreaterThan(6);
    expect(blocks.filter(({ file }) => file === 'markets/japan.yaml').length).toBeGreaterThan(4);
  });

  // In their order: each step stands on the ones before.
  test.each(blocks.map((block, index) => ({ index, ...block })))(
    'block $index of "$heading" does what it says',
    async ({ language, file, place, text }) => {
      if (language === 'yaml') {
        const path = join(cwd, file);
        const before = await readFile(path, 'utf8').catch(() => '');
        await writeFile(path, place === '' ? replaceKeys(before, text) : addTo(before, place, text));
        return;
      }
      for (const { command, promised } of commandsOf(text)) {
        const [program, ...args] = command.split(' ');
        expect(program).toBe('born-global');
        const { stdout, stderr } = await bornGlobal(args, { cwd });
        for (const line of promised) expect(`${stdout}\n${stderr}`).toMatch(pattern(line));
      }
    },
  );

  test('ends with a market that passes its check and its tests', async () => {
    expect((await bornGlobal(['rules', 'check', '.'], { cwd })).code).toBe(0);
    expect((await bornGlobal(['rules', 'test', '.'], { cwd })).code).toBe(0);
    expect(await readFile(join(cwd, 'markets', 'japan.yaml'), 'utf8')).not.toContain('"TODO');
  });
});
