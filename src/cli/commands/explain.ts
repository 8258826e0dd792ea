import { quote } from '../../source/sanitize.ts';
import { explain as explained } from '../../report/views/explain/explain.ts';
import { explanationFormats } from '../../report/views/explain/formats.ts';
import { exitCode, type Environment } from '../environment.ts';
import type { ExplainOptions } from './options/types.ts';
import { readAssessment } from '../io/load-assessment.ts';
import { reportContext } from '../io/report-context.ts';

/** Explains one part of an assessment, or lists what can be explained. */
export async function explain(environment: Environment, options: ExplainOptions): Promise<number> {
  const { stdout, stderr } = environment;
  const { id = null, format = 'terminal' } = options;
  const write = Object.hasOwn(explanationFormats, format) ? explanationFormats[format] : undefined;
  if (write === undefined) {
    const known = Object.keys(explanationFormats).join(', ');
    stderr.write(`born-global: ${quote(format)} is no format of explanations; there are ${known}.\n`);
    return exitCode.usage;
  }
  const read = await readAssessment(environment, options);
  if (!read.ok) return read.code;
  const result = explained(read.assessment, id);
  if (!result.found) {
    const { suggestions } = result;
    const hint =
      suggestions.length === 0
        ? 'Without a name, explain lists all there are.'
        : `Did you mean ${suggestions.map(quote).join(', ')}?`;
    stderr.write(`born-global: nothing in this assessment is called ${quote(id ?? '')}. ${hint}\n`);
    return exitCode.usage;
  }
  stdout.write(write(result.explanation, reportContext(environment, options)));
  return exitCode.fine;
}
