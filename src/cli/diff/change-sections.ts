import type { Change, FieldChange } from '../../rule-tools/diff/changes.ts';
import type { PackDiff } from '../../rule-tools/diff/diff-packs.ts';
import { bullets, paragraph, strong, type Phrase } from '../../report/document/document.ts';
import type { Section } from './section.ts';
import { count, plural } from './text.ts';

/** More are counted, not listed. */
const mostListed = 60;

/** The entries that changed, those that decide something first. */
export function changeSections({ changes }: PackDiff): readonly Section[] {
  if (changes.length === 0) return [];
  const ordered = [...changes].sort((a, b) => Number(isText(a)) - Number(isText(b)));
  const left = ordered.length - mostListed;
  return [
    {
      title: `What was edited: ${plural(changes.length, 'entry', 'entries')}`,
      isOpen: false,
      parts: [
        bullets(ordered.slice(0, mostListed).map(changePhrase)),
        ...(left > 0 ? [[paragraph(`And ${count(left)} more.`)]] : []),
      ],
    },
  ];
}

const isText = ({ change, fields }: Change): boolean =>
  change === 'changed' && fields.every(({ meaning }) => meaning === 'text');

function changePhrase({ change, subject, id, formerly, within, fields }: Change): Phrase {
  const place = within.length === 0 ? '' : ` (${within.join(', ')})`;
  const former = formerly === null ? '' : `, formerly ${formerly}`;
  const what = fields.length === 0 ? '' : `: ${fields.map(fieldWords).join('; ')}`;
  return [`${subject} `, strong(id), `${place} ${change}${former}${what}`];
}

function fieldWords({ field, meaning, old, new: current }: FieldChange): string {
  switch (meaning) {
    case 'text':
      return `${field} (only read)`;
    case 'equivalent':
      return `${field} (written otherwise, proved to mean the same)`;
    case 'rule':
      return old === null && current === null
        ? field
        : `${field} from ${old ?? 'something longer or nothing'} to ${current ?? 'something longer or nothing'}`;
  }
}
