import type { PackFile } from '../../rule-pack/parse-rule-pack.ts';
import type { Diagnostic } from '../../source/diagnostic.ts';
import { entries, diagnosticAt, field, items, textOf, texts, type Node } from '../../source/node.ts';
import { quote } from '../../source/sanitize.ts';
import type { SymbolTable } from './symbol-table.ts';
import { nodesOf } from '../../rule-pack/traverse.ts';

/** A hostile pack may contain millions. */
const maxCycles = 50;

/** What an entry waits for. */
interface Link {
  readonly node: Node;
  readonly to: readonly string[];
}

/**
 * Reports recommendations that wait for each other, questions shown depending on each other, and modes that lead to
 * themselves.
 */
export function checkCycles(files: readonly PackFile[], symbols: SymbolTable): readonly Diagnostic[] {
  const after = new Map<string, Link>();
  const shown = new Map<string, Link>();
  for (const { kind, id, node } of symbols.all) {
    if (kind === 'recommendation') {
      const waits = field(node, 'after');
      after.set(id, { node: waits, to: texts(waits).flatMap((text) => textOf(text) ?? []) });
    } else if (kind === 'question') {
      const condition = field(node, 'show-when');
      shown.set(id, { node: condition, to: testedQuestions(condition) });
    }
  }
  return [
    ...cycles(after).map((ids) => {
      const message = `These recommendations wait for each other: ${chain(ids, 'comes after')}.`;
      return cycleDiagnostic(after, ids, message, 'prerequisites that can be done first');
    }),
    ...cycles(shown).map((ids) => {
      const message = `Whether each of these questions is shown depends on another of them: ${chain(ids, 'is shown by')}.`;
      return cycleDiagnostic(shown, ids, message, 'conditions on questions asked before');
    }),
    ...routesToThemselves(files),
  ].flat();
}

function cycleDiagnostic(
  links: ReadonlyMap<string, Link>,
  [id = '']: readonly string[],
  message: string,
  expected: string,
): readonly Diagnostic[] {
  const link = links.get(id);
  return link === undefined ? [] : [diagnosticAt(link.node, 'cycle', message, { at: 'key', expected })];
}

const chain = (ids: readonly string[], verb: string): string =>
  [...ids, ids[0] ?? ''].map(quote).slice(0, 9).join(` ${verb} `);

function testedQuestions(condition: Node): readonly string[] {
  return entries(condition).flatMap(([key, value]) => {
    if (key === 'all' || key === 'any') return items(value).flatMap(testedQuestions);
    return key === 'not' ? testedQuestions(value) : [key];
  });
}

/** Each cycle once, starting at the member declared first. Iterative, because chains may be long. */
function cycles(links: ReadonlyMap<string, Link>): readonly (readonly string[])[] {
  const found: (readonly string[])[] = [];
  const done = new Set<string>();
  for (const start of links.keys()) {
    if (done.has(start) || found.length >= maxCycles) continue;
    const path: string[] = [start];
    const indexOf = new Map([[start, 0]]);
    const next = [0];
    while (path.length > 0) {
      const top = path.length - 1;
      const id = path[top] ?? '';
      const step = next[top] ?? 0;
      const to = links.get(id)?.to[step];
      next[top] = step + 1;
      if (to === undefined) {
        path.pop();
        next.pop();
        indexOf.delete(id);
        done.add(id);
      } else if (indexOf.has(to)) {
        if (found.length < maxCycles) found.push(path.slice(indexOf.get(to)));
      } else if (links.has(to) && !done.has(to)) {
        indexOf.set(to, path.length);
        path.push(to);
        next.push(0);
      }
    }
  }
  return found;
}

function routesToThemselves(files: readonly PackFile[]): readonly Diagnostic[] {
  return nodesOf(files, 'mode').flatMap((mode) =>
    items(field(mode, 'then'))
      .map((step) => field(step, 'mode'))
      .filter((to) => textOf(to) !== null && textOf(to) === textOf(field(mode, 'id')))
      .map((to) =>
        diagnosticAt(to, 'cycle', 'The route after an entry mode leads to another one.', {
          expected: 'another entry mode',
        }),
      ),
  );
}
