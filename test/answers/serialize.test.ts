import fc from 'fast-check';
import { expect, test } from 'vitest';
import { readAnswers } from '../../src/answers/parse.ts';
import { writeAnswers } from '../../src/answers/serialize.ts';
import { findControlCharacter } from '../../src/source/sanitize.ts';
import type { AnswerFile } from '../../src/schema/types.ts';
import { openAnswers } from '../engine/answer-arbitraries.ts';
import { renamedPack } from '../fixtures/renamed-pack.ts';

const shownText = fc
  .string({ unit: 'binary', minLength: 1, maxLength: 80 })
  .filter((text) => findControlCharacter(text) === null);

const files: fc.Arbitrary<AnswerFile> = fc
  .tuple(
    openAnswers(renamedPack),
    fc.record({ company: shownText, respondent: shownText, date: fc.constant('2026') }, { requiredKeys: [] }),
    fc.array(fc.record({ question: fc.constant('stage'), text: shownText }), { maxLength: 3 }),
  )
  .map(([answers, who, notes]) => ({
    format: 'born-global/answers/1' as const,
    pack: { id: 'small', version: '1.0.0', hash: '0123456789012345' },
    ...who,
    ...answers,
    notes,
  }));

test('serialized answers parse back to the same answers, without diagnostics', () => {
  fc.assert(
    fc.property(files, (file) => {
      const read = readAnswers(writeAnswers(file, renamedPack), 'answers.yaml', renamedPack, {
        lenient: false,
      });
      expect(read).toEqual({ answers: file, diagnostics: [] });
    }),
  );
});

test('the file reads like a form that has been filled in', () => {
  const file: AnswerFile = {
    format: 'born-global/answers/1',
    pack: { id: 'small', version: '1.0.0' },
    company: 'Acme "Bio" GmbH',
    date: '2026-04-29',
    answers: { 'runway-months': 18, needs: ['funding'], stage: 'idea', 'ip-status': 'dont-know' },
    markets: {
      atlantis: { 'local-permit': 'held', pathway: { 'one-of': ['assumed', 'confirmed'] } },
      mu: {},
    },
    notes: [{ question: 'pathway', market: 'atlantis', text: 'Asked in May.' }],
  };
  expect(writeAnswers(file, renamedPack))
    .toBe(`# Answers for Born Global. This file can be edited; born-global assess goes on with it.
# A question left out has not been answered; dont-know is an answer.
format: born-global/answers/1
pack:
  id: "small"
  version: "1.0.0"
company: "Acme \\"Bio\\" GmbH"
date: "2026-04-29"

answers:
  # == All ==
  # Stage?
  stage: idea  # idea
  # Protected?
  ip-status: dont-know  # Don't know
  # Needs?
  needs:
    - funding  # funding
  # Runway?
  runway-months: 18  # 18 months

markets:
  atlantis:
    # == All ==
    # Pathway in Atlantis?
    pathway: {one-of: [assumed, confirmed]}  # Not certain: assumed, or confirmed
    # Permit of Atlantis?
    local-permit: held  # Permit held
  mu: {}

notes:
  - question: pathway
    market: atlantis
    text: "Asked in May."
`);
});

test('answers that do not apply now are kept as comments', () => {
  const file: AnswerFile = { answers: { stage: 'idea', 'distributor-terms': 'draft' } };
  const text = writeAnswers(file, renamedPack, { isHidden: (question) => question === 'distributor-terms' });
  expect(text).toContain('# Does not apply now; the answer was: draft\n');
  expect(readAnswers(text, 'answers.yaml', renamedPack, { lenient: false }).answers?.answers).toEqual({
    stage: 'idea',
  });
});

test('texts of a pack cannot break out of a comment', () => {
  const hostile = {
    ...renamedPack,
    questionnaire: {
      ...renamedPack.questionnaire,
      questions: renamedPack.questionnaire.questions.map((question) => ({
        ...question,
        ask: 'Line\nanswers: {}\r\u0085x',
      })),
    },
  };
  const text = writeAnswers({ answers: { stage: 'idea' } }, hostile);
  expect(readAnswers(text, 'answers.yaml', hostile, { lenient: false }).answers).toEqual({
    format: 'born-global/answers/1',
    answers: { stage: 'idea' },
  });
});
