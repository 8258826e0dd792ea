import { nearestName } from '../../pack/nearest-name.ts';
import type { Assessment } from '../../schema/types.ts';
import { bullets, faint, heading, items, item, paragraph, type Block } from '../document.ts';
import { sourcePhrase } from '../parts/answers.ts';
import type { ReportContext } from '../report.ts';
import { renderTerminal } from '../terminal/terminal.ts';
import { nameOf, sourcesOf, subjectKinds, type Subject } from './subject.ts';
import { subjectsOf } from './subjects.ts';

export type Explained =
  | { readonly found: true; readonly text: string }
  | { readonly found: false; readonly suggestions: readonly string[] };

/**
 * Why and why not, down to answers and sources.
 *
 * @param name an id, or id@market; null lists everything that can be explained
 */
export function explain(assessment: Assessment, name: string | null, context: ReportContext): Explained {
  const subjects = subjectsOf(assessment);
  if (name === null) return { found: true, text: renderTerminal(listOf(subjects), context) };
  const found = subjects.filter((subject) => subject.id === name || nameOf(subject) === name);
  if (found.length === 0) {
    const names = subjects.flatMap((subject) => [subject.id, nameOf(subject)]);
    return { found: false, suggestions: namesLike(name, [...new Set(names)]) };
  }
  const blocks = [...found.flatMap((subject) => subject.blocks()), ...sources(assessment, found)];
  return { found: true, text: renderTerminal(blocks, context) };
}

const mostSuggestions = 5;
const shortestPart = 3;

/** The name most like the one typed, and those that contain it. */
function namesLike(typed: string, names: readonly string[]): readonly string[] {
  const nearest = nearestName(typed, names);
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

function sources(assessment: Assessment, found: readonly Subject[]): readonly Block[] {
  const cited = sourcesOf(
    assessment,
    found.filter(({ kind }) => kind !== 'source').map(({ about }) => about),
  );
  return cited.length === 0 ? [] : [heading(2, 'Sources'), ...bullets(cited.map(sourcePhrase))];
}
