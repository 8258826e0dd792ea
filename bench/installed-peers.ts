// Peers that are installed for the bench alone: two of them bring a binary for each system, and nothing else needs them.
import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { mkdir } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';

const versions = {
  '@gorules/zen-engine': '0.54.0',
  '@marcbachmann/cel-js': '8.0.0',
  '@duckdb/node-api': '1.5.6-r.1',
};

type Peer = keyof typeof versions;

/** A peer as other rows of the bench name it. */
export const peerName = (peer: Peer): string => `${peer} ${versions[peer]}`;

/** Installs the peers in a folder, unless they are there; no script of theirs is run. */
export async function installPeers(folder: string): Promise<void> {
  if (existsSync(join(folder, 'node_modules'))) return;
  await mkdir(folder, { recursive: true });
  const wanted = Object.entries(versions).map(([name, version]) => `${name}@${version}`);
  const options = ['--prefix', folder, '--ignore-scripts', '--no-audit', '--no-fund', '--silent'];
  const { status, stderr } = spawnSync('npm', ['install', ...options, ...wanted], { encoding: 'utf8' });
  if (status !== 0) throw new Error(`The peers could not be installed: ${stderr}`);
}

/** What an installed peer exports; whoever asks knows what that is. */
export async function peer(folder: string, name: Peer): Promise<unknown> {
  const file = createRequire(join(folder, 'package.json')).resolve(name);
  const loaded = (await import(pathToFileURL(file).href)) as { readonly default?: unknown };
  return loaded.default ?? loaded;
}
