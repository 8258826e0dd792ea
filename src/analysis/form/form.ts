import { answerTarget, headingId } from '../../answers/table/targets.ts';
import { worded } from '../../answers/questions.ts';
import { terminologyOf } from '../../rule-pack/terminology.ts';
import type { Pack } from '../../rule-pack/rule-pack.ts';
import type { Question } from '../../schema/types.ts';
import { conditionText, type NumberedQuestion } from './condition-text.ts';
import { questionsIn } from '../../rule-pack/questions.ts';
import { fillMarket, nameInText } from '../../values/market-text.ts';

/** The questionnaire for use on paper. */
export interface Form {
  readonly title: string;
  readonly description: string;
  readonly version: string;
  /** What the rules call those they assess. */
  readonly subject: string;
  readonly markets: readonly FormMarket[];
  readonly sections: readonly FormSection[];
}

export interface FormMarket {
  readonly id: string;
  readonly title: string;
}

export interface FormSection {
  readonly title: string;
  readonly intro: string | null;
  /** Title of the market that the questions are about; null for the company. */
  readonly market: string | null;
  readonly questions: readonly FormQuestion[];
}

export interface FormQuestion {
  /** From 1, through the whole form. */
  readonly number: number;
  /** What the tool's own tables call it: question, or market.question. */
  readonly id: string;
  readonly ask: string;
  readonly why: string;
  readonly type: Question['type'];
  readonly options: readonly FormOption[];
  readonly unit: string | null;
  readonly minimum: number | null;
  readonly maximum: number | null;
  /** When the question is to be answered, in words with the numbers of questions; null: always. */
  readonly onlyIf: string | null;
}

export interface FormOption {
  readonly id: string;
  readonly label: string;
  readonly hint: string | null;
}

export interface FormChoice {
  /** Ids of the markets asked about; null: all of the pack. */
  readonly markets: readonly string[] | null;
  /** Ids of the questions asked; null: all. */
  readonly questions: readonly string[] | null;
}

/** The form of a pack's questions, in the order of the interview: the company first, then each market. */
export function formOf(pack: Pack, choice: FormChoice): Form {
  const markets = pack.markets.filter(({ id }) => choice.markets?.includes(id) ?? true);
  const places = [null, ...markets.map(({ id }) => id)];
  const numbered: NumberedQuestion[] = [];
  for (const market of places)
    for (const question of inOrder(pack, market))
      if (choice.questions?.includes(question.id) ?? true)
        numbered.push({ number: numbered.length + 1, market, question: worded(pack, question, market) });
  return {
    title: pack.manifest.title,
    description: pack.manifest.description,
    version: pack.manifest.version,
    subject: terminologyOf(pack.manifest).subject.one,
    markets: markets.map(({ id, title }) => ({ id, title })),
    sections: places.flatMap((market) => sectionsAt(pack, market, numbered)),
  };
}

/** By section, as they are printed. */
function inOrder(pack: Pack, market: string | null): readonly Question[] {
  const questions = questionsIn(pack, market);
  return pack.questionnaire.sections.flatMap(({ id }) => questions.filter(({ section }) => section === id));
}

function sectionsAt(
  pack: Pack,
  market: string | null,
  numbered: readonly NumberedQuestion[],
): readonly FormSection[] {
  return pack.questionnaire.sections.flatMap(({ id, title, intro }) => {
    const here = numbered.filter((one) => one.market === market && one.question.section === id);
    if (here.length === 0) return [];
    const place = pack.markets.find((one) => one.id === market);
    const fill = (text: string): string => (place === undefined ? text : fillMarket(text, nameInText(place)));
    return [
      {
        title: fill(title),
        intro: intro === undefined ? null : fill(intro),
        market: place?.title ?? null,
        questions: here.map((one) => questionOf(one, numbered, pack)),
      },
    ];
  });
}

function questionOf(
  { number, market, question }: NumberedQuestion,
  numbered: readonly NumberedQuestion[],
  pack: Pack,
): FormQuestion {
  const { ask, why, type, options = [], unit, minimum, maximum } = question;
  const when = question['show-when'];
  return {
    number,
    id: headingId(answerTarget(market, question)),
    ask,
    why,
    type,
    options: options.map(({ id, label, hint }) => ({ id, label, hint: hint ?? null })),
    unit: unit ?? null,
    minimum: minimum ?? null,
    maximum: maximum ?? null,
    onlyIf: when === undefined ? null : conditionText(when, { market, numbered, pack }),
  };
}
