import type { Assessment } from '../../../schema/types.ts';
import { sourcePhrase } from '../../sections/answers.ts';
import { phraseHtml, type Anchors } from './phrase.ts';

/** An anchor for every source, by its id. Ids are text of a pack, so anchors are counted instead. */
export function anchorsOf({ sources }: Assessment): Anchors {
  return new Map(sources.map(({ id }, index) => [id, `source-${index + 1}`]));
}

export function sourcesHtml({ sources }: Assessment): string {
  const lines = sources.map(
    (source, index) => `<li id="source-${index + 1}">${phraseHtml(sourcePhrase(source), new Map())}</li>`,
  );
  return `<ul class="sources">\n${lines.join('\n')}\n</ul>`;
}
