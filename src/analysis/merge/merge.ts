import { answerText } from '../../answers/answer-text.ts';
import { worded } from '../../answers/questions.ts';
import { summarize } from '../../engine/summarize.ts';
import { assess } from '../../engine/assess.ts';
import type { CompiledPack } from '../../engine/compile/compile.ts';
import type {
  AnswerFile,
  AnswerValue,
  AssessedPack,
  Assessment,
  BriefAssessment,
  Interval,
} from '../../schema/types.ts';
import { withOverrides } from '../what-if/what-if.ts';
import type { AnswerOverride } from '../what-if/settings.ts';
import { marketsOf, statementsOf, type Respondent, type Statement } from './join.ts';

/** The independent answers of several people joined: where they disagree, and what stays open. Texts are raw. */
export interface Merge {
  readonly format: 'born-global/merge/1';
  readonly pack: AssessedPack;
  readonly company: string | null;
  readonly respondents: readonly RespondentResult[];
  /** Number of questions that at least two people answered, and of those on which all agree. */
  readonly shared: number;
  readonly agreed: number;
  /** Disagreements, the most decisive first. */
  readonly agenda: readonly Disagreement[];
  /** Disagreements that were settled when the files were merged. */
  readonly settled: readonly Disagreement[];
  /** What the joined answers leave possible. */
  readonly range: Result;
  /** The joined answers; each disagreement has a note with the answers of all. */
  readonly answers: AnswerFile;
}

export interface RespondentResult extends Result {
  readonly name: string;
  readonly answered: number;
}

export interface Result {
  readonly readiness: Interval;
  readonly level: Assessment['readiness']['level'];
  readonly recommendation: Assessment['recommendation'];
}

export interface Disagreement {
  readonly question: string;
  readonly market: string | null;
  readonly ask: string;
  readonly said: readonly { readonly respondent: string; readonly answer: string }[];
  /** What depends on it, the weightiest thing first: what differs between the answers given, all else joined. */
  readonly decides: Decides;
  /** Points of readiness between the lowest and the highest of the answers given, by the middle of the range. */
  readonly points: number;
  /** The agreed answer as text; null if it is still open. */
  readonly agreed: string | null;
}

export type Decides = 'recommendation' | 'verdict' | 'showstopper' | 'level' | 'readiness' | 'nothing';

const weightiest: readonly Decides[] = [
  'recommendation',
  'verdict',
  'showstopper',
  'level',
  'readiness',
  'nothing',
];

/**
 * Joins the answers of several people.
 *
 * @param respondents at least two, checked against the pack
 * @param agreements answers agreed on meanwhile
 */
export function merge(
  compiled: CompiledPack,
  respondents: readonly Respondent[],
  agreements: readonly AnswerOverride[],
): Merge {
  const { pack } = compiled;
  const statements = statementsOf(pack, respondents);
  const joined = withNotes(
    withOverrides(compiled, joinedAnswers(respondents, statements), agreements),
    compiled,
    {
      statements,
      agreements,
    },
  );
  const assessment = assess(compiled, joined);
  const disputed = statements.filter(({ agreed }) => !agreed);
  const disagreements = disputed.map((statement) =>
    disagreementOf(compiled, joined, statement, agreementOn(statement, agreements)),
  );
  const shared = statements.filter(({ said }) => said.length > 1);
  return {
    format: 'born-global/merge/1',
    pack: assessment.pack,
    company: joined.company ?? null,
    respondents: respondents.map(({ name, answers }) => ({
      name,
      ...resultOf(assess(compiled, answers)),
      answered: statements.filter(({ said }) => said.some(({ respondent }) => respondent === name)).length,
    })),
    shared: shared.length,
    agreed: shared.filter(({ agreed }) => agreed).length,
    agenda: disagreements.filter(({ agreed }) => agreed === null).sort(byWeight),
    settled: disagreements.filter(({ agreed }) => agreed !== null),
    range: resultOf(assessment),
    answers: joined,
  };
}

const resultOf = ({ readiness, recommendation }: Assessment): Result => ({
  readiness: readiness.score,
  level: readiness.level,
  recommendation,
});

