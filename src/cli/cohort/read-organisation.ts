import { resolve } from 'node:path';
import { packIdOf } from '../../answers/parse.ts';
import { readDocument } from '../../source/document.ts';
import { quote } from '../../source/sanitize.ts';
import { readText } from '../../source/read-text-file.ts';
import type { Assessment, ProgrammeRules } from '../../schema/types.ts';
import { loadContent } from '../rule-source/resolve.ts';
import type { Environment } from '../environment.ts';
import type { CommonOptions } from '../commands/options/types.ts';
import { readAssessment } from '../io/load-assessment.ts';

export type OrganisationRead =
  | { readonly ok: true; readonly organisation: Assessment; readonly rules: ProgrammeRules }
  /** Problem null: the faults have been told. */
  | { readonly ok: false; readonly problem: string | null };

export interface OrganisationOptions extends CommonOptions {
  readonly lenient: boolean;
  readonly date?: string | undefined;
}

/**
 * The assessment of an organisation that serves members, with what its pack says of programmes.
 *
 * @param membersPack id of the pack that the members are assessed by
 */
export async function readOrganisation(
  environment: Environment,
  options: OrganisationOptions,
  file: string,
  membersPack: string,
): Promise<OrganisationRead> {
  const own = { ...options, file, rules: rulesOf(environment, options, file) };
  const read = await readAssessment(environment, own);
  if (!read.ok) return { ok: false, problem: null };
  const { assessment } = read;
  const content = await loadContent(environment, own, assessment.pack.id);
  const rules =
    content.ok && content.pack.manifest.id === assessment.pack.id
      ? content.pack.manifest.programme
      : undefined;
  if (rules === undefined)
    return refuse(
      `${quote(file)} is assessed by the pack ${quote(assessment.pack.id)}, which says nothing of programmes.`,
    );
  if (rules.for !== membersPack)
    return refuse(
      `the programmes of ${quote(assessment.pack.id)} are for members assessed by ${quote(rules.for)}, not by ${quote(membersPack)}.`,
    );
  return { ok: true, organisation: assessment, rules };
}

/** --rules is for the members; an organisation that names a pack of its own is assessed by that. */
function rulesOf({ cwd }: Environment, { rules }: OrganisationOptions, file: string): string | undefined {
  const read = readText(resolve(cwd, file), file);
  return read.ok && packIdOf(readDocument(file, read.text)) !== null ? undefined : rules;
}

const refuse = (problem: string): OrganisationRead => ({ ok: false, problem });
