import type { Diagnostic } from '../../../source/diagnostic.ts';
import { sanitize } from '../../../source/sanitize.ts';
import { safeJson } from '../../../report/renderers/json.ts';
import { fullText, type DiagnosticFormat } from './format.ts';
import { fingerprints } from './fingerprints.ts';

/** SARIF 2.1.0, as code scanning services read it; what is suppressed is included, marked as such. */
export const sarif: DiagnosticFormat = (diagnostics, { texts, suppressed, style, version, help }) => {
  const all: readonly { readonly diagnostic: Diagnostic; readonly reason: string | null }[] = [
    ...diagnostics.map((diagnostic) => ({ diagnostic, reason: null })),
    ...suppressed,
  ];
  const codes = [...new Set(all.map(({ diagnostic }) => diagnostic.code))].sort();
  const names = fingerprints(
    all.map(({ diagnostic }) => diagnostic),
    texts,
  );
  const log = {
    $schema: 'https://json.schemastore.org/sarif-2.1.0.json',
    version: '2.1.0',
    runs: [
      {
        tool: {
          driver: {
            name: 'born-global',
            version,
            rules: codes.map((code) => {
              const { severity, meaning, fix } = help(code);
              return {
                id: code,
                shortDescription: { text: meaning },
                fullDescription: { text: meaning },
                help: { text: `${fix}\n\nWith examples: born-global rules explain ${code}` },
                defaultConfiguration: { level: severity.startsWith('error') ? 'error' : 'warning' },
              };
            }),
          },
        },
        columnKind: 'utf16CodeUnits',
        results: all.map(({ diagnostic, reason }, index) => ({
          ruleId: diagnostic.code,
          ruleIndex: codes.indexOf(diagnostic.code),
          level: diagnostic.severity,
          message: {
            text: unlinked(fullText(diagnostic)),
          },
          locations: [locationOf(diagnostic)],
          partialFingerprints: { 'bornGlobal/v1': names[index] ?? '' },
          ...(reason === null ? {} : { suppressions: [{ kind: 'inSource', justification: reason }] }),
        })),
      },
    ],
  };
  return safeJson(log, style);
};

/** Viewers make a link of `[words](address)` in a message, as SARIF says. */
const unlinked = (text: string): string => text.replaceAll('](', '] (');

function locationOf({ file, start, end }: Diagnostic): object {
  const region =
    start === null
      ? undefined
      : {
          startLine: start.line,
          startColumn: start.column,
          endLine: end?.line ?? start.line,
          endColumn: end?.column ?? start.column,
        };
  const uri = sanitize(file).replaceAll('\\', '/').split('/').map(encodeURIComponent).join('/');
  return {
    physicalLocation: {
      artifactLocation: { uri },
      ...(region === undefined ? {} : { region }),
    },
  };
}
