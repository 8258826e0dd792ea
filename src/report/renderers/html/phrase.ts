import { partsOf, type Phrase, type Span, type Tone } from '../../document/document.ts';
import { escapeHtml, linkHtml } from './escape.ts';

/** Where the sources stand in the page: the anchor of each by its id. Citations of others are plain text. */
export type Anchors = ReadonlyMap<string, string>;

export function phraseHtml(phrase: Phrase, anchors: Anchors): string {
  return (
    partsOf(phrase)
      .map((part) => {
        if (typeof part === 'string') return escapeHtml(part);
        if ('cites' in part) return citationHtml(part.cites, anchors);
        if ('url' in part) return linkHtml(part.url);
        return spanHtml(part);
      })
      .join('')
      // The space belongs to what is left out on paper.
      .replaceAll(' <span class="name">', '<span class="name"> ')
      .trim()
  );
}

function citationHtml(cites: readonly string[], anchors: Anchors): string {
  const links = cites.map((id) => {
    const anchor = anchors.get(id);
    return anchor === undefined ? escapeHtml(id) : `<a href="#${anchor}">${escapeHtml(id)}</a>`;
  });
  return ` <span class="cites">[${links.join(', ')}]</span>`;
}

const classes: Readonly<Record<Exclude<Tone, 'strong'>, string>> = {
  good: 'good',
  bad: 'bad',
  open: 'open',
  faint: 'faint',
};

/** The name of a rule as it is typed after `explain`: quiet on a screen, left out on paper. */
const name = /^\s*\([a-z0-9-]+(?:@[a-z0-9-]+)?\)$/u;

function spanHtml({ text, tone }: Span): string {
  const written = escapeHtml(text);
  if (tone === 'strong') return `<strong>${written}</strong>`;
  const look = tone === 'faint' && name.test(text) ? 'name' : classes[tone];
  return `<span class="${look}">${written}</span>`;
}
