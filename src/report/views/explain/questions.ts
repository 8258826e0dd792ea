import type { AnswerLine, Assessment, TestedAnswer } from '../../../schema/types.ts';
import {
  bullets,
  faint,
  heading,
  paragraph,
  strong,
  toned,
  type Block,
  type Phrase,
} from '../../document/document.ts';
import { answerPhrase } from '../../sections/answers.ts';
import { findOutItem } from '../../sections/plan.ts';
import { part } from '../../sections/verdict.ts';
import { cited, ended, idSpan, stateSpan } from '../../document/format.ts';
import { rangeText } from '../../../values/range.ts';

/** What was answered, what it counts for, and which rules look at it. */
export function explainQuestion(assessment: Assessment, line: AnswerLine): readonly Block[] {
  const same = (one: { readonly question: string; readonly market: string | null }): boolean =>
    one.question === line.question && one.market === line.market;
  const scored = assessment.readiness.dimensions.flatMap((dimension) =>
    dimension.questions
      .filter(same)
      .map((question): Phrase => [
        `${dimension.title}: ${rangeText(question.score)} of 100 points, weight ${question.weight} `,
        idSpan(dimension.id),
      ]),
  );
  const rules = rulesOf(assessment).flatMap(({ title, tested }) =>
    tested
      .filter(same)
      .map((one): Phrase => [
        ended(title),
        faint(' Looks for: '),
        `${one.expected}: `,
        stateSpan(one.state, 'yes', 'no'),
      ]),
  );
  const raising = assessment.plan.actions.filter(({ changes }) => changes.some(same));
  return [
    heading(1, `Question: ${line.ask}`),
    ...bullets([answerPhrase(line)]),
    paragraph('Why it is asked: ', line.why, ...cited(line.cites)),
    ...part('To find out:', assessment.plan.findOut.filter(same).map(findOutItem)),
    ...listed('It counts for:', scored),
    ...listed('Rules that look at it:', rules),
    ...listed(
      'Actions that raise it:',
      raising.map(({ order, title, key }) => [`Action ${order}: ${title} `, idSpan(key)]),
    ),
    ...(scored.length + rules.length === 0
      ? [paragraph(toned('faint', 'No score and no rule in this assessment rests on it.'))]
      : []),
  ];
}

const listed = (title: string, phrases: readonly Phrase[]): readonly Block[] =>
  phrases.length === 0 ? [] : [paragraph(strong(title)), ...bullets(phrases)];

interface Rule {
  readonly title: string;
  readonly tested: readonly TestedAnswer[];
}

/** Every rule in the assessment with the answers that it looks at. */
function rulesOf({ readiness, markets, plan }: Assessment): readonly Rule[] {
  return [
    ...readiness.gates.map(({ title, tested }) => ({ title: `Showstopper: ${title}`, tested })),
    ...markets.flatMap(({ title: market, modes, barriers, fit }) => [
      ...fit.map(({ because, tested }) => ({ title: `Fit, ${market}: ${because}`, tested })),
      ...modes.flatMap(({ title, requirements, factors }) => [
        ...requirements.map(({ because, tested }) => ({
          title: `Requirement of ${title}, ${market}: ${because}`,
          tested,
        })),
        ...factors.map(({ because, tested }) => ({ title: `${title}, ${market}: ${because}`, tested })),
      ]),
      ...barriers.map((barrier) => ({
        title: `Barrier, ${market}: ${barrier.title}`,
        tested: [...barrier.tested, ...barrier.reductions.flatMap(({ tested }) => tested)],
      })),
    ]),
    ...plan.actions.map(({ title, tested }) => ({ title: `Action: ${title}`, tested })),
    ...plan.left.map(({ title, tested }) => ({ title: `Recommendation not in the plan: ${title}`, tested })),
  ];
}
