import { worded } from '../../answers/questions.ts';
import { assess } from '../../engine/assess.ts';
import { compile } from '../../engine/compile/compile.ts';
import type { Pack } from '../../rule-pack/rule-pack.ts';
import type {
  AnswerFile,
  AnswerLine,
  AnswerMap,
  AnswerValue,
  Assessment,
  Question,
} from '../../schema/types.ts';
import { questionsIn } from '../../rule-pack/questions.ts';

/**
 * Restores the answers of a saved assessment from its labels. Null if these do not belong to the pack: the restored
 * answers must give the same labels again.
 */
export function answersOfSavedAssessment(saved: Assessment, pack: Pack): AnswerFile | null {
  const markets = saved.markets.map(({ id }) => id);
  if (markets.some((id) => !pack.markets.some((market) => market.id === id))) return null;
  const of = (market: string | null): AnswerMap =>
    Object.fromEntries(
      saved.answers
        .filter((line) => line.market === market)
        .flatMap((line) => {
          const question = questionsIn(pack, market).find(({ id }) => id === line.question);
          const value = question && valueOf(line, worded(pack, question, market));
          return value === undefined ? [] : [[line.question, value] as const];
        }),
    );
  const answers: AnswerFile = {
    ...(saved.company === null ? {} : { company: saved.company }),
    answers: of(null),
    markets: Object.fromEntries(markets.map((market) => [market, of(market)])),
  };
  const lines = (lines: readonly AnswerLine[]): readonly string[] =>
    lines.map(({ question, market, answer }) => JSON.stringify([question, market, answer])).sort();
  const restored = lines(assess(compile(pack), answers).answers);
  return lines(saved.answers).every((line, index) => line === restored[index]) ? answers : null;
}

function valueOf({ state, answer }: AnswerLine, question: Question): AnswerValue | undefined {
  if (state === 'dont-know') return 'dont-know';
  if (state !== 'answered' && state !== 'partly') return undefined;
  const options = question.options ?? [];
  if (question.type === 'number') return numberIn(answer);
  if (question.type === 'many') {
    const chosen = new Set(answer.split('; '));
    const perhaps = options.filter(({ label }) => chosen.has(`perhaps ${label}`));
    const certain = options.filter(({ label }) => chosen.has(label)).map(({ id }) => id);
    return perhaps.length === 0 ? certain : { 'one-of': perhaps.map(({ id }) => id) };
  }
  const one = options.find(({ label }) => label === answer);
  if (one !== undefined) return one.id;
  const several = new Set(answer.split(' or '));
  return { 'one-of': options.filter(({ label }) => several.has(label)).map(({ id }) => id) };
}

function numberIn(answer: string): AnswerValue | undefined {
  const number = Number.parseFloat(answer);
  return Number.isFinite(number) ? number : undefined;
}
