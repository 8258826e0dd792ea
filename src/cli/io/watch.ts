import { existsSync, watch } from 'node:fs';

/** Editors save a file in several steps; one run is to see them all. */
const settleMilliseconds = 150;

/**
 * Runs at once, and again whenever something under the paths changes, until the signal says stop. Runs never overlap: a
 * change during a run leads to one more.
 */
export async function watchPaths(
  paths: readonly string[],
  run: () => Promise<void>,
  stop: AbortSignal,
): Promise<void> {
  let timer: NodeJS.Timeout | undefined;
  let wake: () => void = () => undefined;
  let due = false;
  const changed = (): void => {
    clearTimeout(timer);
    timer = setTimeout(() => {
      due = true;
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
      if (due || stop.aborted) resolve();
    });
    due = false;
  }
  clearTimeout(timer);
  for (const watcher of watchers) watcher.close();
}

/** Says stop at the first Ctrl-C. */
export function untilInterrupted(): AbortSignal {
  const controller = new AbortController();
  process.once('SIGINT', () => {
    controller.abort();
  });
  return controller.signal;
}
