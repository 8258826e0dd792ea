import { answerSets } from '../../src/engine/answer-sets.ts';
import { targetMarkets } from '../../src/engine/assess.ts';
import { compile, type CompiledPack } from '../../src/engine/compile.ts';
import { evaluate, type Evaluation } from '../../src/engine/evaluate.ts';
import { Words } from '../../src/engine/words.ts';
import type { Pack } from '../../src/pack/pack.ts';
import type { AnswerFile } from '../../src/schema/types.ts';

/** The rules and answers of one company, worked out afresh, with the words for them. */
export interface Evaluated {
  readonly compiled: CompiledPack;
  readonly evaluation: Evaluation;
  readonly words: Words;
}

export function evaluated(pack: Pack, answers: AnswerFile): Evaluated {
  const compiled = compile(pack);
  const sets = answerSets(answers, compiled.layout);
  const evaluation = evaluate(compiled, sets, targetMarkets(compiled, answers));
  return { compiled, evaluation, words: new Words(compiled.layout, evaluation.effective, pack.markets) };
}
