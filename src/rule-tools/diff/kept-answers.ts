import { questionsAt, worded } from '../../answers/questions.ts';
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

/**
 * The answers that an assessment was made of, read back from its words; null where these are not the words of the pack:
 * the answers must come out as the same words again.
 */
export function answersOfKept(kept: Assessment, pack: Pack): AnswerFile | null {
  const markets = kept.markets.map(({ id }) => id);
  if (markets.some((id) => !pack.markets.some((market) => market.id === id))) return null;
  const of = (market: string | null): AnswerMap =>
    Object.fromEntries(
      kept.answers
        .filter((line) => line.market === market)
        .flatMap((line) => {
          const question = questionsAt(pack, market).find(({ id }) => id === line.question);
          const value = question && valueOf(line, worded(pack, question, market));
          return value === undefined ? [] : [[line.question, value] as const];
        }),
    );
  const answers: AnswerFile = {
    ...(kept.company === null ? {} : { company: kept.company }),
    answers: of(null),
    markets: Object.fromEntries(markets.map((market) => [market, of(market)])),
  };
  const said = (lines: readonly AnswerLine[]): readonly string[] =>
    lines.map(({ question, market, answer }) => JSON.stringify([question, market, answer])).sort();
  const again = said(assess(compile(pack), answers).answers);
  return said(kept.answers).every((line, index) => line === again[index]) ? answers : null;
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
