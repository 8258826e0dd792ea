import { field, numberOf, textOf, type Node } from '../../source/node.ts';
import type { Home, SymbolTable } from '../lint/symbol-table.ts';
import { isPerMarket } from '../lint/reference-paths.ts';
import { isOrdered, typeOf } from '../lint/questions.ts';
import { describe, oneOf, optionsOf, type Choice } from './choices.ts';
import { reference, type Schema } from './json-schema.ts';

/** Which questions a rule may use: company-wide ones, those of markets too, or only those. */
export type QuestionScope = 'company' | 'market' | 'market-only';

interface Question {
  readonly id: string;
  readonly node: Node;
}

export function questionsIn(symbols: SymbolTable, home: Home, scope: QuestionScope): readonly Question[] {
  return [...symbols.visible('question', home).ids.values()]
    .filter(({ id }) => /^[a-z][a-z0-9-]{0,63}$/.test(id))
    .filter(({ node }) => scope === 'market' || isPerMarket(node) === (scope === 'market-only'));
}

/** Schema of a condition over these questions. */
export function conditionOver(questions: readonly Question[], name: string): Schema {
  const parts = { type: 'array', minItems: 1, items: reference(name) };
  return {
    type: 'object',
    minProperties: 1,
    description: 'Several keys mean all of them. A key is a question with a test, or all, any, not.',
    properties: {
      ...Object.fromEntries(questions.map(({ id }) => [id, reference(testName(id))])),
      all: { ...parts, description: 'Every one holds.' },
      any: { ...parts, description: 'At least one holds.' },
      not: reference(name),
    },
    additionalProperties: false,
  };
}

/** One definition per question for its tests, shared by the conditions of both scopes. */
export const testDefinitions = (questions: readonly Question[]): readonly (readonly [string, Schema])[] =>
  questions.map(({ id, node }) => [testName(id), { ...testOf(node), description: describe(node) }]);

const testName = (question: string): string => `test-of-${question}`;

/** Schema of answers to these questions. */
export const answersOver = (questions: readonly Question[]): Schema => ({
  type: 'object',
  properties: propertiesFor(questions, answerOf),
  additionalProperties: false,
});

/** Schema of what a recommendation can improve: questions with the option or number to reach. */
export const improvementsOver = (questions: readonly Question[]): Schema => ({
  type: 'object',
  minProperties: 1,
  maxProperties: 4,
  properties: propertiesFor(
    questions.filter(({ node }) => field(node, 'changeable').value !== false),
    (node) => (typeOf(node) === 'number' ? numberOfQuestion(node) : option(node)),
  ),
  additionalProperties: false,
});

const propertiesFor = (questions: readonly Question[], schemaOf: (question: Node) => Schema): Schema =>
  Object.fromEntries(
    questions.map(({ id, node }) => [id, { ...schemaOf(node), description: describe(node) }]),
  );

const notApplicable: Choice = { id: 'not-applicable', text: 'The question is not asked of this company.' };
const dontKnow: Choice = { id: 'dont-know', text: 'Not known: every answer stays possible.' };

const option = (question: Node, more: readonly Choice[] = []): Schema =>
  oneOf([...optionsOf(question), ...more], 'An option of this question.');

const list = (of: Schema, description: string): Schema => ({
  type: 'array',
  items: of,
  minItems: 1,
  uniqueItems: true,
  description,
});

/** Schema of a test: one or several options, a comparison, or what a multiple choice includes. */
function testOf(question: Node): Schema {
  const single = option(question, [notApplicable]);
  switch (typeOf(question)) {
    case 'number':
      return { anyOf: [comparison({ type: 'number' }), oneOf([notApplicable], 'Not asked.')] };
    case 'many':
      return { anyOf: [includes(question), oneOf([notApplicable], 'Not asked.')] };
    case 'one': {
      const either = [single, list(single, 'One of these options.')];
      return { anyOf: isOrdered(question) ? [...either, comparison(option(question))] : either };
    }
    case null:
      return {};
  }
}

const includes = (question: Node): Schema => ({
  type: 'object',
  minProperties: 1,
  additionalProperties: false,
  properties: {
    includes: {
      description: 'One option, or several meaning any of them.',
      anyOf: [
        option(question, [notApplicable]),
        list(option(question, [notApplicable]), 'Any of these options.'),
      ],
    },
  },
});

const comparison = (bound: Schema): Schema => ({
  type: 'object',
  minProperties: 1,
  additionalProperties: false,
  properties: Object.fromEntries(
    ['at-least', 'at-most', 'more-than', 'less-than'].map((key) => [key, bound]),
  ),
});

function answerOf(question: Node): Schema {
  switch (typeOf(question)) {
    case 'number':
      return { anyOf: [numberOfQuestion(question), oneOf([dontKnow], 'Not known.'), between(question)] };
    case 'many':
      return {
        anyOf: [
          { ...list(option(question), 'Every option that applies.'), minItems: 0 },
          oneOf([dontKnow], 'Not known.'),
          set('one-of', list(option(question), 'The options still possible.')),
        ],
      };
    case 'one':
      return {
        anyOf: [
          option(question, [dontKnow]),
          set('one-of', list(option(question), 'The options still possible.')),
        ],
      };
    case null:
      return {};
  }
}

const set = (key: string, value: Schema): Schema => ({
  type: 'object',
  required: [key],
  additionalProperties: false,
  properties: { [key]: value },
});

const between = (question: Node): Schema =>
  set('between', { type: 'array', items: numberOfQuestion(question), minItems: 2, maxItems: 2 });

function numberOfQuestion(question: Node): Schema {
  const [minimum, maximum] = [numberOf(field(question, 'minimum')), numberOf(field(question, 'maximum'))];
  const unit = textOf(field(question, 'unit'));
  return {
    type: 'number',
    ...(minimum === null ? {} : { minimum }),
    ...(maximum === null ? {} : { maximum }),
    description: unit === null ? 'A number.' : `A number of ${unit}.`,
  };
}
