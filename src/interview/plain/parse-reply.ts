import { commandOf } from './text.ts';
import type { Choice, Reply, Screen } from '../screens/screen.ts';
import { isBeforeApart, longestText, nothingChosen, numberFault } from '../screens/text.ts';

export type Understood =
  | { readonly kind: 'reply'; readonly reply: Reply }
  | { readonly kind: 'help' }
  | { readonly kind: 'fault'; readonly message: string };

const reply = (value: Reply): Understood => ({ kind: 'reply', reply: value });
const fault = (message: string): Understood => ({ kind: 'fault', message });

/** What a line means as a reply to a screen. */
export function understand(screen: Screen, given: string): Understood {
  const line = given.trim();
  const { input } = screen;
  const letter = input.kind === 'text' ? (/^:(.)$/.exec(line)?.[1] ?? '') : line;
  const command = commandOf(screen, letter);
  if (command === 'help') return { kind: 'help' };
  if (command !== null) return reply({ kind: 'command', command });
  if (line === '' && isBeforeApart(screen)) return reply({ kind: 'kept' });
  switch (input.kind) {
    case 'one': {
      if (line === '') return kept(input.selected === null ? null : [input.selected]);
      const found = named(input.choices, line);
      return found === null ? fault(range(input.choices)) : reply({ kind: 'chosen', ids: [found] });
    }
    case 'many':
      return line === '' ? kept(input.selected) : several(input.choices, input.least, line);
    case 'number': {
      if (line === '' && input.value !== null) return reply({ kind: 'number', value: input.value });
      const wrong = numberFault(input, line);
      return wrong === null ? reply({ kind: 'number', value: Number(line) }) : fault(wrong);
    }
    case 'text':
      if (line === '') return reply({ kind: 'text', text: input.value });
      return reply({ kind: 'text', text: line === ':x' ? '' : line.slice(0, longestText) });
  }
}

const kept = (before: readonly string[] | null): Understood =>
  before === null ? fault(nothingChosen) : reply({ kind: 'chosen', ids: before });

function several(choices: readonly Choice[], least: number, line: string): Understood {
  const parts = line.split(/[\s,;]+/).filter((part) => part !== '');
  if (parts.length === 1 && parts[0] === '0')
    return least === 0 ? reply({ kind: 'chosen', ids: [] }) : fault(range(choices));
  const found = parts.map((part) => named(choices, part));
  if (found.length === 0 || found.includes(null)) return fault(range(choices));
  return reply({ kind: 'chosen', ids: choices.map(({ id }) => id).filter((id) => found.includes(id)) });
}

/** A choice by its number or, for scripts that should not break when a choice is added, by its id. */
function named(choices: readonly Choice[], part: string): string | null {
  const byNumber = /^\d{1,4}$/.test(part) ? choices[Number(part) - 1]?.id : undefined;
  return byNumber ?? choices.find(({ id }) => id === part)?.id ?? null;
}

const range = (choices: readonly Choice[]): string => `Please type a number from 1 to ${choices.length}.`;
