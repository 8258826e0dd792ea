import { sanitizeLines } from '../../source/sanitize.ts';
import { exitCode, type Environment } from '../environment.ts';

type StandardError = Pick<Environment, 'stderr'>;

/** Prints a message to standard error. It may quote what was typed or read. */
export function printMessage({ stderr }: StandardError, message: string): void {
  stderr.write(`born-global: ${sanitizeLines(message)}\n`);
}

/** Prints what is wrong with the command line or the files named on it, and returns the exit code for that. */
export function usageError(environment: StandardError, message: string): typeof exitCode.usage {
  printMessage(environment, message);
  return exitCode.usage;
}
