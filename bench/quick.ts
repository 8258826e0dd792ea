// How many questions the quick interview needs until the entry mode is proved settled, against the questionnaire's own
// order: the same random companies, each in one market and in all of them, both ways with the same proof.
import { askedPlaces, withAnswer } from '../src/interview/state/question-ref.ts';
import { loadRules } from '../src/cli/rule-source/load-rules.ts';
import { compile } from '../src/engine/compile/compile.ts';
import { applicableQuestions } from '../src/engine/applicable-questions.ts';
import { quickStanding } from '../src/analysis/interview-order/interview-order.ts';
import type { AnswerFile } from '../src/schema/types.ts';
import { randomCompanies } from './answers.ts';
import { answerTo, type QuestionRef, refOf } from '../src/schema/answer-file.ts';

const count = Number(process.argv[2] ?? 120);

const rules = await loadRules({ cwd: process.cwd(), today: '2026-01-01' }, {});
if (!rules.ok) throw new Error('the shipped pack has faults: see born-global rules check');
const { pack } = rules;
const compiled = compile(pack);
const ids = pack.markets.map(({ id }) => id);
const companies = randomCompanies(pack, count);

for (const [title, marketsOf] of [
  ['one market', (index: number) => [ids[index % ids.length] ?? '']],
  [`all ${ids.length} markets`, () => ids],
] as const) {
  const milliseconds: number[] = [];
  const results = companies.map((company, index) => ({
    all: questionsFor(company, marketsOf(index), 'all', []),
    fixed: questionsFor(company, marketsOf(index), 'fixed', []),
    quick: questionsFor(company, marketsOf(index), 'quick', milliseconds),
  }));
  console.log(`${title}, ${companies.length} random companies: questions until the entry mode is settled`);
  for (const [name, key] of [
    ['quick interview', 'quick'],
    ["questionnaire's order", 'fixed'],
    ['all that apply', 'all'],
  ] as const)
    console.log(`  ${name.padEnd(22)} ${quartiles(results.map((one) => one[key]))}`);
  const sorted = milliseconds.sort((a, b) => a - b);
  const [half, nearly] = [at(sorted, 0.5), at(sorted, 0.95)].map((time) => time.toFixed(1));
  console.log(`  each proof and choice: median ${half} ms, 95 % within ${nearly} ms\n`);
}

/** Questions asked of a company until nothing is left of what it is asked for. */
function questionsFor(
  company: AnswerFile,
  markets: readonly string[],
  order: 'quick' | 'fixed' | 'all',
  milliseconds: number[],
): number {
  let file: AnswerFile = { answers: {}, markets: Object.fromEntries(markets.map((id) => [id, {}])) };
  for (let asked = 0; ; asked += 1) {
    const start = performance.now();
    const standing = order === 'all' ? null : quickStanding(compiled, file);
    if (standing !== null) milliseconds.push(performance.now() - start);
    if (standing?.settled === true) return asked;
    const next = order === 'quick' ? (standing?.next ?? null) : firstOpen(file);
    const value = next === null ? undefined : answerTo(company, next);
    if (next === null || value === undefined) return asked;
    file = withAnswer(file, { question: next.question, market: next.market }, value);
  }
}

function firstOpen(file: AnswerFile): QuestionRef | null {
  const places = askedPlaces(applicableQuestions(compiled, file), file).map(refOf);
  return places.find((name) => answerTo(file, name) === undefined) ?? null;
}

function quartiles(values: readonly number[]): string {
  const sorted = [...values].sort((a, b) => a - b);
  const [least, lower, middle, upper, most] = [0, 0.25, 0.5, 0.75, 1].map((share) => at(sorted, share));
  return `half of them ${lower} to ${upper}, median ${middle}, least ${least}, most ${most}`;
}

function at(sorted: readonly number[], share: number): number {
  return sorted[Math.round((sorted.length - 1) * share)] ?? Number.NaN;
}
