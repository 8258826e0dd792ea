import type { Input, Screen } from '../screens/screen.ts';
import type { Look } from '../terminal/style.ts';
import {
  allows,
  commandWords,
  numberWords,
  progressWords,
  questionWords,
  sectionWords,
} from '../screens/text.ts';

/** A screen as plain lines, in the order in which they are best heard. */
export function describe(screen: Screen, { clean }: Look): readonly string[] {
  const { title, section, progress, notices, ask, details, input, note, before } = screen;
  const place = section === null ? title : `${sectionWords(section)}, ${questionWords(section)}`;
  const where = progress === null ? place : `${place}, ${progressWords(progress)}`;
  return [
    ...notices,
    `${where}.`,
    ask,
    ...details,
    ...choices(input),
    ...(before === null ? [] : [`Answer so far: ${before}. Enter keeps it.`]),
    ...(note === null ? [] : [`Note: ${note}`]),
    instructions(screen),
  ].map(clean);
}

function choices(input: Input): readonly string[] {
  if (input.kind === 'number') return [numberWords(input)];
  if (input.kind === 'text') return input.value === '' ? [] : [`Now: ${input.value}`];
  const isTicked = (id: string): boolean => input.kind === 'many' && (input.selected ?? []).includes(id);
  let group: string | null = null;
  return input.choices.flatMap(({ id, label, hint, group: own }, at) => {
    const heading = own !== null && own !== group ? [`${own}:`] : [];
    group = own;
    const more = hint === null ? '' : own === null ? ` (${hint})` : ` ${hint}`;
    return [...heading, `${at + 1}. ${label}${more}${isTicked(id) ? ' [chosen]' : ''}`];
  });
}

const letters = [
  ['help', '?'],
  ['dont-know', 'd'],
  ['back', 'b'],
  ['forward', 'f'],
  ['note', 'n'],
  ['review', 'r'],
  ['quit', 'q'],
] as const;

/** The command that a letter stands for, where the screen takes it. */
export function commandOf(screen: Screen, letter: string): (typeof letters)[number][0] | null {
  const found = letters.find(([command, known]) => known === letter.toLowerCase() && allows(screen, command));
  return found?.[0] ?? null;
}

function instructions(screen: Screen): string {
  const { input } = screen;
  const commands = letters
    .filter(([command]) => allows(screen, command))
    .map(([command, letter]) => `${input.kind === 'text' ? `:${letter}` : letter} ${commandWords[command]}`);
  return `${[answering(input), ...commands].join(', ')}.`;
}

function answering(input: Input): string {
  switch (input.kind) {
    case 'one':
      return 'Type a number';
    case 'many':
      return input.least === 0 ? 'Type numbers with commas, 0 for none of these' : 'Type numbers with commas';
    case 'number':
      return 'Type a number';
    case 'text':
      return input.value === ''
        ? 'Type a text, Enter leaves it out'
        : 'Type a text, Enter keeps it, :x removes it';
  }
}

export const promptOf = ({ input }: Screen): string => (input.kind === 'text' ? 'Text:' : 'Answer:');
