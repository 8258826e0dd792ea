import { sanitize } from '../../source/sanitize.ts';
import { toAscii } from './ascii.ts';

/** Text of a pack or a user as one harmless line: no control characters, no line breaks, ASCII where that is asked for. */
export function plainText(text: string, unicode: boolean): string {
  const line = sanitize(text).replaceAll(/\s+/gu, ' ');
  return unicode ? line : toAscii(line);
}
