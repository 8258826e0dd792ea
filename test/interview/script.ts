import { compile } from '../../src/engine/compile/compile.ts';
import { applicableQuestions } from '../../src/engine/applicable-questions.ts';
import { type FlowState, type Questions } from '../../src/interview/state/navigation.ts';
import { advance, startOf, type FlowEvent } from '../../src/interview/state/reducer.ts';
import { guideOf, type Guide } from '../../src/interview/state/question-order.ts';
import type { Pack } from '../../src/rule-pack/rule-pack.ts';
import { whatIf } from '../../src/analysis/what-if/what-if.ts';
import type { AnswerFile, AnswerValue } from '../../src/schema/types.ts';

/** What an interview about a pack rests on. */
export function questionsOf(pack: Pack, guide: Guide['kind'] | null = null): Questions {
  const compiled = compile(pack);
  return {
    pack,
    placesOf: (answers) => applicableQuestions(compiled, answers),
    guide: guide && guideOf(guide, compiled),
    whatIf: (answers, overrides) => whatIf(compiled, answers, overrides),
  };
}

/** An interview that is driven by events, without anything that shows it. */
export class Script {
  readonly #questions: Questions;
  state: FlowState;

  constructor(questions: Questions, answers: AnswerFile = { answers: {} }) {
    this.#questions = questions;
    this.state = startOf(answers);
  }

  /** The step as a word: the question, with its market, or what it is instead. */
  get at(): string {
    const { step } = this.state;
    if (step.kind === 'done') return step.how;
    if (step.kind !== 'question' && step.kind !== 'note') return step.kind;
    const place = step.market === null ? step.question : `${step.question}@${step.market}`;
    return step.kind === 'note' ? `note on ${place}` : place;
  }

  do(...events: readonly FlowEvent[]): this {
    for (const event of events) this.state = advance(this.#questions, this.state, event);
    return this;
  }

  /** Answers that are given one after the other. */
  answer(...values: readonly AnswerValue[]): this {
    return this.do(...values.map((value) => ({ kind: 'answer', value }) as const));
  }

  /** From the welcome to the first question. */
  begin(...markets: readonly string[]): this {
    const skip = { kind: 'text', text: '' } as const;
    return this.do({ kind: 'begin', how: 'resume' }, skip, skip, { kind: 'markets', markets });
  }
}
