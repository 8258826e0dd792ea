import { allQuestions } from '../src/rule-pack/traverse.ts';
import type { Pack } from '../src/rule-pack/rule-pack.ts';
import type { AnswerFile, AnswerValue, Question } from '../src/schema/types.ts';
import type { Company } from './contestants.ts';
import { factName, holds, notApplicable, translator, type Fact, type Facts, type Tree } from './tree.ts';

/** The same numbers on every run (mulberry32). */
export function randomNumbers(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
  };
}

/** Companies with a definite answer to every question: json-rules-engine and json-logic know no open answers. */
export function randomCompanies(pack: Pack, count: number): readonly AnswerFile[] {
  const random = randomNumbers(1);
  const answer = (question: Question): AnswerValue => {
    const options = (question.options ?? []).map(({ id }) => id);
    if (question.type === 'many') return options.filter(() => random() < 0.5);
    if (question.type === 'one') return options[Math.floor(random() * options.length)] ?? '';
    const { minimum = 0, maximum = 100 } = question;
    return minimum + Math.floor(random() * (maximum - minimum + 1));
  };
  const answersTo = (questions: readonly Question[]): Readonly<Record<string, AnswerValue>> =>
    Object.fromEntries(questions.map((question) => [question.id, answer(question)]));
  const asked = pack.questionnaire.questions;
  return Array.from({ length: count }, (): AnswerFile => ({
    format: 'born-global/answers/1',
    pack: { id: pack.manifest.id, version: pack.manifest.version },
    answers: answersTo(asked.filter(({ per }) => per === undefined)),
    markets: Object.fromEntries(
      pack.markets.map((market) => [
        market.id,
        answersTo([...asked.filter(({ per }) => per === 'market'), ...(market.questions ?? [])]),
      ]),
    ),
  }));
}

/** Random companies, as each contestant wants them. */
export const companiesOf = (pack: Pack, count: number): readonly Company[] =>
  randomCompanies(pack, count).map((answers) => ({ answers, facts: factsOf(pack, answers) }));

/** The answers as other engines are given them: questions that do not apply are worked out beforehand, free of charge. */
function factsOf(pack: Pack, answers: AnswerFile): Facts {
  const translate = translator(pack);
  const questions = new Map<string, { readonly question: Question; readonly market: string | null }>();
  const given: Record<string, Fact> = {};
  const add = (question: Question, market: string | null, value: AnswerValue | undefined): void => {
    const name = factName(question, market);
    questions.set(name, { question, market });
    if (typeof value === 'string' || typeof value === 'number') given[name] = value;
    else if (isList(value)) given[name] = value;
  };
  for (const question of allQuestions(pack)) {
    if (Object.hasOwn(answers.answers, question.id)) add(question, null, answers.answers[question.id]);
    for (const [market, own] of Object.entries(answers.markets ?? {}))
      if (Object.hasOwn(own, question.id)) add(question, market, own[question.id]);
  }
  const facts: Record<string, Fact> = {};
  const settle = (name: string): void => {
    if (Object.hasOwn(facts, name)) return;
    const found = questions.get(name);
    if (found === undefined) throw new Error(`unknown fact ${name}`);
    const shown = found.question['show-when'];
    const tree = shown === undefined ? undefined : translate(shown, found.market);
    for (const needed of tree === undefined ? [] : factNames(tree)) settle(needed);
    facts[name] = tree === undefined || holds(tree, facts) ? (given[name] ?? notApplicable) : notApplicable;
  };
  for (const name of questions.keys()) settle(name);
  return facts;
}

const isList = (value: AnswerValue | undefined): value is readonly string[] => Array.isArray(value);

function factNames(tree: Tree): readonly string[] {
  switch (tree.kind) {
    case 'all':
    case 'any':
      return tree.parts.flatMap(factNames);
    case 'not':
      return factNames(tree.part);
    default:
      return [tree.fact];
  }
}
