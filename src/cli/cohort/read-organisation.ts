import { resolve } from 'node:path';
import { packIdOf } from '../../answers/parse.ts';
import type { Assessment, ProgrammeRules } from '../../schema/types.ts';
import { parseDocument } from '../../source/document.ts';
import { readTextFile } from '../../source/read-text-file.ts';
import { quote } from '../../source/sanitize.ts';
import type { RuleSourceOptions } from '../commands/command.ts';
import type { Environment } from '../environment.ts';
import { loadAssessment } from '../io/load-assessment.ts';
import { loadRules } from '../rule-source/load-rules.ts';
import { usageError } from '../terminal/messages.ts';
import type { StyleOptions } from '../terminal/style.ts';

export interface Organisation {
  readonly organisation: Assessment;
  readonly rules: ProgrammeRules;
}

export interface OrganisationOptions extends RuleSourceOptions, StyleOptions {
  readonly lenient?: boolean | undefined;
  readonly date?: string | undefined;
}

/**
 * The assessment of an organisation that serves members, with what its pack says about programmes.
 *
 * @param membersPack id of the pack that the members are assessed by
 * @returns null after printing errors
 */
export async function readOrganisation(
  environment: Environment,
  options: OrganisationOptions,
  file: string,
  membersPack: string,
): Promise<Organisation | null> {
  const source = { ...options, file, rules: rulesFor(environment, options, file) };
  const result = await loadAssessment(environment, source);
  if (!result.ok) return null;
  const { assessment } = result;
  const { id } = assessment.pack;
  const loaded = await loadRules(environment, source, id);
  const rules = loaded.ok && loaded.pack.manifest.id === id ? loaded.pack.manifest.programme : undefined;
  if (rules === undefined) {
    usageError(
      environment,
      `${quote(file)} is assessed by the pack ${quote(id)}, which says nothing about programmes.`,
    );
    return null;
  }
  if (rules.for !== membersPack) {
    usageError(
      environment,
      `the programmes of ${quote(id)} are for members assessed by ${quote(rules.for)}, not by ${quote(membersPack)}.`,
    );
    return null;
  }
  return { organisation: assessment, rules };
}

/** --rules is for the members; an organisation that names a pack of its own is assessed by that one. */
function rulesFor({ cwd }: Environment, { rules }: OrganisationOptions, file: string): string | undefined {
  const read = readTextFile(resolve(cwd, file), file);
  return read.ok && packIdOf(parseDocument(file, read.text)) !== null ? undefined : rules;
}
