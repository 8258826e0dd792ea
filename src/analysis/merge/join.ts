import type { Pack } from '../../rule-pack/rule-pack.ts';
import type { AnswerFile, AnswerValue, Question } from '../../schema/types.ts';
import { isList } from '../../source/node.ts';
import { dontKnow, answerTo, refOf } from '../../schema/answer-file.ts';
import { questionsIn } from '../../rule-pack/questions.ts';

/** The independent answers of one person. */
export interface Respondent {
  readonly name: string;
  readonly answers: AnswerFile;
}

/** The answers of all people to one question, without those who gave none or do not know. */
export interface Statement {
  readonly question: Question;
  readonly market: string | null;
  readonly said: readonly Said[];
  /** The union of the answers: a single answer if all agree. */
  readonly joined: AnswerValue;
  readonly agreed: boolean;
}

export interface Said {
  readonly respondent: string;
  readonly value: AnswerValue;
}

/**
 * All statements, in the order of the questionnaire. Not knowing is not a disagreement: if one person knows and another
 * does not, the known answer counts.
 */
export function statementsOf(pack: Pack, respondents: readonly Respondent[]): readonly Statement[] {
  return [null, ...marketsOf(respondents)].flatMap((market) =>
    questionsIn(pack, market).flatMap((question): readonly Statement[] => {
      const said = respondents.flatMap(({ name, answers }): readonly Said[] => {
        const value = answerTo(answers, refOf({ question, market }));
        return value === undefined || value === dontKnow ? [] : [{ respondent: name, value }];
      });
      const [first, ...rest] = said.map(({ value }) => value);
      if (first === undefined) return [];
      const agreed = rest.every((value) => isSame(value, first));
      const joined = agreed ? first : union([first, ...rest], question);
      return [{ question, market, said, joined, agreed }];
    }),
  );
}

/** The markets that anybody aims at, sorted by id. */
export const marketsOf = (respondents: readonly Respondent[]): readonly string[] =>
  [...new Set(respondents.flatMap(({ answers }) => Object.keys(answers.markets ?? {})))].sort();

/** Compares answers, ignoring the order of choices. */
function isSame(a: AnswerValue, b: AnswerValue): boolean {
  const plain = (value: AnswerValue): string => JSON.stringify(isList(value) ? [...value].sort() : value);
  return plain(a) === plain(b);
}

/** The smallest set that an answers file can express and that includes every statement. */
function union(values: readonly AnswerValue[], { type, options = [] }: Question): AnswerValue {
  if (type === 'number') {
    const bounds = values.flatMap((value): readonly number[] => {
      if (typeof value === 'number') return [value];
      return typeof value === 'object' && !isList(value) ? (value.between ?? []) : [];
    });
    return { between: [Math.min(...bounds), Math.max(...bounds)] };
  }
  const named = new Set(
    values.flatMap((value): readonly string[] => {
      if (typeof value === 'string') return [value];
      if (typeof value !== 'object') return [];
      return isList(value) ? value : (value['one-of'] ?? []);
    }),
  );
  return { 'one-of': options.map(({ id }) => id).filter((id) => named.has(id)) };
}
