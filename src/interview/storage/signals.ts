/** How a process is asked to stop from outside. */
export interface Signals {
  /** Aborted when it is. */
  readonly signal: AbortSignal;
  /** Ctrl-C: the user interrupts; else the terminal or the system ends the process. Null: nobody does. */
  readonly how: () => 'interrupted' | 'ended' | null;
  readonly stop: () => void;
}

/** Listens for signals, so that an interview can put things in order before it ends. */
export function listenForSignals(): Signals {
  const controller = new AbortController();
  let how: 'interrupted' | 'ended' | null = null;
  const end = (name: NodeJS.Signals): void => {
    how ??= name === 'SIGINT' ? 'interrupted' : 'ended';
    controller.abort();
  };
  const names = ['SIGINT', 'SIGHUP', 'SIGTERM'] as const;
  for (const name of names) process.on(name, end);
  return {
    signal: controller.signal,
    how: () => how,
    stop: () => {
      for (const name of names) process.removeListener(name, end);
    },
  };
}
