import { encodeAnswers } from '../../src/engine/space/encode-answers.ts';
import { targetMarkets } from '../../src/engine/assess.ts';
import { compile, type CompiledPack } from '../../src/engine/compile/compile.ts';
import { evaluate, type Evaluation } from '../../src/engine/scoring/evaluate.ts';
import { AnswerText } from '../../src/engine/text/answer-text.ts';
import type { Pack } from '../../src/rule-pack/rule-pack.ts';
import type { AnswerFile } from '../../src/schema/types.ts';

/** The rules and answers of one company, worked out afresh, with the words for them. */
export interface Evaluated {
  readonly compiled: CompiledPack;
  readonly evaluation: Evaluation;
  readonly text: AnswerText;
}

export function evaluated(pack: Pack, answers: AnswerFile): Evaluated {
  const compiled = compile(pack);
  const sets = encodeAnswers(answers, compiled.space);
  const evaluation = evaluate(compiled, sets, targetMarkets(compiled, answers));
  return { compiled, evaluation, text: new AnswerText(compiled.space, evaluation.effective, pack.markets) };
}
