import { open } from 'node:fs/promises';
import { resolve } from 'node:path';
import { quote } from '../../source/sanitize.ts';
import { mostLogoBytes, readLogo } from '../../report/document/logo.ts';
import type { Consultant } from '../../report/report.ts';

/** Who hands the report over, as given on the command line. */
export interface ConsultantOptions {
  readonly consultant?: string | undefined;
  /** File of a PNG or JPEG picture. */
  readonly logo?: string | undefined;
}

export type ConsultantResult =
  | { readonly ok: true; readonly consultant: Consultant | undefined }
  | { readonly ok: false; readonly problem: string };

/** Longest name that fits a title page. */
const longestName = 120;

/** The consultant's name and logo; the file is looked into before anything is written. */
export async function readConsultant(
  cwd: string,
  { consultant: name, logo }: ConsultantOptions,
): Promise<ConsultantResult> {
  if (name !== undefined && (name.trim() === '' || name.length > longestName))
    return { ok: false, problem: `--consultant takes a name of 1 to ${longestName} characters.` };
  if (logo === undefined) {
    return { ok: true, consultant: name === undefined ? undefined : { name: name.trim(), logo: null } };
  }
  const bytes = await readStart(resolve(cwd, logo));
  if (typeof bytes === 'string') return { ok: false, problem: `the logo ${quote(logo)} ${bytes}` };
  const picture = readLogo(bytes);
  if ('problem' in picture) return { ok: false, problem: `the logo ${quote(logo)} ${picture.problem}` };
  return { ok: true, consultant: { name: name?.trim() ?? null, logo: picture } };
}

const problems: Readonly<Record<string, string>> = {
  ENOENT: 'was not found.',
  ENOTDIR: 'was not found.',
  EACCES: 'cannot be read: permission denied.',
  EISDIR: 'is a folder; name a PNG or JPEG picture.',
};

/** As much of a file as a logo may have and one byte more, or what is wrong with it. */
async function readStart(path: string): Promise<Uint8Array | string> {
  try {
    const file = await open(path);
    try {
      const { buffer, bytesRead } = await file.read(Buffer.alloc(mostLogoBytes + 1));
      return buffer.subarray(0, bytesRead);
    } finally {
      await file.close();
    }
  } catch (error) {
    if (!(error instanceof Error) || !('code' in error)) throw error;
    return problems[String(error.code)] ?? `cannot be read (${String(error.code)}).`;
  }
}
