import { Option } from '@commander-js/extra-typings';
import { explain as explainAssessment } from '../../report/views/explain/explain.ts';
import { explanationFormats } from '../../report/views/explain/formats.ts';
import { quote } from '../../source/sanitize.ts';
import { exitCode, type Environment } from '../environment.ts';
import { loadAssessment } from '../io/load-assessment.ts';
import { outputFormat } from '../io/output-format.ts';
import { reportContext } from '../io/report-context.ts';
import { usageError } from '../terminal/messages.ts';
import { newCommand, type DeclareCommand, type OptionsOf } from './command.ts';
import { assessmentDate, json, lenient, width } from './options.ts';

const formats = ['terminal', 'markdown', 'json'] as const;

const declare = () =>
  newCommand('explain')
    .argument('<file>', 'answers file, or an assessment saved as JSON')
    .argument('[id]', 'a market, entry mode, barrier, action or question (default: everything)')
    .addOption(new Option('--format <name>', 'format of the explanation').choices(formats))
    .addOption(json)
    .addOption(width)
    .addOption(lenient)
    .addOption(assessmentDate);

export type ExplainOptions = OptionsOf<typeof declare> & {
  readonly file: string;
  readonly id?: string | undefined;
};

export const explainCommand: DeclareCommand = (run) =>
  declare().action((file, id, _options, command) =>
    run((environment) => explain(environment, { ...command.optsWithGlobals(), file, id })),
  );

/** Explains one part of an assessment, or lists what can be explained. */
export async function explain(environment: Environment, options: ExplainOptions): Promise<number> {
  const { id = null } = options;
  const format = outputFormat(environment, options, formats);
  if (format === null) return exitCode.usage;
  const result = await loadAssessment(environment, options);
  if (!result.ok) return result.code;
  const explained = explainAssessment(result.assessment, id);
  if (!explained.found) {
    const { suggestions } = explained;
    const hint =
      suggestions.length === 0
        ? 'Without a name, explain lists everything.'
        : `Did you mean ${suggestions.map(quote).join(', ')}?`;
    return usageError(environment, `nothing in this assessment is called ${quote(id ?? '')}. ${hint}`);
  }
  const write = explanationFormats[format];
  environment.stdout.write(write(explained.explanation, reportContext(environment, options)));
  return exitCode.success;
}
