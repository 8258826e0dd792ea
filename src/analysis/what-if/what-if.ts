import { assess } from '../../engine/assess.ts';
import type { CompiledPack } from '../../engine/compile/compile.ts';
import { applicableQuestions } from '../../engine/applicable-questions.ts';
import { answerText } from '../../answers/answer-text.ts';
import { worded } from '../../answers/questions.ts';
import type { AnswerFile, AssessedPack, Assessment, State } from '../../schema/types.ts';
import { difference, type Difference } from './difference.ts';
import type { AnswerOverride } from './settings.ts';
import { answerTo, refOf } from '../../schema/answer-file.ts';
import { questionsIn } from '../../rule-pack/questions.ts';

/** A company with some answers changed, compared with the same company as it is. Texts are raw. */
export interface WhatIf extends Difference {
  readonly format: 'born-global/try/1';
  readonly pack: AssessedPack;
  readonly company: string | null;
  readonly date: string | null;
  readonly tried: readonly Tried[];
}

export interface Tried {
  readonly question: string;
  readonly market: string | null;
  readonly ask: string;
  /** As text; null if there is no answer yet. */
  readonly from: string | null;
  readonly to: string;
  /** Whether the question applies with all overrides; otherwise the answer changes nothing. */
  readonly applies: State;
}

/** What other answers would change. The answers and overrides must be valid for the pack. */
export function whatIf(
  compiled: CompiledPack,
  answers: AnswerFile,
  overrides: readonly AnswerOverride[],
): WhatIf {
  const changed = withOverrides(compiled, answers, overrides);
  const before = assess(compiled, answers);
  const after = assess(compiled, changed);
  return {
    format: 'born-global/try/1',
    ...aboutOf(before),
    tried: triedAnswers(compiled, answers, changed, overrides),
    ...difference(before, after),
  };
}

/** The answers with the overrides applied. */
export function withOverrides(
  { pack }: Pick<CompiledPack, 'pack'>,
  answers: AnswerFile,
  overrides: readonly AnswerOverride[],
): AnswerFile {
  const company = { ...answers.answers };
  const named = answers.markets ?? {};
  const aimed = Object.keys(named).length > 0 ? Object.keys(named) : pack.markets.map(({ id }) => id);
  const markets = new Map(aimed.map((id) => [id, { ...named[id] }]));
  for (const { question, market, value } of overrides) {
    if (market === null) company[question] = value;
    else markets.set(market, { ...markets.get(market), [question]: value });
  }
  const isPlain = answers.markets === undefined && overrides.every(({ market }) => market === null);
  return { ...answers, answers: company, ...(isPlain ? {} : { markets: Object.fromEntries(markets) }) };
}

/** The subject of an analysis. */
export function aboutOf({ pack, company, date }: Assessment): Pick<WhatIf, 'pack' | 'company' | 'date'> {
  return { pack, company, date };
}

function triedAnswers(
  compiled: CompiledPack,
  answers: AnswerFile,
  changed: AnswerFile,
  overrides: readonly AnswerOverride[],
): readonly Tried[] {
  const { pack, space } = compiled;
  const questions = applicableQuestions(compiled, changed);
  return overrides.flatMap(({ question: id, market, value }): readonly Tried[] => {
    const question = questionsIn(pack, market).find((one) => one.id === id);
    const instance = space.find(id, market);
    if (question === undefined || instance === undefined) return [];
    const asked = worded(pack, question, market);
    const given = answerTo(answers, refOf(instance));
    const found = questions.find((one) => one.question.id === id && one.market === market);
    return [
      {
        question: id,
        market,
        ask: asked.ask,
        from: given === undefined ? null : answerText(given, asked),
        to: answerText(value, asked),
        applies: found?.applies ?? 'false',
      },
    ];
  });
}
