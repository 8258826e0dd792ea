import type { AnswerLine, Assessment, SourceLine } from '../../schema/types.ts';
import {
  faint,
  heading,
  item,
  items,
  paragraph,
  toned,
  type Block,
  type Phrase,
  type Span,
} from '../document/document.ts';
import { marketTitle } from '../document/titles.ts';
import { idSpan } from '../document/format.ts';

/** What was answered, in the order of the questionnaire; questions that do not apply are only counted. */
export function answerBlocks(assessment: Assessment): readonly Block[] {
  const answers = assessment.answers.filter(({ state }) => state !== 'not-applicable');
  const { notApplicable } = assessment.progress;
  return [
    heading(2, 'Answers'),
    ...answers.flatMap((line, index): readonly Block[] => {
      const before = answers[index - 1];
      if (before !== undefined && sameGroup(before, line)) return [];
      const group = answers.filter((one) => sameGroup(one, line));
      return [
        heading(3, groupTitle(assessment, line)),
        ...items(group.map((one) => item(answerPhrase(one)))),
      ];
    }),
    ...(notApplicable === 0 ? [] : [paragraph(faint(`Questions that do not apply: ${notApplicable}.`))]),
  ];
}

const sameGroup = (a: AnswerLine, b: AnswerLine): boolean => a.section === b.section && a.market === b.market;

const groupTitle = (assessment: Assessment, { sectionTitle, market }: AnswerLine): string =>
  market === null ? sectionTitle : `${sectionTitle}: ${marketTitle(assessment, market)}`;

export function answerPhrase(line: AnswerLine): Phrase {
  return [
    faint(`${line.ask} `),
    stateOf(line),
    ' ',
    idSpan(line.question, line.market),
    ...(line.note === null ? [] : [faint(' Note: '), line.note]),
  ];
}

function stateOf({ answer, state }: AnswerLine): Span | string {
  switch (state) {
    case 'answered':
      return answer;
    case 'partly':
      return toned('open', answer);
    case 'dont-know':
      return toned('open', "Don't know");
    case 'not-asked':
      return toned('open', 'Not answered yet');
    case 'not-applicable':
      return faint('Does not apply');
  }
}

export function sourceBlocks({ sources }: Assessment): readonly Block[] {
  if (sources.length === 0) return [];
  return [heading(2, 'Sources'), ...items(sources.map((source) => item(sourcePhrase(source))))];
}

/** What kind a source is, in words. */
export const sourceKinds = {
  handbook: 'handbook',
  official: 'official page',
  paper: 'study',
  secondary: 'secondary source',
  judgement: 'our own judgement',
} as const;

export function sourcePhrase({ id, title, kind, publisher, url, asOf }: SourceLine): Phrase {
  const about = [sourceKinds[kind], ...(publisher === null ? [] : [publisher]), asOf ?? 'undated'];
  return [`[${id}] ${title} `, faint(`(${about.join(', ')})`), ...(url === null ? [] : [' ', { url }])];
}

/** What the report rests on, and its limits; said once. */
export function aboutBlocks({ pack, disclaimer }: Assessment): readonly Block[] {
  return [
    heading(2, 'About this report'),
    paragraph(`Rules: ${pack.title}, ${pack.id} ${pack.version}, fingerprint ${pack.hash}. `, disclaimer),
  ];
}
