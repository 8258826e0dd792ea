import { existsSync, watch } from 'node:fs';
import type { PackFolders } from '../../rule-pack/load-rule-pack.ts';
import { exitCode, type Environment } from '../environment.ts';

/** Editors save a file in several steps; one run is to see them all. */
const settleMilliseconds = 150;

/**
 * Runs on a clear screen, and again whenever rules change, until the user presses Ctrl-C.
 *
 * @returns the exit code
 */
export async function watchRules(
  { stdout, stderr }: Environment,
  folders: readonly PackFolders[],
  run: () => Promise<unknown>,
): Promise<number> {
  const paths = new Set(folders.flatMap(({ rules, markets }) => [rules, ...markets]));
  await watchPaths(
    [...paths],
    async () => {
      if (stdout.isTTY === true) stdout.write('\u001b[2J\u001b[H');
      await run();
      stderr.write('Waiting for changes; Ctrl-C ends.\n');
    },
    untilInterrupted(),
  );
  return exitCode.success;
}

/**
 * Runs at once, and again whenever something under the paths changes, until the signal is aborted. Runs never overlap: a
 * change during a run leads to one more.
 */
export async function watchPaths(
  paths: readonly string[],
  run: () => Promise<void>,
  stop: AbortSignal,
): Promise<void> {
  let timer: NodeJS.Timeout | undefined;
  let wake: () => void = () => undefined;
  let isDue = false;
  const changed = (): void => {
    clearTimeout(timer);
    timer = setTimeout(() => {
      isDue = true;
      wake();
    }, settleMilliseconds);
  };
  const watchers = paths
    .filter((path) => existsSync(path))
    .map((path) => watch(path, { recursive: true }, changed).on('error', changed));
  stop.addEventListener('abort', () => {
    wake();
  });
  while (!stop.aborted) {
    await run();
    await new Promise<void>((resolve) => {
      wake = resolve;
      if (isDue || stop.aborted) resolve();
    });
    isDue = false;
  }
  clearTimeout(timer);
  for (const watcher of watchers) watcher.close();
}

/** A signal that the first Ctrl-C aborts. */
function untilInterrupted(): AbortSignal {
  const controller = new AbortController();
  process.once('SIGINT', () => {
    controller.abort();
  });
  return controller.signal;
}
