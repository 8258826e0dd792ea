import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { openPlaces } from '../../src/interview/state/navigation.ts';
import { type FlowEvent } from '../../src/interview/state/reducer.ts';
import { questionKey } from '../../src/interview/state/question-ref.ts';
import { progressOf, sectionOf } from '../../src/interview/state/progress.ts';
import type { Question } from '../../src/schema/types.ts';
import { smallPack } from '../fixtures/small-pack.ts';
import { questionsOf, Script } from './script.ts';
import { answerTo, refOf } from '../../src/schema/answer-file.ts';

const questions = questionsOf(smallPack);
const jump = (question: string, market: string | null = null): FlowEvent => ({
  kind: 'jump',
  to: { kind: 'question', question, market },
});

/** Everything answered for Atlantis; the product is sold, so that terms are asked for. */
const complete = (): Script =>
  new Script(questions).begin('atlantis').answer('sold', 'filed', 'draft', ['funding'], 18, 'assumed');

describe('the order', () => {
  test('asks for respondent, markets and company, then for each market', () => {
    const script = new Script(questions);
    const seen = [script.at];
    const events: readonly FlowEvent[] = [
      { kind: 'begin', how: 'resume' },
      { kind: 'text', text: 'Acme' },
      { kind: 'text', text: '' },
      { kind: 'markets', markets: ['mu', 'atlantis'] },
      ...['sold', 'filed', 'draft', ['funding'], 18, 'assumed', 'unknown'].map((value): FlowEvent => ({
        kind: 'answer',
        value,
      })),
    ];
    for (const event of events) seen.push(script.do(event).at);
    expect(seen).toEqual([
      ...['welcome', 'company', 'respondent', 'markets'],
      ...['stage', 'ip-status', 'distributor-terms', 'needs', 'runway-months'],
      ...['pathway@atlantis', 'pathway@mu', 'review'],
    ]);
    expect(script.state.answers).toMatchObject({
      company: 'Acme',
      answers: { 'runway-months': 18 },
      markets: { atlantis: { pathway: 'assumed' }, mu: { pathway: 'unknown' } },
    });
    expect(script.state.answers).not.toHaveProperty('respondent');
  });

  test('leaves out a question that does not apply', () => {
    expect(new Script(questions).begin('mu').answer('idea', 'none').at).toBe('needs');
  });

  test('asks a question that may apply, once what it depends on has been answered with "don\'t know"', () => {
    expect(new Script(questions).begin('mu').answer('dont-know', 'none').at).toBe('distributor-terms');
  });

  test('puts a question off while what it depends on is still to be asked', () => {
    const [stage, ...others] = smallPack.questionnaire.questions;
    const late = {
      ...smallPack.questionnaire,
      questions: [...others, stage].filter((one) => one !== undefined),
    };
    const script = new Script(questionsOf({ ...smallPack, questionnaire: late })).begin('mu');
    expect(script.at).toBe('ip-status');
    expect(script.answer('none').at).toBe('needs');
    expect(script.answer([], 12).at).toBe('stage');
    expect(script.answer('sold').at).toBe('pathway@mu');
    expect(script.answer('unknown').at).toBe('distributor-terms');
  });

  test('resumes at the first open question, or with the markets where none were chosen', () => {
    const { answers } = new Script(questions).begin('mu').answer('idea').state;
    expect(new Script(questions, answers).do({ kind: 'begin', how: 'resume' }).at).toBe('ip-status');
    const handmade = { answers: { stage: 'idea' } };
    expect(new Script(questions, handmade).do({ kind: 'begin', how: 'resume' }).at).toBe('markets');
  });
});

