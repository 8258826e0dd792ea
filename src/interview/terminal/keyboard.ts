import type { Reply, Screen } from '../screens/screen.ts';
import { allows, isBeforeApart, longestText, nothingChosen, numberFault } from '../screens/text.ts';

/** What the user has done on a screen so far; nothing of it counts until Enter. */
export interface Cursor {
  /** Place of the choice under the cursor; -1: none yet, so that no answer is suggested. */
  readonly active: number;
  readonly ticked: readonly string[];
  /** Digits or text. */
  readonly typed: string;
  /** A number shown from before goes away with the first digit that is typed. */
  readonly isTouched: boolean;
  /** The next Enter means that nothing is ticked on purpose. */
  readonly isConfirming: boolean;
  /** First line shown of the help; null while it is closed. */
  readonly help: number | null;
  readonly message: string | null;
}

/** A key as readline tells it. */
export interface Key {
  readonly name?: string | undefined;
  readonly sequence?: string | undefined;
  readonly ctrl?: boolean | undefined;
}

export type Pressed =
  { readonly kind: 'stay'; readonly cursor: Cursor } | { readonly kind: 'reply'; readonly reply: Reply };

/** The cursor of a screen that has just come up: on the previous answer, if there is one. */
export function cursorOf(screen: Screen): Cursor {
  const { input } = screen;
  const empty: Cursor = {
    active: -1,
    ticked: [],
    typed: '',
    isTouched: false,
    isConfirming: false,
    help: null,
    message: null,
  };
  switch (input.kind) {
    case 'one':
      return { ...empty, active: input.choices.findIndex(({ id }) => id === input.selected) };
    case 'many':
      return { ...empty, active: isBeforeApart(screen) ? -1 : 0, ticked: input.selected ?? [] };
    case 'number':
      return { ...empty, typed: input.value === null ? '' : String(input.value) };
    case 'text':
      return { ...empty, typed: input.value };
  }
}

/**
 * What a key does.
 *
 * @param page how many choices a page holds
 */
export function press(screen: Screen, cursor: Cursor, key: Key, page: number): Pressed {
  if (cursor.help !== null) return stay({ ...cursor, help: scrolled(cursor.help, key) });
  const command = commandOf(screen, key);
  if (command === 'help') return stay({ ...cursor, help: 0 });
  if (command !== null && allows(screen, command))
    return { kind: 'reply', reply: { kind: 'command', command } };
  const isUntouched = cursor.active < 0 && cursor.typed === '' && cursor.ticked.length === 0;
  if (isEnter(key) && isUntouched && isBeforeApart(screen)) return send({ kind: 'kept' });
  switch (screen.input.kind) {
    case 'one':
    case 'many':
      return pressOnChoices(screen, { ...cursor, message: null }, key, page);
    case 'number':
      return pressOnNumber(screen, { ...cursor, message: null }, key);
    case 'text':
      return isEnter(key) ? sendText(cursor) : stay(cursor);
  }
}

const stay = (cursor: Cursor): Pressed => ({ kind: 'stay', cursor });
const isEnter = ({ name }: Key): boolean => name === 'return' || name === 'enter';

function scrolled(top: number, { name }: Key): number | null {
  if (name === 'down' || name === 'pagedown') return top + 1;
  if (name === 'up' || name === 'pageup') return Math.max(0, top - 1);
  return null;
}

const letters: Readonly<Record<string, 'dont-know' | 'note' | 'review' | 'quit' | 'help'>> = {
  d: 'dont-know',
  n: 'note',
  r: 'review',
  q: 'quit',
  '?': 'help',
};

function commandOf(screen: Screen, { name, sequence, ctrl }: Key) {
  if (ctrl === true) return name === 's' ? 'quit' : null;
  // In a text, letters are letters, and left and right move in it.
  if (screen.input.kind === 'text') return name === 'up' ? 'back' : null;
  if (name === 'left') return 'back';
  if (name === 'right') return 'forward';
  const found = letters[sequence ?? name ?? ''];
  return found === undefined || !allows(screen, found) ? null : found;
}

