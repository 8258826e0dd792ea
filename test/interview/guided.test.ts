import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { isEnough } from '../../src/interview/state/navigation.ts';
import { enoughEvent, enoughScreen, leadLines, leftScreen } from '../../src/interview/screens/settled.ts';
import type { Screen } from '../../src/interview/screens/screen.ts';
import { screenOf } from '../../src/interview/screens/screens.ts';
import type { Pack } from '../../src/rule-pack/rule-pack.ts';
import { concreteAnswers } from '../engine/answer-arbitraries.ts';
import { smallPack } from '../fixtures/small-pack.ts';
import { questionsOf, Script } from './script.ts';

const quick = questionsOf(smallPack, 'quick');
const withTriage: Pack = {
  ...smallPack,
  manifest: { ...smallPack.manifest, triage: ['runway-months', 'pathway', 'stage'] },
};
const triage = questionsOf(withTriage, 'triage');

/** A company that has nothing to sell and no right, and wants money: funding is all there is. */
const poor = { stage: 'idea', 'ip-status': 'none', needs: ['funding'], 'runway-months': 3 } as const;

/** A company that sells and wants others to sell, with money for years. */
const rich = {
  stage: 'sold',
  'ip-status': 'none',
  needs: ['channel'],
  'runway-months': 24,
  pathway: 'confirmed',
} as const;

/** Answers whatever is asked, from a list by question. */
function drive(
  script: Script,
  answers: Readonly<Record<string, string | number | readonly string[]>>,
): Script {
  for (let step = script.state.step; step.kind === 'question'; step = script.state.step) {
    const value = answers[step.question];
    if (value === undefined) return script;
    script.answer(value);
  }
  return script;
}

const choicesOf = ({ input }: Pick<Screen, 'input'>): readonly string[] =>
  input.kind === 'one' ? input.choices.map(({ label }) => label) : [];

