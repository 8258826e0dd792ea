import { expect, test } from 'vitest';
import { startOf } from '../../src/interview/state/reducer.ts';
import { understand, type Understood } from '../../src/interview/plain/parse-reply.ts';
import { describe as describeScreen } from '../../src/interview/plain/text.ts';
import type { Screen } from '../../src/interview/screens/screen.ts';
import { screenOf } from '../../src/interview/screens/screens.ts';
import type { AnswerFile } from '../../src/schema/types.ts';
import { smallPack } from '../fixtures/small-pack.ts';
import { questionsOf } from './script.ts';

const questions = questionsOf(smallPack);

/** The screen of a question, with answers given before. */
function screen(question: string, answers: AnswerFile['answers'] = {}): Screen {
  const state = { ...startOf({ answers }), step: { kind: 'question', question, market: null } as const };
  const found = screenOf(questions, state, { file: 'a.yaml', isResumed: false, notices: [] });
  if (found === null) throw new Error('no screen');
  return found;
}

const chosen = (...ids: readonly string[]): Understood => ({ kind: 'reply', reply: { kind: 'chosen', ids } });
const fault = expect.objectContaining({ kind: 'fault' }) as unknown;

test.each<[string, string, AnswerFile['answers'], unknown]>([
  ['stage', '1', {}, chosen('idea')],
  ['stage', ' 3 ', {}, chosen('sold')],
  ['stage', 'trial', {}, chosen('trial')],
  ['stage', '4', {}, chosen('dont-know')],
  ['stage', '', { stage: 'sold' }, chosen('sold')],
  ['stage', '', { stage: { 'one-of': ['idea', 'sold'] } }, { kind: 'reply', reply: { kind: 'kept' } }],
  ['stage', '', {}, fault],
  ['stage', '0', {}, fault],
  ['stage', '5', {}, fault],
  ['stage', '1 2', {}, fault],
  ['stage', '?', {}, { kind: 'help' }],
  ['stage', 'q', {}, { kind: 'reply', reply: { kind: 'command', command: 'quit' } }],
  ['stage', 'D', {}, { kind: 'reply', reply: { kind: 'command', command: 'dont-know' } }],
  ['stage', 'f', {}, fault],
  ['needs', '2,1', {}, chosen('funding', 'channel')],
  ['needs', '2, 2', {}, chosen('channel')],
  ['needs', '0', {}, chosen()],
  ['needs', '1,3', {}, fault],
  ['needs', ',', {}, fault],
  ['needs', '', { needs: ['channel'] }, chosen('channel')],
  ['needs', '', { needs: 'dont-know' }, { kind: 'reply', reply: { kind: 'kept' } }],
  ['runway-months', '12', {}, { kind: 'reply', reply: { kind: 'number', value: 12 } }],
  ['runway-months', '', { 'runway-months': 7 }, { kind: 'reply', reply: { kind: 'number', value: 7 } }],
  ['runway-months', '61', {}, fault],
  ['runway-months', '-1', {}, fault],
  ['runway-months', '1e1', {}, fault],
  ['runway-months', 'twelve', {}, fault],
])('parses the reply to %s: line %j after %o', (question, line, before, wanted) => {
  expect(understand(screen(question, before), line)).toEqual(wanted);
});

test('a screen as plain lines, in the order in which they are best heard', () => {
  const look = { colour: false, unicode: true, clean: (text: string) => text };
  expect(describeScreen(screen('stage', { stage: 'trial' }), look)).toEqual([
    'All (section 1 of 3), question 1 of 4, 1 of 6 answered.',
    'Stage?',
    '1. idea',
    '2. trial',
    '3. sold',
    "4. Don't know",
    'Answer so far: trial. Enter keeps it.',
    "Type a number, ? why we ask, d don't know, b back, f next, n note, r review, q save and quit.",
  ]);
});
