import type { Environment } from '../environment.ts';

/** Reports an error in the tool itself: one line for the user; the stack only for developers. */
export function reportInternalError(
  error: unknown,
  { stderr, variables }: Pick<Environment, 'stderr' | 'variables'>,
): void {
  const message = error instanceof Error ? error.message : String(error);
  stderr.write(
    `born-global: internal error, not caused by your files: ${oneLine(message)} (BORN_GLOBAL_DEBUG=1 shows where)\n`,
  );
  if (isSet(variables['BORN_GLOBAL_DEBUG']) && error instanceof Error) stderr.write(`${error.stack ?? ''}\n`);
}

/** An error may quote a file: no line breaks, no control or formatting characters. */
const oneLine = (text: string): string => text.replace(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]+/gu, ' ').trim();

const isSet = (value: string | undefined): boolean => value !== undefined && value !== '' && value !== '0';