describe('going back', () => {
  test('leads to the previous question that applies, then to the markets and the welcome', () => {
    const script = new Script(questions).begin('mu').answer('idea', 'none');
    const seen = ['', '', '', '', '', '', ''].map(() => script.do({ kind: 'back' }).at);
    expect(seen).toEqual(['ip-status', 'stage', 'markets', 'respondent', 'company', 'welcome', 'welcome']);
  });

  test('an answer given again leads on to what is open', () => {
    const script = new Script(questions).begin('mu').answer('idea', 'none', []);
    expect(script.do({ kind: 'back' }, { kind: 'back' }).at).toBe('ip-status');
    expect(script.answer('filed').at).toBe('runway-months');
    expect(script.state.news).toBeNull();
  });

  test('forward steps over answers without changing them', () => {
    const script = new Script(questions).begin('mu').answer('idea', 'none');
    const before = script.state.answers;
    script.do({ kind: 'back' }, { kind: 'back' }, { kind: 'forward' }, { kind: 'forward' });
    expect(script.at).toBe('needs');
    expect(script.state.answers).toBe(before);
  });
});

describe('an edit', () => {
  test('asks again what depends on it, with the answer from before', () => {
    const script = complete().do(jump('stage')).answer('dont-know');
    expect(script.at).toBe('distributor-terms');
    expect(script.state.news).toEqual({ reopened: 1, hidden: 0 });
    expect(script.state.answers.answers['distributor-terms']).toBe('draft');
    expect(script.answer('draft').at).toBe('review');
  });

  test('sets aside what no longer applies, and remembers it', () => {
    const script = complete().do(jump('stage')).answer('idea');
    expect(script.at).toBe('review');
    expect(script.state.news).toEqual({ reopened: 0, hidden: 1 });
    script.do(jump('stage')).answer('sold');
    expect(script.at).toBe('distributor-terms');
    expect(script.state.answers.answers['distributor-terms']).toBe('draft');
  });

  test('reaches what depends on it by way of other questions, in every market', () => {
    const conditions: Readonly<Record<string, NonNullable<Question['show-when']>>> = {
      'ip-status': { stage: { 'at-least': 'trial' } },
      pathway: { 'ip-status': { 'at-least': 'filed' } },
    };
    const linked = smallPack.questionnaire.questions.map((question) => {
      const when = conditions[question.id];
      return when === undefined ? question : { ...question, 'show-when': when };
    });
    const chained = { ...smallPack, questionnaire: { ...smallPack.questionnaire, questions: linked } };
    const script = new Script(questionsOf(chained)).begin('atlantis', 'mu');
    script
      .answer('sold', 'filed', 'none', [], 12, 'assumed', 'unknown')
      .do(jump('stage'))
      .answer('dont-know');
    expect(script.state.news).toEqual({ reopened: 4, hidden: 0 });
    const seen = [script.at, ...['filed', 'none', 'assumed'].map((value) => script.answer(value).at)];
    expect(seen).toEqual(['ip-status', 'distributor-terms', 'pathway@atlantis', 'pathway@mu']);
  });

  test('an edit that changes nothing asks nothing again', () => {
    const script = complete().do(jump('stage')).answer('sold');
    expect(script.at).toBe('review');
    expect(script.state.news).toBeNull();
  });

  test('removing and adding a market again keeps its answers', () => {
    const script = complete().do({ kind: 'jump', to: { kind: 'markets' } });
    script.do({ kind: 'markets', markets: ['mu'] });
    expect(script.at).toBe('pathway@mu');
    expect(script.state.answers.markets).toEqual({ mu: {} });
    script.do({ kind: 'jump', to: { kind: 'markets' } }, { kind: 'markets', markets: ['mu', 'atlantis'] });
    expect(script.state.answers.markets).toEqual({ atlantis: { pathway: 'assumed' }, mu: {} });
  });
});

