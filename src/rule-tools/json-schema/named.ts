import { field, items, textOf, type Node } from '../../source/node.ts';
import type { Home, Kind, Names } from '../lint/symbol-table.ts';
import type { Schema } from './json-schema.ts';

/** A value of a list of values to choose from, with what an editor tells about it. */
export interface Choice {
  readonly id: string;
  readonly text: string;
}

/** What ids look like in every format; those that do not are reported as faults of their file, and offered nowhere. */
const wellFormed = /^[A-Za-z0-9][A-Za-z0-9.-]{0,63}$/;

/** Whatever has an id in the pack and can be named from a file, in the order of the files. */
export function choicesOf(names: Names, kind: Kind, home: Home | 'any'): readonly Choice[] {
  return [...names.visible(kind, home).ids.values()]
    .filter(({ id }) => wellFormed.test(id))
    .map(({ id, node }) => ({ id, text: describe(node) }));
}

export const optionsOf = (question: Node): readonly Choice[] =>
  items(field(question, 'options')).flatMap((option) => {
    const id = textOf(field(option, 'id'));
    return id === null || !wellFormed.test(id) ? [] : [{ id, text: describe(option) }];
  });

/** What a reader knows something by, and what helps to tell it from others. */
export function describe(node: Node): string {
  const lines = ['ask', 'title', 'label', 'statement', 'why', 'means', 'what', 'hint'].flatMap((key) => {
    const text = textOf(field(node, key));
    return text === null ? [] : [text];
  });
  return lines.slice(0, 2).join('\n\n');
}

/**
 * One of these values. The texts stand under enumDescriptions, which the language servers for YAML and JSON show beside
 * each value; with `const` and `description` in a list of alternatives, a wrong value is told only what one of them is.
 */
export function oneOf(choices: readonly Choice[], description: string): Schema {
  // A list of no values is no schema: nothing can be named where there is nothing.
  if (choices.length === 0) return { description, not: {} };
  return {
    description,
    type: 'string',
    enum: choices.map(({ id }) => id),
    enumDescriptions: choices.map(({ text }) => text),
  };
}
