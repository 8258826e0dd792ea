import type { CompiledPack } from '../../engine/compile/compile.ts';
import { quickStanding, quickStudy } from '../../analysis/interview-order/interview-order.ts';
import type { QuickStanding, QuickStudy } from '../../analysis/interview-order/result.ts';
import type { AnswerFile } from '../../schema/types.ts';
import { questionKey } from './question-ref.ts';
import type { QuestionRef } from '../../schema/answer-file.ts';

/** What leads through an interview in another order than the questionnaire's, and to an earlier end. */
export interface Guide {
  /** quick: what narrows the verdict most, until it is settled; triage: the pack's first round. */
  readonly kind: 'quick' | 'triage';
  /** The question to ask next, one of the open ones; null where enough has been asked. */
  next(answers: AnswerFile, open: readonly QuestionRef[]): QuestionRef | null;
  standing(answers: AnswerFile): QuickStanding;
  study(answers: AnswerFile): QuickStudy;
}

export function guideOf(kind: Guide['kind'], compiled: CompiledPack): Guide {
  const standing = remembered((answers) => quickStanding(compiled, answers));
  const study = remembered((answers) => quickStudy(compiled, answers));
  const { triage = [] } = compiled.pack.manifest;
  return {
    kind,
    standing,
    study,
    next(answers, open) {
      if (kind === 'quick') {
        const next = standing(answers).next;
        return next === null ? null : (open.find((name) => questionKey(name) === questionKey(next)) ?? null);
      }
      const round = triage.map((id) => open.find(({ question }) => question === id));
      return round.find((name) => name !== undefined) ?? null;
    },
  };
}

/** The last result is kept: one screen asks for it several times. */
function remembered<Result>(work: (answers: AnswerFile) => Result): (answers: AnswerFile) => Result {
  let last: { readonly key: string; readonly result: Result } | null = null;
  return (answers) => {
    const key = JSON.stringify([answers.answers, answers.markets]);
    if (last?.key !== key) last = { key, result: work(answers) };
    return last.result;
  };
}
