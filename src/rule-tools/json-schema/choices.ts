import { field, items, textOf, type Node } from '../../source/node.ts';
import type { Home, SymbolTable } from '../lint/symbol-table.ts';
import type { Schema } from './json-schema.ts';
import type { NameKind } from '../../rule-pack/entry-types.ts';

/** A value to choose from, with the description an editor shows. */
export interface Choice {
  readonly id: string;
  readonly text: string;
}

/** The form of ids in every format; invalid ones are reported in their own file and not offered. */
const wellFormed = /^[A-Za-z0-9][A-Za-z0-9.-]{0,63}$/;

/** The ids of a kind that a file may use, in file order. */
export function choicesOf(symbols: SymbolTable, kind: NameKind, home: Home | 'any'): readonly Choice[] {
  return [...symbols.visible(kind, home).ids.values()]
    .filter(({ id }) => wellFormed.test(id))
    .map(({ id, node }) => ({ id, text: describe(node) }));
}

export const optionsOf = (question: Node): readonly Choice[] =>
  items(field(question, 'options')).flatMap((option) => {
    const id = textOf(field(option, 'id'));
    return id === null || !wellFormed.test(id) ? [] : [{ id, text: describe(option) }];
  });

/** The title of an entry and, if there is one, a second text that explains it. */
export function describe(node: Node): string {
  const lines = ['ask', 'title', 'label', 'statement', 'why', 'means', 'what', 'hint'].flatMap((key) => {
    const text = textOf(field(node, key));
    return text === null ? [] : [text];
  });
  return lines.slice(0, 2).join('\n\n');
}

/**
 * One of these values. `enumDescriptions` is what the YAML and JSON language servers show beside each value;
 * alternatives with `const` and `description` would make their error messages name only one of them.
 */
export function oneOf(choices: readonly Choice[], description: string): Schema {
  // An empty enum is not valid JSON Schema.
  if (choices.length === 0) return { description, not: {} };
  return {
    description,
    type: 'string',
    enum: choices.map(({ id }) => id),
    enumDescriptions: choices.map(({ text }) => text),
  };
}
