import type { Assessment } from '../../../schema/types.ts';
import type { Consultant } from '../../report.ts';
import { capital } from '../../document/format.ts';
import { escapeHtml } from './escape.ts';

/** The title page: whose report it is, of when, by which rules, and who hands it over. */
export function cover(assessment: Assessment, consultant: Consultant | undefined): string {
  const { company, date, respondent, pack, progress } = assessment;
  const lines = [
    ['Date', date],
    ['Answered by', respondent],
    ['Answers', `${progress.answered} given, ${progress.open} open`],
    ['Rules', `${pack.title}, version ${pack.version}`],
    ['Prepared by', consultant?.name ?? null],
  ] as const;
  const about = lines.flatMap(([term, text]) =>
    text === null ? [] : [`<div><dt>${term}</dt><dd dir="auto">${escapeHtml(text)}</dd></div>`],
  );
  return `${logoHtml(consultant)}<p class="kind">${escapeHtml(pack.title)}</p>
<h1 dir="auto">${escapeHtml(company ?? `Your ${pack.words.subject.one}`)}</h1>
<p class="lead">${escapeHtml(capital(`readiness, markets, ${pack.words.mode.many} and plan`))}</p>
<dl>
${about.join('\n')}
</dl>`;
}

function logoHtml(consultant: Consultant | undefined): string {
  const logo = consultant?.logo ?? null;
  if (logo === null) return '';
  const words = consultant?.name ?? 'Logo';
  return `<p class="logo"><img src="data:image/${logo.kind};base64,${base64(logo.bytes)}" alt="${escapeHtml(words)}" width="${logo.width}" height="${logo.height}"></p>\n`;
}

function base64(bytes: Uint8Array): string {
  return btoa(Array.from(bytes, (byte) => String.fromCodePoint(byte)).join(''));
}
