import { execFile } from 'node:child_process';
import type { Environment } from '../environment.ts';

/** A file as it is in a commit. */
export interface CommittedFile {
  /** Relative to the folder asked about, with slashes. */
  readonly path: string;
  readonly read: () => Promise<Buffer>;
}

/** The commit that a name means; null where it means none, or where there is no git. */
export async function commitOf(
  around: Pick<Environment, 'cwd' | 'variables'>,
  name: string,
): Promise<string | null> {
  // A name with a colon means a file in git, and one that starts with a hyphen would be taken for an option.
  if (name === '' || name.startsWith('-') || name.includes(':')) return null;
  const output = await git(around, [
    'rev-parse',
    '--verify',
    '--quiet',
    '--end-of-options',
    `${name}^{commit}`,
  ]);
  const commit = output?.toString('utf8').trim() ?? '';
  return /^[0-9a-f]{40,64}$/u.test(commit) ? commit : null;
}

/** The files of a commit below some folders of the working folder. */
export async function filesOf(
  around: Pick<Environment, 'cwd' | 'variables'>,
  commit: string,
  folders: readonly string[],
): Promise<readonly CommittedFile[]> {
  const listed = await git(around, ['ls-tree', '-r', '-z', commit, '--', ...folders]);
  const lines = listed?.toString('utf8').split('\0') ?? [];
  return lines.flatMap((line): readonly CommittedFile[] => {
    // Ordinary files alone: no link can lead out of the commit.
    const [, object, path] = /^100\d{3} blob ([0-9a-f]+)\t(.+)$/su.exec(line) ?? [];
    if (object === undefined || path === undefined) return [];
    const read = async (): Promise<Buffer> =>
      (await git(around, ['cat-file', 'blob', object])) ?? Buffer.alloc(0);
    return [{ path, read }];
  });
}

/** Far beyond the largest file that is read. */
const mostOutput = 16_000_000;

/** What git says; null where it fails. It is run as it is, without a shell. */
function git(
  { cwd, variables }: Pick<Environment, 'cwd' | 'variables'>,
  parts: readonly string[],
): Promise<Buffer | null> {
  const options = { cwd, env: { ...variables, GIT_OPTIONAL_LOCKS: '0' }, maxBuffer: mostOutput };
  return new Promise((done) => {
    execFile('git', [...parts], { ...options, encoding: 'buffer' }, (error, stdout) => {
      done(error === null ? stdout : null);
    });
  });
}
