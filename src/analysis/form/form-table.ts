import { optionNames, normalize } from '../../answers/table/option-names.ts';
import { numberText, readCell } from '../../answers/table/read-cell.ts';
import { answerTarget, headingId } from '../../answers/table/targets.ts';
import { worded } from '../../answers/questions.ts';
import { formTitles } from '../../answers/table/orientation.ts';
import type { Pack } from '../../rule-pack/rule-pack.ts';
import type { AnswerFile, AnswerValue, Question } from '../../schema/types.ts';
import type { Form } from './form.ts';
import { isList } from '../../source/node.ts';
import { dontKnow, answerTo, refOf } from '../../schema/answer-file.ts';
import { questionsIn } from '../../rule-pack/questions.ts';

/** The questionnaire as a table: questions below each other, companies side by side. */
export interface FormTable {
  /** Over the columns that stand before those of the companies. */
  readonly titles: readonly string[];
  readonly rows: readonly FormRow[];
}

export type FormRow =
  | { readonly kind: 'section'; readonly title: string }
  | {
      readonly kind: 'answer';
      readonly id: string;
      readonly question: string;
      /** What an answer looks like; where there are choices, these say it. */
      readonly how: string;
      /** When the question is to be answered; null: always. */
      readonly onlyIf: string | null;
      /** What a cell may hold; null: anything. */
      readonly choices: readonly string[] | null;
      /** One for each company. */
      readonly cells: readonly string[];
    };

const unknown = "Don't know";
const markWords = ['Yes', 'No', 'Perhaps', unknown] as const;

/**
 * The table of a form, filled in with what companies have answered; reading it gives the same answers again.
 *
 * @param companies one column each; those without answers stay empty
 */
export function formTable(form: Form, pack: Pack, companies: readonly (AnswerFile | null)[]): FormTable {
  const titles = new Map(pack.markets.map(({ id, title }) => [id, title]));
  const about = (id: string, question: string, how: string, text: (file: AnswerFile) => string): FormRow => ({
    kind: 'answer',
    id,
    question,
    how,
    onlyIf: null,
    choices: null,
    cells: companies.map((file) => (file === null ? '' : text(file))),
  });
  const places = new Map(
    [null, ...form.markets.map(({ id }) => id)].flatMap((market) =>
      questionsIn(pack, market).map((question) => [
        headingId(answerTarget(market, question)),
        { market, question: worded(pack, question, market) },
      ]),
    ),
  );
  return {
    titles: formTitles,
    rows: [
      about('company', `Name of the ${form.subject}`, 'A name', ({ company = '' }) => company),
      about('respondent', 'Who answers', 'A name or a role', ({ respondent = '' }) => respondent),
      about('date', 'Day of the answers', 'A day such as 2026-11-24', ({ date = '' }) => date),
      about(
        'markets',
        'Target markets',
        `One or more, with ; between: ${form.markets.map(({ title }) => title).join('; ')}`,
        ({ markets = {} }) =>
          Object.keys(markets)
            .map((id) => titles.get(id) ?? id)
            .join('; '),
      ),
      ...form.sections.flatMap(({ title, market, questions }): readonly FormRow[] => [
        { kind: 'section', title: market === null ? title : `${market}: ${title}` },
        ...questions.flatMap(({ number, id, onlyIf }) => {
          const place = places.get(id);
          if (place === undefined) return [];
          const values = companies.map((file) => (file === null ? undefined : answerTo(file, refOf(place))));
          const question = { ...place.question, ask: `${number}. ${place.question.ask}` };
          return rowsOf(id, question, onlyIf, values);
        }),
      ]),
    ],
  };
}

function rowsOf(
  id: string,
  question: Question,
  onlyIf: string | null,
  values: readonly (AnswerValue | undefined)[],
): readonly FormRow[] {
  const { ask, type, options = [] } = question;
  const cells = values.map((value) => (value === undefined ? '' : cellOf(value, question)));
  switch (type) {
    case 'number': {
      const unit = question.unit === undefined ? '' : ` (${question.unit})`;
      const how = capital(numberText(question));
      return [{ kind: 'answer', id, question: `${ask}${unit}`, how, onlyIf, choices: null, cells }];
    }
    case 'one': {
      const choices = [...options.map(({ label }) => label), unknown];
      return [{ kind: 'answer', id, question: ask, how: 'One of the list', onlyIf, choices, cells }];
    }
    case 'many':
      return options.map((option) => ({
        kind: 'answer',
        id: `${id}=${option.id}`,
        question: `${ask} ${option.label}`,
        how: 'Yes or No for each',
        onlyIf,
        choices: markWords,
        cells: values.map((value) => (value === undefined ? '' : markOf(value, option.id))),
      }));
  }
}

const capital = (text: string): string => `${text.slice(0, 1).toUpperCase()}${text.slice(1)}`;

/** An answer in one cell, in labels if they are unambiguous, otherwise in ids. */
function cellOf(value: AnswerValue, question: Question): string {
  if (value === dontKnow) return unknown;
  if (typeof value === 'number') return String(value);
  const options = typeof value === 'string' ? [value] : isList(value) ? value : value['one-of'];
  if (options === undefined)
    return typeof value === 'object' && 'between' in value ? (value.between ?? []).join(' to ') : '';
  const labels = options
    .map((id) => question.options?.find((option) => option.id === id)?.label ?? id)
    .join('; ');
  const read = readCell(labels, answerTarget(null, question));
  const names = optionNames(question, new Map());
  const same = read.ok && (options.length > 1 || names.get(normalize(labels)) === options[0]);
  return same ? labels : options.join('; ');
}

function markOf(value: AnswerValue, option: string): (typeof markWords)[number] {
  if (value === dontKnow) return unknown;
  if (typeof value !== 'object') return value === option ? 'Yes' : 'No';
  if (isList(value)) return value.includes(option) ? 'Yes' : 'No';
  return value['one-of']?.includes(option) === true ? 'Perhaps' : 'No';
}