function pressOnChoices(screen: Screen, cursor: Cursor, key: Key, page: number): Pressed {
  const { input } = screen;
  if (input.kind !== 'one' && input.kind !== 'many') return stay(cursor);
  const last = input.choices.length - 1;
  const move = (to: number): Pressed =>
    stay({ ...cursor, typed: '', active: Math.max(0, Math.min(last, to)) });
  const { active } = cursor;
  switch (key.name) {
    case 'down':
      return move(active === last ? 0 : active + 1);
    case 'up':
      return move(active <= 0 ? last : active - 1);
    case 'pagedown':
      return move(active + page);
    case 'pageup':
      return move(active - page);
    case 'home':
      return move(0);
    case 'end':
      return move(last);
    case 'space':
      return input.kind === 'many' ? tick(screen, { ...cursor, typed: '' }, active) : stay(cursor);
    case 'return':
    case 'enter':
      return input.kind === 'many' ? sendTicked(screen, cursor) : sendActive(screen, cursor);
    default:
      return pressDigit(screen, cursor, key);
  }
}

/** Digits name a choice; with more than nine of them, two digits in a row do. */
function pressDigit(screen: Screen, cursor: Cursor, { sequence, name }: Key): Pressed {
  const { input } = screen;
  const digit = sequence ?? name ?? '';
  if ((input.kind !== 'one' && input.kind !== 'many') || !/^\d$/.test(digit)) return stay(cursor);
  const count = input.choices.length;
  const longer = `${cursor.typed}${digit}`;
  const typed = Number(longer) >= 1 && Number(longer) <= count ? longer : digit;
  const at = Number(typed) - 1;
  if (at < 0 || at >= count) return stay({ ...cursor, typed: '' });
  const moved = { ...cursor, typed, active: at };
  return input.kind === 'many' && count < 10 ? tick(screen, { ...moved, typed: '' }, at) : stay(moved);
}

function tick({ input }: Screen, cursor: Cursor, at: number): Pressed {
  if (input.kind !== 'many') return stay(cursor);
  const id = input.choices[at]?.id;
  if (id === undefined) return stay(cursor);
  const isTicked = (choice: string): boolean => cursor.ticked.includes(choice) !== (choice === id);
  const ticked = input.choices.map((choice) => choice.id).filter(isTicked);
  return stay({ ...cursor, ticked, isConfirming: false });
}

const nothingTicked = 'Nothing is ticked: Space ticks a line.';
const noneOfThese = 'Nothing is ticked. Enter again answers: none of these. Space ticks a line.';

function sendTicked({ input }: Screen, cursor: Cursor): Pressed {
  if (cursor.ticked.length > 0) return send({ kind: 'chosen', ids: cursor.ticked });
  if (input.kind === 'many' && input.least > 0) return stay({ ...cursor, message: nothingTicked });
  // To tick nothing is an answer, but also what happens to those who take Enter for the key that chooses.
  if (cursor.isConfirming) return send({ kind: 'chosen', ids: [] });
  return stay({ ...cursor, isConfirming: true, message: noneOfThese });
}

function sendActive({ input }: Screen, cursor: Cursor): Pressed {
  const choice = input.kind === 'one' ? input.choices[cursor.active] : undefined;
  return choice === undefined
    ? stay({ ...cursor, message: nothingChosen })
    : send({ kind: 'chosen', ids: [choice.id] });
}

function pressOnNumber({ input }: Screen, cursor: Cursor, key: Key): Pressed {
  if (input.kind !== 'number') return stay(cursor);
  const touched = { ...cursor, isTouched: true };
  if (key.name === 'backspace') return stay({ ...touched, typed: cursor.typed.slice(0, -1) });
  if (isEnter(key)) {
    const fault = numberFault(input, cursor.typed);
    return fault === null
      ? send({ kind: 'number', value: Number(cursor.typed) })
      : stay({ ...cursor, message: fault });
  }
  const typed = key.sequence ?? key.name ?? '';
  if (!/^[\d-]$/.test(typed) || cursor.typed.length >= 15) return stay(cursor);
  return stay({ ...touched, typed: `${cursor.isTouched ? cursor.typed : ''}${typed}` });
}

const sendText = ({ typed }: Cursor): Pressed =>
  send({ kind: 'text', text: typed.trim().slice(0, longestText) });

const send = (reply: Reply): Pressed => ({ kind: 'reply', reply });
