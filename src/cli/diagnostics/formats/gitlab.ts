import { safeJson } from '../../../report/renderers/json.ts';
import { fullText, type DiagnosticFormat } from './format.ts';
import { fingerprints } from './fingerprints.ts';

/** A code quality report of GitLab. */
export const gitlab: DiagnosticFormat = (diagnostics, { texts, style }) => {
  const names = fingerprints(diagnostics, texts);
  return safeJson(
    diagnostics.map((diagnostic, index) => {
      const { code, severity, file, start, end } = diagnostic;
      return {
        description: fullText(diagnostic),
        check_name: code,
        fingerprint: names[index] ?? '',
        severity: severity === 'error' ? 'major' : 'minor',
        location: { path: file, lines: { begin: start?.line ?? 1, end: end?.line ?? start?.line ?? 1 } },
      };
    }),
    style,
  );
};
