import { safeJson } from '../../../report/renderers/json.ts';
import { evidenceWords, wholeMessage, type FindingsFormat } from './findings.ts';
import { fingerprints } from './fingerprints.ts';

/** A code quality report of GitLab. */
export const gitlab: FindingsFormat = (diagnostics, { texts, look }) => {
  const names = fingerprints(diagnostics, texts);
  return safeJson(
    diagnostics.map((diagnostic, index) => {
      const { code, severity, file, start, end } = diagnostic;
      return {
        description: [wholeMessage(diagnostic), evidenceWords(diagnostic)]
          .filter((part) => part !== '')
          .join('\n'),
        check_name: code,
        fingerprint: names[index] ?? '',
        severity: severity === 'error' ? 'major' : 'minor',
        location: { path: file, lines: { begin: start?.line ?? 1, end: end?.line ?? start?.line ?? 1 } },
      };
    }),
    look,
  );
};