const byWeight = (a: Disagreement, b: Disagreement): number =>
  weightiest.indexOf(a.decides) - weightiest.indexOf(b.decides) || b.points - a.points;

/** Company, day and markets of all; the sets of all that was said. */
function joinedAnswers(respondents: readonly Respondent[], statements: readonly Statement[]): AnswerFile {
  const files = respondents.map(({ answers }) => answers);
  const company = files.find((file) => file.company !== undefined)?.company;
  const dates = files.flatMap(({ date }) => date ?? []).sort();
  const date = dates.at(-1);
  const at = (market: string | null): Readonly<Record<string, AnswerValue>> =>
    Object.fromEntries(
      statements.filter((one) => one.market === market).map(({ question, joined }) => [question.id, joined]),
    );
  const markets = marketsOf(respondents);
  return {
    format: 'born-global/answers/1',
    ...(files[0]?.pack === undefined ? {} : { pack: files[0].pack }),
    ...(company === undefined ? {} : { company }),
    respondent: respondents.map(({ name }) => name).join(', '),
    ...(date === undefined ? {} : { date }),
    answers: at(null),
    ...(markets.length === 0
      ? {}
      : { markets: Object.fromEntries(markets.map((market) => [market, at(market)])) }),
  };
}

interface MergeNotes {
  readonly statements: readonly Statement[];
  readonly agreements: readonly AnswerOverride[];
}

/** Adds a note to each disagreement: who answered what, and whether there is an agreement. */
function withNotes(
  answers: AnswerFile,
  compiled: CompiledPack,
  { statements, agreements }: MergeNotes,
): AnswerFile {
  const notes = statements
    .filter(({ agreed }) => !agreed)
    .map((statement) => {
      const { question, market } = statement;
      const { said } = answerTexts(compiled, statement);
      const agreement = agreementOn(statement, agreements);
      const parts = said.map(({ respondent, answer }) => `${respondent}: ${answer}.`);
      const text = [...parts, ...(agreement === null ? [] : ['Agreed.'])].join(' ');
      return { question: question.id, ...(market === null ? {} : { market }), text };
    });
  return notes.length === 0 ? answers : { ...answers, notes };
}

const agreementOn = (
  { question, market }: Statement,
  agreements: readonly AnswerOverride[],
): AnswerOverride | null =>
  agreements.find((one) => one.question === question.id && one.market === market) ?? null;

function answerTexts(
  { pack }: CompiledPack,
  { question, market, said }: Statement,
): Pick<Disagreement, 'ask' | 'said'> {
  const asked = worded(pack, question, market);
  return {
    ask: asked.ask,
    said: said.map(({ respondent, value }) => ({ respondent, answer: answerText(value, asked) })),
  };
}

function disagreementOf(
  compiled: CompiledPack,
  joined: AnswerFile,
  statement: Statement,
  agreement: AnswerOverride | null,
): Disagreement {
  const { question, market, said } = statement;
  const results = said.map(({ value }) =>
    summarize(compiled, withOverrides(compiled, joined, [{ question: question.id, market, value }])),
  );
  const middles = results.map(({ score }) => (score.low + score.high) / 2);
  const points = Math.max(...middles) - Math.min(...middles);
  return {
    question: question.id,
    market,
    ...answerTexts(compiled, statement),
    decides: decidedBy(results, points),
    points,
    agreed: agreement === null ? null : answerText(agreement.value, worded(compiled.pack, question, market)),
  };
}

/** The most important result that differs between the given answers. */
function decidedBy(results: readonly BriefAssessment[], points: number): Decides {
  const differs = (part: (result: BriefAssessment) => unknown): boolean =>
    new Set(results.map((result) => JSON.stringify(part(result)))).size > 1;
  if (differs(({ recommendation: { market, outcome } }) => [market, outcome])) return 'recommendation';
  if (differs(({ markets }) => markets.map(({ id, outcome, modes }) => [id, outcome, modes])))
    return 'verdict';
  if (differs(({ gates }) => gates)) return 'showstopper';
  if (differs(({ level }) => level)) return 'level';
  return points > 0 || differs(({ score }) => score) ? 'readiness' : 'nothing';
}
