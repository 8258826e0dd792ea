import type { Pack } from '../../rule-pack/rule-pack.ts';
import { worded } from '../questions.ts';
import { codeOf, similarity, sameText, surveyHeading, type SurveyHeading } from './likeness.ts';
import { marketNames } from './market-names.ts';
import { normalize, parseOptionList } from './option-names.ts';
import { readCell, readMark } from './read-cell.ts';
import { answerTarget, headingId, ownHeadings, type AnswerTarget, type Target } from './targets.ts';
import { questionsIn } from '../../rule-pack/questions.ts';

/** What a column may be, the likeliest first. */
export type Proposal =
  | { readonly kind: 'sure'; readonly target: Target }
  | { readonly kind: 'unsure'; readonly targets: readonly Target[] };

const dates = ['timestamp', 'submitdate', 'date submitted', 'completion time'];
const companies = [
  'company',
  'company name',
  'name of company',
  'name of the company',
  'name of your company',
];
const respondents = ['respondent', 'your name', 'who answers'];
/** What surveys keep about themselves. */
const ownMatters =
  /^(?:id|response id|lastpage|last page|startlanguage|start language|seed|startdate|date started|datestamp|date last action|ipaddr|ip address|refurl|referrer url|token|access code|score|total score|interviewtime|total time|group ?time.*|question time.*|start time|last modified time)$/u;

/** Texts alike to this share are one and the same question, if no other comes near. */
const near = 0.8;
const far = 0.6;
/** Less alike than this is no candidate. */
const least = 0.3;
const mostCandidates = 3;

/** What the columns of a survey may be, by their headings and their cells. */
export class Candidates {
  readonly #answers: readonly AnswerTarget[];
  readonly #own: ReadonlyMap<string, Target>;
  readonly #markets: ReadonlyMap<string, string>;

  constructor(pack: Pack) {
    this.#own = ownHeadings(pack);
    this.#markets = marketNames(pack.markets);
    this.#answers = [null, ...pack.markets.map(({ id }) => id)].flatMap((market) =>
      questionsIn(pack, market).map((question) => answerTarget(market, worded(pack, question, market))),
    );
  }

  /** @param cells that are not empty, as they are */
  propose(heading: string, cells: readonly string[]): Proposal {
    const name = normalize(heading).replace(/[\s?.:*]+$/u, '');
    // LimeSurvey and others number their responses in a column that has a name of our own tables too.
    const own = this.#own.get(heading.trim());
    if (own !== undefined) return { kind: 'sure', target: own };
    if (dates.includes(name)) return { kind: 'sure', target: { kind: 'date' } };
    if (companies.includes(name)) return { kind: 'sure', target: { kind: 'company' } };
    if (respondents.includes(name)) return { kind: 'sure', target: { kind: 'respondent' } };
    if (ownMatters.test(name)) return { kind: 'sure', target: { kind: 'nothing' } };
    const isMarkets = (cell: string): boolean =>
      parseOptionList(cell, this.#markets, ';|,').kind === 'options';
    if (cells.length > 0 && cells.every(isMarkets)) return { kind: 'sure', target: { kind: 'markets' } };
    return this.#question(surveyHeading(heading), cells, name);
  }

  #question(heading: SurveyHeading, cells: readonly string[], name: string): Proposal {
    const coded = this.#answers.flatMap((target) =>
      heading.code !== null && codeOf(headingId(target)) === codeOf(heading.code)
        ? (withOption(target, heading) ?? [])
        : [],
    );
    if (coded[0] !== undefined && coded.length === 1) return { kind: 'sure', target: coded[0] };
    const same = this.#answers.flatMap((target) =>
      heading.text !== '' && sameText(heading.text, target.question.ask)
        ? (withOption(target, heading) ?? [])
        : [],
    );
    if (same[0] !== undefined && same.length === 1) return { kind: 'sure', target: same[0] };
    const ranked = this.#answers
      .flatMap((target) => withOption(target, heading) ?? [])
      .map((target) => ({
        target,
        alike: similarity(heading.text, target.question.ask),
        read: share(cells, target),
      }))
      .filter(({ alike, read }) => alike >= least || read === 1)
      .sort((a, b) => b.alike + b.read - (a.alike + a.read));
    const [first, second] = ranked;
    if (first !== undefined && first.alike >= near && (second === undefined || second.alike <= far))
      return { kind: 'sure', target: first.target };
    const kinds: readonly Target[] = [
      ...(/market|countr/u.test(name) ? [{ kind: 'markets' } as const] : []),
      ...(/compan|organi[sz]ation|firm|employer/u.test(name) ? [{ kind: 'company' } as const] : []),
      ...(/name|e-?mail|contact|role/u.test(name) ? [{ kind: 'respondent' } as const] : []),
    ];
    const targets = [...kinds, ...ranked.map(({ target }) => target)].slice(0, mostCandidates);
    return { kind: 'unsure', targets };
  }
}

/** The target of a column that stands for one option; null where the question has no such option. */
function withOption(target: AnswerTarget, { option, optionCode }: SurveyHeading): AnswerTarget | null {
  if (option === null && optionCode === null) return target;
  const { question } = target;
  if (question.type !== 'many') return null;
  const found = question.options?.find(
    ({ id, label }) =>
      (option !== null && sameText(label, option)) ||
      (optionCode !== null && codeOf(id) === codeOf(optionCode)),
  );
  return found === undefined ? null : { ...target, option: found.id };
}

/** The share of cells that answer a question. */
function share(cells: readonly string[], target: AnswerTarget): number {
  if (cells.length === 0 || target.question.type === 'number') return 0;
  return cells.filter((cell) => isRead(cell, target)).length / cells.length;
}

/** Whether a cell says something about what its column stands for. */
export const isRead = (cell: string, target: AnswerTarget): boolean =>
  target.option === null ? readCell(cell, target).ok : readMark(cell, target) !== null;