describe('besides answers', () => {
  test('a note is kept with its question, replaced, and removed by an empty one', () => {
    const script = complete().do(jump('pathway', 'atlantis'), { kind: 'note' });
    expect(script.at).toBe('note on pathway@atlantis');
    expect(script.do({ kind: 'text', text: 'Asked in May.' }).at).toBe('pathway@atlantis');
    const note = { question: 'pathway', market: 'atlantis' };
    expect(script.state.answers.notes).toEqual([{ ...note, text: 'Asked in May.' }]);
    script.do({ kind: 'note' }, { kind: 'text', text: 'And in June.' });
    expect(script.state.answers.notes).toEqual([{ ...note, text: 'And in June.' }]);
    script.do({ kind: 'note' }, { kind: 'text', text: '' });
    expect(script.state.answers).not.toHaveProperty('notes');
  });

  test('the review leads to any question and back, and back to where it was asked for', () => {
    const script = new Script(questions).begin('mu').answer('idea', 'none', []);
    expect(script.do({ kind: 'review' }, jump('stage')).at).toBe('stage');
    expect(script.do({ kind: 'back' }).at).toBe('review');
    expect(script.do({ kind: 'back' }).at).toBe('runway-months');
    expect(script.do({ kind: 'review' }, { kind: 'continue' }).at).toBe('runway-months');
    expect(script.do({ kind: 'finish' }).at).toBe('finished');
  });

  test('assessing again asks everything, answers kept until they are given anew', () => {
    const { answers } = complete().state;
    const script = new Script(questions, answers).do({ kind: 'begin', how: 'again' });
    expect(script.at).toBe('company');
    expect(progressOf(questions, script.state).answered).toBe(0);
    expect(script.state.answers).toEqual(answers);
  });
});

describe('progress', () => {
  test('counts what applies, and says when it may yet become less', () => {
    const script = new Script(questions).begin('atlantis');
    expect(progressOf(questions, script.state)).toEqual({ answered: 0, total: 6, exact: false });
    script.answer('idea');
    expect(progressOf(questions, script.state)).toEqual({ answered: 1, total: 5, exact: true });
  });

  test('names the section, market by market', () => {
    const { state } = complete();
    expect(sectionOf(questions, state, { question: 'pathway', market: 'atlantis' })).toEqual({
      title: 'Atlantis: All',
      intro: null,
      number: 2,
      sections: 2,
      question: 1,
      questions: 1,
    });
  });
});

describe('any sequence of steps', () => {
  const value = fc.constantFrom<FlowEvent>(
    ...['idea', 'trial', 'sold', 'none', 'filed', 'dont-know', 12].map((answer): FlowEvent => ({
      kind: 'answer',
      value: answer,
    })),
  );
  const other = fc.constantFrom<FlowEvent>(
    { kind: 'back' },
    { kind: 'forward' },
    { kind: 'review' },
    { kind: 'note' },
    { kind: 'text', text: 'x' },
    { kind: 'continue' },
    { kind: 'markets', markets: ['mu'] },
    jump('stage'),
    jump('ip-status'),
  );

  test('progress never lies: all answered exactly where nothing is open', () => {
    fc.assert(
      fc.property(fc.array(fc.oneof(value, value, other), { maxLength: 40 }), (events) => {
        const { state } = new Script(questions).begin('atlantis', 'mu').do(...events);
        const { answered, total } = progressOf(questions, state);
        expect(answered).toBeLessThanOrEqual(total);
        expect(answered === total).toBe(openPlaces(questions, state).length === 0);
      }),
    );
  });

  test('the interview never stands at a question that does not apply, and never loses an answer', () => {
    fc.assert(
      fc.property(fc.array(fc.oneof(value, value, other), { maxLength: 40 }), (events) => {
        const script = new Script(questions).begin('atlantis', 'mu');
        for (const event of events) {
          const before = script.state;
          script.do(event);
          const { step, answers } = script.state;
          const places = questions.placesOf(answers);
          if (step.kind === 'question') {
            const place = places.find((one) => questionKey(refOf(one)) === questionKey(step));
            expect(place?.applies).not.toBe('false');
          }
          if (event.kind === 'markets') continue;
          for (const place of questions.placesOf(before.answers))
            if (answerTo(before.answers, refOf(place)) !== undefined)
              expect(answerTo(answers, refOf(place))).toBeDefined();
        }
      }),
    );
  });
});