describe('a quick interview', () => {
  test('stops when the entry mode is settled, though questions are left', () => {
    const script = drive(new Script(quick).begin('atlantis'), poor);
    expect(script.at).toBe('enough');
    const screen = enoughScreen(quick, script.state);
    expect(screen.ask).toBe('The entry mode is settled after 2 of 5 questions.');
    expect(screen.details[0]).toBe('Atlantis: Funding, settled.');
    expect(screen.details[1]).toContain('They refine the plan, which is not settled yet.');
    expect(isEnough(quick, script.state)).toBe(true);
  });

  test('lets one go on with the rest, up to the review', () => {
    const script = drive(new Script(quick).begin('atlantis'), poor);
    drive(script.do({ kind: 'continue' }), { ...poor, pathway: 'assumed' });
    expect(script.at).toBe('review');
    expect(script.state.answers.answers).toEqual(poor);
    expect(script.state.answers.markets).toEqual({ atlantis: { pathway: 'assumed' } });
  });

  test('goes on where it stopped when it is resumed', () => {
    const first = new Script(quick).begin('atlantis');
    const [asked] = [first.at];
    first.answer('dont-know');
    const resumed = new Script(quick, first.state.answers).do({ kind: 'begin', how: 'resume' });
    expect(resumed.at).toBe(first.at);
    expect(resumed.at).not.toBe(asked);
    const settled = drive(new Script(quick).begin('atlantis'), poor).state.answers;
    expect(new Script(quick, settled).do({ kind: 'begin', how: 'resume' }).at).toBe('enough');
  });

  test('leads back along the questions in the order in which they were asked', () => {
    const script = new Script(quick).begin('atlantis');
    const asked: string[] = [];
    while (script.state.step.kind === 'question' && asked.length < 3) {
      asked.push(script.at);
      script.answer(poor[script.state.step.question as keyof typeof poor]);
    }
    const back: string[] = [];
    while (back.length < asked.length) back.push(script.do({ kind: 'back' }).at);
    expect(back).toEqual([...asked].reverse());
    expect(script.do({ kind: 'back' }).at).toBe('markets');
    expect(script.do({ kind: 'forward' }).at).toBe(asked[0]);
  });

  test('asks again from the start, with the answers filled in, where one wants that', () => {
    const { answers } = drive(new Script(quick).begin('atlantis'), poor).state;
    const skip = { kind: 'text', text: '' } as const;
    const again = new Script(quick, answers).do({ kind: 'begin', how: 'again' }, skip, skip, {
      kind: 'markets',
      markets: ['atlantis'],
    });
    expect(again.at).toBe(new Script(quick).begin('atlantis').at);
    expect(drive(again, poor).at).toBe('enough');
  });

  test('shows on each question how the lead stands, and nothing of it once one has gone on', () => {
    const script = new Script(quick).begin('atlantis', 'mu');
    expect(leadLines(quick, script.state)).toEqual([
      expect.stringMatching(/^Atlantis: .* may still be recommended\.$/),
      expect.stringMatching(/^Mu: .* may still be recommended\.$/),
    ]);
    const screen = screenOf(quick, script.state, { file: 'a.yaml', isResumed: false, notices: [] });
    expect(screen?.details).toEqual(expect.arrayContaining([...leadLines(quick, script.state)]));
    drive(script, poor).do({ kind: 'continue' });
    expect(leadLines(quick, script.state)).toEqual([]);
  });

  test('reports why each question left does not change it; a line leads to its question and back', () => {
    const script = drive(new Script(quick).begin('atlantis'), poor).do({ kind: 'left' });
    const screen = leftScreen(quick, script.state);
    expect(choicesOf(screen)).toContain('Pathway in Atlantis?');
    expect(screen.input).toMatchObject({
      choices: expect.arrayContaining([
        expect.objectContaining({ id: 'runway-months', group: 'Too weak to change it' }),
        expect.objectContaining({ id: 'pathway@atlantis', group: 'Already decided' }),
      ]) as unknown,
    });
    const selling = drive(new Script(quick).begin('atlantis'), rich).do({ kind: 'left' });
    expect(leftScreen(quick, selling.state).input).toMatchObject({
      choices: expect.arrayContaining([
        expect.objectContaining({
          id: 'distributor-terms',
          group: 'Has nothing to do with it',
          hint: 'No rule about entry modes looks at it.',
        }),
      ]) as unknown,
    });
    script.do(enoughEvent(quick, script.state, 'pathway@atlantis'));
    expect(script.at).toBe('pathway@atlantis');
    const back = drive(new Script(quick).begin('atlantis'), poor).do({ kind: 'left' }, { kind: 'back' });
    expect(back.at).toBe('enough');
  });

  test('is over for any company before anything is asked twice', () => {
    fc.assert(
      fc.property(concreteAnswers(smallPack), ({ answers, markets }) => {
        const script = new Script(quick).begin('mu');
        const seen = new Set<string>();
        while (script.state.step.kind === 'question') {
          expect(seen.has(script.at)).toBe(false);
          seen.add(script.at);
          const { question, market } = script.state.step;
          const value = (market === null ? answers : markets?.[market])?.[question];
          if (value === undefined) throw new Error(`no answer to ${question}`);
          script.answer(value);
        }
        expect(['enough', 'review']).toContain(script.at);
      }),
      { numRuns: 200 },
    );
  });
});

describe('a first round', () => {
  test('asks just the questions that the pack names, in their order, and those that apply', () => {
    const script = new Script(triage).begin('atlantis', 'mu');
    const seen: string[] = [];
    for (const value of [12, 'unknown', 'assumed', 'trial']) {
      seen.push(script.at);
      script.answer(value);
    }
    expect(seen).toEqual(['runway-months', 'pathway@atlantis', 'pathway@mu', 'stage']);
    expect(script.at).toBe('enough');
    expect(enoughScreen(triage, script.state).ask).toBe('The first round is over: 4 of 6 questions.');
  });

  test('says so where the round settles the entry mode, and goes on in the order of the questionnaire', () => {
    const all: Pack = {
      ...withTriage,
      manifest: { ...withTriage.manifest, triage: ['stage', 'ip-status', 'needs', 'runway-months'] },
    };
    const questions = questionsOf(all, 'triage');
    const script = drive(new Script(questions).begin('mu'), poor);
    expect(enoughScreen(questions, script.state).ask).toContain('is settled after 4 of 5 questions.');
    expect(script.do({ kind: 'continue' }).at).toBe('pathway@mu');
  });
});
