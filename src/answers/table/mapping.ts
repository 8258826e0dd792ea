import type { Diagnostic } from '../../source/diagnostic.ts';
import { parseDocument } from '../../source/document.ts';
import { closestMatch } from '../../source/closest-match.ts';
import { quote } from '../../source/sanitize.ts';
import { at, diagnosticAt, field, items, root, type Node } from '../../source/node.ts';
import type { Pack } from '../../rule-pack/rule-pack.ts';
import { schemaDiagnostics } from '../../source/schema-diagnostics.ts';
import isMappingFile from '../../schema/generated/mapping-validator.js';
import type { MappedColumn } from '../../schema/types.ts';
import { isEmptyColumn, unknownColumn, type Column, type Columns } from './columns.ts';
import { mappedTarget } from './mapped-target.ts';
import { normalize } from './option-names.ts';
import { columnLetters, type Table } from './table.ts';

export interface MappingResult {
  /** Null where an error in the mapping stands in the way. */
  readonly columns: Columns | null;
  /** About the mapping itself. */
  readonly diagnostics: readonly Diagnostic[];
}

/**
 * What the columns of a table are, by a mapping. Columns that it does not name are reported among the diagnostics of the
 * columns, and not read.
 *
 * @param text YAML
 * @param file the name of the mapping, for diagnostics
 */
export function mappedColumns(text: string, file: string, table: Table, pack: Pack): MappingResult {
  const document = parseDocument(file, text);
  const faults = [...document.diagnostics, ...schemaDiagnostics(document, isMappingFile)];
  const mapping = document.value;
  if (faults.length > 0 || !isMappingFile(mapping)) return { columns: null, diagnostics: faults };
  const nodes = items(at(root(document), 'columns'));
  const columns: Column[] = [];
  const taken = new Set<number>();
  for (const [place, mapped] of mapping.columns.entries()) {
    const node = nodes[place];
    if (node === undefined) continue;
    const found = columnOf(mapped, node, table);
    const target = mappedTarget(mapped, node, pack);
    if (!found.ok) faults.push(found.diagnostic);
    if (!target.ok) faults.push(...target.diagnostics);
    if (!found.ok || !target.ok) continue;
    if (taken.has(found.index)) {
      const message = `This column is mapped twice.`;
      faults.push(
        diagnosticAt(field(node, 'heading'), 'duplicate-id', message, { expected: 'each column once' }),
      );
    }
    taken.add(found.index);
    const heading = table.rows[0]?.[found.index];
    if (heading !== undefined) columns.push({ index: found.index, heading, target: target.target });
  }
  if (faults.some(({ severity }) => severity === 'error')) return { columns: null, diagnostics: faults };
  const known = mapping.columns.map(({ heading }) => heading);
  const unread = (table.rows[0] ?? []).filter(
    (_, index) => !taken.has(index) && !isEmptyColumn(table, index),
  );
  const diagnostics = unread.map((heading) => unknownColumn(table, heading, known));
  return { columns: { columns, diagnostics, empty: mapping.empty ?? [] }, diagnostics: faults };
}

type ColumnFound =
  { readonly ok: true; readonly index: number } | { readonly ok: false; readonly diagnostic: Diagnostic };

function columnOf({ heading, column }: MappedColumn, node: Node, table: Table): ColumnFound {
  const headings = (table.rows[0] ?? []).map(({ text }) => text);
  const same = headings.flatMap((text, index) => (normalize(text) === normalize(heading) ? [index] : []));
  const chosen = column === undefined ? same : same.filter((index) => columnLetters(index + 1) === column);
  const [index] = chosen;
  if (index !== undefined && chosen.length === 1) return { ok: true, index };
  const part = column === undefined ? 'heading' : 'column';
  if (chosen.length > 1) {
    const letters = same.map((one) => columnLetters(one + 1)).join(', ');
    const message = `Several columns have the heading ${quote(heading)}.`;
    const expected = `also column: one of ${letters}`;
    return {
      ok: false,
      diagnostic: diagnosticAt(field(node, part), 'unknown-column', message, { expected }),
    };
  }
  const message =
    column === undefined
      ? `${quote(table.file)} has no column ${quote(heading)}.`
      : `Column ${column} of ${quote(table.file)} does not have the heading ${quote(heading)}.`;
  const details = { expected: 'a heading of its first row', suggestion: closestMatch(heading, headings) };
  return { ok: false, diagnostic: diagnosticAt(field(node, part), 'unknown-column', message, details) };
}
