import type { Tried, WhatIf } from '../../../analysis/what-if/what-if.ts';
import {
  bullets,
  heading,
  paragraph,
  strong,
  toned,
  type Block,
  type Phrase,
} from '../../document/document.ts';
import { capital } from '../../document/format.ts';
import { differenceBlocks } from './difference-blocks.ts';
import { scopedId } from '../../../values/scoped-id.ts';

/** The name of the study: whom it is about. */
export const whatIfTitle = ({ company, pack }: WhatIf): string =>
  `What if: ${company ?? `${capital(pack.words.subject.one)} without a name`}`;

/** What other answers would change. */
export function whatIfBlocks(study: WhatIf): readonly Block[] {
  const { tried, recommendation, pack } = study;
  const words = ({ title, marketTitle }: WhatIf['recommendation']['before']): string =>
    marketTitle === null ? title : `${title}, ${marketTitle}`;
  const [before, after] = [words(recommendation.before), words(recommendation.after)];
  return [
    heading(1, whatIfTitle(study)),
    ...bullets(tried.map(triedWords)),
    paragraph(
      before === after ? 'The recommendation stays: ' : 'The recommendation changes: ',
      strong(before === after ? after : `${before} → ${after}`),
      '.',
    ),
    ...differenceBlocks(study, pack.words),
  ];
}

function triedWords({ ask, from, to, applies, question, market }: Tried): Phrase {
  const note =
    applies === 'false'
      ? ' The question does not apply, so this changes nothing.'
      : from === to
        ? ' This is the answer already.'
        : '';
  return [
    `${ask} `,
    toned('faint', `(${scopedId(question, market)})`),
    ` ${from ?? 'Not answered'} → `,
    strong(to),
    '.',
    note,
  ];
}
