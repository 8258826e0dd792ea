import { existsSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { interview } from '../../src/interview/interview.ts';
import { reviewEvent } from '../../src/interview/screens/review.ts';
import type { Reply, Screen } from '../../src/interview/screens/screen.ts';
import { screenOf } from '../../src/interview/screens/screens.ts';
import { openStore } from '../../src/interview/storage/answers-file.ts';
import type { AnswerFile } from '../../src/schema/types.ts';
import { concreteAnswers } from '../engine/answer-arbitraries.ts';
import { smallPack } from '../fixtures/small-pack.ts';
import { questionsOf, Script } from './script.ts';

const questions = questionsOf(smallPack);
const answers: AnswerFile = {
  answers: {
    stage: 'sold',
    'ip-status': 'none',
    'distributor-terms': 'none',
    needs: ['channel'],
    'runway-months': 3,
  },
  markets: { mu: { pathway: 'unknown' } },
};

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'born-global-interview-'));
});
afterAll(() => rm(folder, { recursive: true, force: true }));

/** Answers every screen in turn and keeps what was shown; then the terminal closes. */
async function shown(
  replies: readonly Reply[],
  before: AnswerFile,
): Promise<{ screens: readonly Screen[]; saved: boolean }> {
  const screens: Screen[] = [];
  const path = join(await mkdtemp(join(folder, 'session-')), 'company.yaml');
  const opened = await openStore(path, 'company.yaml');
  if (!opened.ok) throw new Error('no store');
  const left = [...replies];
  await interview({
    questions,
    before,
    date: '2026-11-24',
    notices: [],
    interrupted: () => null,
    store: opened.store,
    asker: {
      ask: (screen) => {
        screens.push(screen);
        return Promise.resolve(left.shift() ?? { kind: 'closed' });
      },
      close: () => undefined,
    },
  });
  opened.store.close();
  return { screens, saved: existsSync(path) };
}

const chosen = (...ids: readonly string[]): Reply => ({ kind: 'chosen', ids });
const review: Reply = chosen('review');

const labels = ({ input }: Screen): readonly string[] =>
  input.kind === 'one' ? input.choices.map(({ label, hint }) => `${label} ${hint ?? ''}`) : [];

describe('what-if from the review', () => {
  test('shows what another answer would change, and saves nothing', async () => {
    const { screens, saved } = await shown(
      [
        review,
        chosen(':what-if'),
        chosen('runway-months'),
        { kind: 'number', value: 24 },
        { kind: 'command', command: 'back' },
      ],
      answers,
    );
    expect(saved).toBe(false);
    const [, , list, question, result, back] = screens;
    expect(list?.details).toEqual(['Choose a question and try another answer. Nothing of it is saved.']);
    expect(question?.ask).toBe('What if: Runway?');
    expect(question?.input).toMatchObject({ kind: 'number', value: 3 });
    expect(result?.details).toContain('Level: Exploring → Ready.');
    expect(result?.details).toContain('Showstopper gone: Cash runs out.');
    expect(result === undefined ? [] : labels(result)).toContain('Runway? 3 months → 24 months (tried)');
    expect(back?.ask).toBe('All questions are answered.');
  });

  test('several answers are tried together, one on a question takes the place of another, and all can be forgotten', async () => {
    const { screens } = await shown(
      [
        review,
        chosen(':what-if'),
        chosen('runway-months'),
        { kind: 'number', value: 12 },
        chosen('needs'),
        chosen('funding', 'channel'),
        chosen('runway-months'),
        { kind: 'number', value: 24 },
        chosen(':forget'),
      ],
      answers,
    );
    const tried = (screen: Screen | undefined): number =>
      screen === undefined ? -1 : labels(screen).filter((label) => label.endsWith('(tried)')).length;
    expect(screens.filter(({ ask }) => ask === 'What if…').map(tried)).toEqual([0, 1, 2, 2, 0]);
  });

  test('a question that the tried answers bring up can be answered too', async () => {
    const early: AnswerFile = { answers: { stage: 'idea' }, markets: { mu: {} } };
    const { screens } = await shown(
      [
        review,
        chosen(':what-if'),
        chosen('stage'),
        chosen('sold'),
        chosen('distributor-terms'),
        chosen('signed'),
      ],
      early,
    );
    expect(screens.at(-1)?.ask).toBe('What if…');
    expect(screens.flatMap(labels)).toContain('Terms? open → signed (tried)');
  });

  test('the session stays as it is, whatever is tried', () => {
    fc.assert(
      fc.property(concreteAnswers(smallPack), concreteAnswers(smallPack), (given, other) => {
        const script = new Script(questions, given).do({ kind: 'begin', how: 'review' });
        script.do(reviewEvent(questions, script.state, ':what-if'));
        for (const [question, value] of Object.entries(other.answers)) {
          if (script.state.step.kind !== 'what-if') throw new Error(script.at);
          const { tried } = script.state.step;
          script.do({ kind: 'what-if', step: { kind: 'other-answer', question, market: null, tried } });
          script.answer(value);
        }
        const welcome = { file: 'company.yaml', isResumed: true, notices: [] };
        expect(screenOf(questions, script.state, welcome)?.ask).toBe('What if…');
        expect(script.state.answers).toBe(given);
        expect(script.do({ kind: 'back' }).at).toBe('review');
      }),
      { numRuns: 50 },
    );
  });
});
