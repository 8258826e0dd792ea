import { isMapping } from '../source/node.ts';

/** The pack that answers say they were given to; null where they do not say. */
export function packNameIn(answers: unknown): string | null {
  const reference = isMapping(answers) ? answers['pack'] : undefined;
  const id = isMapping(reference) ? reference['id'] : undefined;
  return typeof id === 'string' ? id : null;
}
