import { packFormats, type PackFile } from '../../rule-pack/parse-rule-pack.ts';
import type { Diagnostic, DiagnosticCode } from '../../source/diagnostic.ts';
import { exists, diagnosticAt, field, root, textOf, texts, type Node } from '../../source/node.ts';
import { quote } from '../../source/sanitize.ts';
import { scoredLists } from '../../rule-pack/shapes.ts';
import { nodesOf } from '../../rule-pack/traverse.ts';
import { citationsOf } from './reference-paths.ts';

/** A fact is stale after this many months. */
const maxFactAgeMonths = 18;

/** Reports uncited handbook entries, undated facts, stale facts and due reviews. `today` is YYYY-MM-DD. */
export function checkEvidence(files: readonly PackFile[], today: string): readonly Diagnostic[] {
  const cited = new Map<string, Node[]>();
  for (const { node } of citationsOf(files)) {
    const id = textOf(node) ?? '';
    const known = cited.get(id);
    if (known === undefined) cited.set(id, [node]);
    else known.push(node);
  }
  const sources = nodesOf(files, 'source');
  const facts = nodesOf(files, 'fact');
  // The rule that cites an entry may be in a file that is missing or unreadable.
  const complete =
    files.every(({ document }) => document.value !== undefined) &&
    packFormats.every((format) => files.some((file) => file.format === format));
  const audiences = audiencesOf(files);
  return [
    ...(complete ? sources.flatMap((source) => checkCoverage(source, cited, audiences)) : []),
    ...[...sources, ...facts].flatMap((source) => checkDates(source, cited, today)),
  ];
}

/** The audiences a pack addresses. */
function audiencesOf(files: readonly PackFile[]): readonly string[] {
  const manifest = files.find(({ format }) => format === 'pack');
  const named = manifest === undefined ? [] : texts(field(root(manifest.document), 'audiences'));
  return named.length === 0 ? [defaultAudience] : named.flatMap((node) => textOf(node) ?? []);
}

const defaultAudience = 'sme';

/** Every handbook entry for an audience of the pack must be cited by a rule, or excused. */
function checkCoverage(
  source: Node,
  cited: ReadonlyMap<string, readonly Node[]>,
  audiences: readonly string[],
): readonly Diagnostic[] {
  const idNode = field(source, 'id');
  const id = textOf(idNode);
  if (id === null || textOf(field(source, 'kind')) !== 'handbook') return [];
  const audience = field(source, 'audience');
  if (!exists(audience)) {
    const message = `The handbook entry ${quote(id)} does not say whom it speaks to.`;
    return [diagnosticAt(idNode, 'missing-key', message, { expected: 'audience: [sme], [cluster], …' })];
  }
  const excuses = audiences.map((name) => field(field(source, 'excused'), name)).filter(exists);
  if (cited.has(id))
    return excuses.map((excuse) => {
      const message = `The handbook entry ${quote(id)} is excused, but a rule cites it.`;
      const details = { severity: 'warning', at: 'key', expected: 'no excuse' } as const;
      return diagnosticAt(excuse, 'uncited-entry', message, details);
    });
  const spokenTo = texts(audience).flatMap((node) => textOf(node) ?? []);
  const uncited = spokenTo.filter(
    (name) => audiences.includes(name) && !exists(field(field(source, 'excused'), name)),
  );
  if (uncited.length === 0) return [];
  const message = `The handbook entry ${quote(id)} speaks to ${uncited.map((name) => audienceNames[name] ?? name).join(' and ')}, but no rule cites it.`;
  const expected = `a rule that cites it, or excused: {${uncited[0] ?? ''}: the reason}`;
  return [diagnosticAt(idNode, 'uncited-entry', message, { expected })];
}

const audienceNames: Readonly<Record<string, string>> = {
  sme: 'small companies',
  large: 'large companies',
  cluster: 'clusters',
  consortium: 'consortia of clusters',
};

const datedKinds = new Set(['official', 'secondary']);

function checkDates(
  source: Node,
  cited: ReadonlyMap<string, readonly Node[]>,
  today: string,
): readonly Diagnostic[] {
  const idNode = field(source, 'id');
  const id = textOf(idNode) ?? '';
  const date = field(source, 'as-of');
  const review = field(source, 'review-by');
  const kind = textOf(field(source, 'kind')) ?? '';
  const warn = (node: Node, code: DiagnosticCode, message: string, expected: string): Diagnostic =>
    diagnosticAt(node, code, message, { severity: 'warning', expected });
  const diagnostics = [date, review]
    .filter((node) => hasDateForm(node) && lastDay(node) === null)
    .map((node) =>
      diagnosticAt(node, 'schema', `There is no such day: ${quote(textOf(node) ?? '')}.`, {
        expected: 'a day of the calendar',
      }),
    );
  if (!exists(date) && datedKinds.has(kind)) {
    const affectsScores = (cited.get(id) ?? []).some(isScored);
    const message = `The fact ${quote(id)} has no date${affectsScores ? ', but scores rest on it' : ''}.`;
    const details = { expected: 'as-of: the year, month or day at which it was true' };
    diagnostics.push(
      diagnosticAt(idNode, 'undated-fact', message, {
        ...details,
        severity: affectsScores ? 'error' : 'warning',
      }),
    );
  }
  const asOf = lastDay(date);
  const due = lastDay(review);
  const isScheduled = due !== null && due >= today;
  if (asOf !== null && datedKinds.has(kind) && !isScheduled && asOf < monthsBefore(today, maxFactAgeMonths)) {
    const message = `The fact ${quote(id)} is older than ${maxFactAgeMonths} months.`;
    diagnostics.push(warn(date, 'stale-fact', message, 'a look at the source, and today as its date'));
  }
  if (due !== null && due < today)
    diagnostics.push(
      warn(
        review,
        'review-due',
        `The review of ${quote(id)} is due.`,
        'a look at the source, and a later date',
      ),
    );
  return diagnostics;
}

/**
 * True in rules that give points, open or close entry modes, or weigh on markets; false in questions, helpers, events
 * and advice.
 */
function isScored({ path, document }: Node): boolean {
  return path.some((segment) => scoredLists.has(segment)) && document.value !== undefined;
}

/** Matches a year, a month or a day. */
const datePattern = /^(\d{4})(?:-(\d{2}))?(?:-(\d{2}))?$/;

/** True if the text has the form of a date; the schema reports any other. */
const hasDateForm = (date: Node): boolean => datePattern.test(textOf(date) ?? '');

/** The last day of the year, month or day that a date names; null if the calendar has no such day. */
function lastDay(date: Node): string | null {
  const parts = datePattern.exec(textOf(date) ?? '');
  if (parts === null) return null;
  const [, year = '', month = '12', day] = parts;
  const days = daysIn(Number(year), Number(month));
  if (days === 0 || Number(day) < 1 || Number(day) > days) return null;
  return `${year}-${month}-${day ?? String(days)}`;
}

function daysIn(year: number, month: number): number {
  if (month === 2) return (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0 ? 29 : 28;
  return [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31][month - 1] ?? 0;
}

function monthsBefore(day: string, months: number): string {
  const [year = 0, month = 1] = day.split('-').map(Number);
  const count = year * 12 + month - 1 - months;
  const [earlierYear, earlierMonth] = [Math.floor(count / 12), (count % 12) + 1];
  return `${earlierYear}-${String(earlierMonth).padStart(2, '0')}-${day.slice(8)}`;
}
