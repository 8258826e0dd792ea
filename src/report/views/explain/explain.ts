import { closestMatch } from '../../../source/closest-match.ts';
import type { Assessment, SourceLine } from '../../../schema/types.ts';
import {
  bullets,
  citedIn,
  faint,
  heading,
  item,
  items,
  paragraph,
  type Block,
} from '../../document/document.ts';
import { sourcePhrase } from '../../sections/answers.ts';
import { nameOf, subjectKinds, type Subject } from './subject.ts';
import { subjectsOf } from './subjects.ts';

export type Explained =
  | { readonly found: true; readonly explanation: Explanation }
  | { readonly found: false; readonly suggestions: readonly string[] };

/** An explanation before it has a form. */
export interface Explanation {
  readonly blocks: readonly Block[];
  readonly subjects: readonly Subject[];
  readonly sources: readonly SourceLine[];
}

/**
 * Why and why not, down to answers and sources.
 *
 * @param name an id, or id@market; null lists everything that can be explained
 */
export function explain(assessment: Assessment, name: string | null): Explained {
  const subjects = subjectsOf(assessment);
  if (name === null) return { found: true, explanation: { blocks: listOf(subjects), subjects, sources: [] } };
  const found = subjects.filter((subject) => subject.id === name || nameOf(subject) === name);
  if (found.length === 0) {
    const names = subjects.map((subject) => (name.includes('@') ? nameOf(subject) : subject.id));
    return { found: false, suggestions: namesLike(name, [...new Set(names)]) };
  }
  const blocks = found.flatMap((subject) => subject.blocks());
  const cited = citedIn(blocks);
  const sources = assessment.sources.filter(({ id }) => cited.has(id));
  const listed = sources.length === 0 ? [] : [heading(2, 'Sources'), ...bullets(sources.map(sourcePhrase))];
  return { found: true, explanation: { blocks: [...blocks, ...listed], subjects: found, sources } };
}

const mostSuggestions = 5;
const shortestPart = 3;

/** The name most like the one typed, and those that contain it. */
function namesLike(typed: string, names: readonly string[]): readonly string[] {
  const nearest = closestMatch(typed, names);
  const containing = names.filter(
    (name) => typed.length >= shortestPart && name.includes(typed.toLowerCase()),
  );
  return [...new Set([...(nearest === null ? [] : [nearest]), ...containing])].slice(0, mostSuggestions);
}

function listOf(subjects: readonly Subject[]): readonly Block[] {
  return [
    paragraph('born-global explain <file> <name>', faint(' explains any of these:')),
    ...Object.entries(subjectKinds).flatMap(([kind, title]): readonly Block[] => {
      const named = subjects.filter((subject) => subject.kind === kind);
      return named.length === 0
        ? []
        : [
            heading(2, title),
            ...items(named.map((subject) => item([`${nameOf(subject)} `, faint(subject.title)]))),
          ];
    }),
  ];
}
