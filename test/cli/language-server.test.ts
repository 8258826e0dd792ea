import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { LanguageClient, type Completion, type Position } from './language-client.ts';
import { bornGlobal, root } from './run.ts';

const generous = 120_000;
const folder = mkdtempSync(join(tmpdir(), 'born-global-language-'));
let client: LanguageClient;
let opened = 0;

beforeAll(async () => {
  const { code, stderr } = await bornGlobal(['rules', 'schema', '--output', folder]);
  expect(code, stderr).toBe(0);
  client = await LanguageClient.start();
}, generous);

afterAll(async () => {
  await client.stop();
  rmSync(folder, { recursive: true, force: true });
});

/** Opens a market file; ¦ marks the place of the cursor. */
function open(
  text: string,
  schema = 'market-china.schema.json',
): { readonly uri: string; readonly at: Position } {
  const [before = '', ...after] = `# yaml-language-server: $schema=./${schema}\n${text}`.split('¦');
  const lines = before.split('\n');
  opened += 1;
  const path = join(folder, `market-${opened}.yaml`);
  writeFileSync(path, before + after.join(''));
  const uri = client.open(path, before + after.join(''));
  return { uri, at: { line: lines.length - 1, character: lines.at(-1)?.length ?? 0 } };
}

const market = (barrier: string): string => `id: china
title: China
summary: A market.
facts: []
fit: []
barriers:
  - id: distance
    title: Distance
    kind: regulation
    severity: high
    why: It is far.
    cites: [CN-01]
${barrier}`;

const documentation = ({ documentation = '' }: Completion): string =>
  typeof documentation === 'string' ? documentation : documentation.value;

const labels = (items: readonly Completion[]): readonly string[] => items.map(({ label }) => label);

async function complete(text: string): Promise<readonly Completion[]> {
  const { uri, at } = open(text);
  return client.complete(uri, at);
}

describe('the YAML language server with the schema of the pack', { timeout: generous }, () => {
  it('offers questions with their texts where a condition is written', async () => {
    const items = await complete(market('    applies-when:\n      ¦\n'));
    expect(labels(items)).toEqual(expect.arrayContaining(['all', 'any', 'not', 'offer', 'market-status']));
    const size = items.find(({ label }) => label === 'size');
    expect(size && documentation(size)).toContain('How many people work in the company?');
  });

  it('offers the options of a question with their texts after its key', async () => {
    const items = await complete(market('    applies-when:\n      offer: ¦\n'));
    expect(labels(items)).toEqual(
      expect.arrayContaining(['innovative-medicine', 'device', 'contract-service']),
    );
    expect(labels(items)).not.toContain('micro');
    const medicine = items.find(({ label }) => label === 'innovative-medicine');
    expect(medicine && documentation(medicine)).toContain('A new medicine');
  });

  it('offers the options of an ordered question as bounds', async () => {
    const items = await complete(market('    applies-when:\n      size:\n        at-least: ¦\n'));
    expect(labels(items)).toEqual(['micro', 'small', 'medium', 'large']);
  });

  it('offers the recommendations and facts that the market may name', async () => {
    const advice = await complete(market('    recommendations: [¦]\n'));
    expect(advice.length).toBeGreaterThan(20);
    const facts = labels(
      await complete(market('    cites:\n      - ¦\n').replace('    cites: [CN-01]\n', '')),
    );
    expect(facts).toContain('CN-01');
    expect(facts.filter((id) => id.startsWith('US-'))).toEqual([]);
  });

  it('reports what an option means on pointing at it', async () => {
    const { uri, at } = open(market('    applies-when: {size: mi¦cro}\n'));
    expect(await client.hover(uri, at)).toContain('1 to 9');
  });

  it('finds nothing wrong in the shipped market', async () => {
    const text = readFileSync(join(root, 'markets/china.yaml'), 'utf8').replace(/^.*\n/, '');
    expect(await client.problems(open(text).uri)).toEqual([]);
  });

  it.each([
    ['an option', '    applies-when: {size: {at-least: ¦smal}}\n', 'smal', 'small'],
    ['an option', '    applies-when: {offer: ¦devise}\n', 'devise', 'device'],
    ['a recommendation', '    recommendations: [¦no-such-advice]\n', 'no-such-advice', 'Valid values'],
    ['a question', '    applies-when: {¦siez: micro}\n', 'siez', 'not allowed'],
  ])('marks %s that is not there, at its place', async (_, text, word, told) => {
    const { uri, at } = open(market(text));
    const problems = await client.problems(uri);
    expect(problems.map(({ range }) => range)).toEqual([
      { start: at, end: { line: at.line, character: at.character + word.length } },
    ]);
    expect(problems[0]?.message).toContain(told);
  });
});
