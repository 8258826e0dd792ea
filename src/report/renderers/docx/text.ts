import { sanitize } from '../../../source/sanitize.ts';

/** Text of a pack or a user in a document: no controls, and no character that XML forbids. */
export const documentText = (text: string): string => sanitize(text).replaceAll(/[\ufffe\uffff]/gu, '\ufffd');
