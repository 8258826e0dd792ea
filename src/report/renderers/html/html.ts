import type { Assessment } from '../../../schema/types.ts';
import type { Report } from '../../report.ts';
import { cover } from './cover.ts';
import { htmlPage } from './page.ts';
import { reportStyle } from './report-style.ts';
import { sectionsOf, summaryHtml, type Section } from './sections.ts';

/** The report to hand over: title page, one page for those with little time, then everything behind it. */
export const htmlReport: Report = (assessment, { extent, consultant }) => {
  const sections = sectionsOf(assessment, extent);
  return htmlPage({
    title: titleOf(assessment),
    language: 'en',
    style: reportStyle,
    body: `<header class="cover">
${cover(assessment, consultant)}
${contents(sections)}
</header>
<main>
${summaryHtml(assessment)}
${sections.map(sectionHtml).join('\n')}
</main>`,
  });
};

const titleOf = ({ company, date, pack }: Assessment): string =>
  [company, pack.title, date].filter((part) => part !== null).join(', ');

function contents(sections: readonly Section[]): string {
  if (sections.length < 2) return '';
  const lines = sections.map(({ id, title }) => `<li><a href="#${id}">${title}</a></li>`);
  return `<nav class="contents" aria-label="Contents"><h2>In this report</h2>\n<ul>${lines.join('')}</ul></nav>`;
}

const sectionHtml = ({ id, title, body }: Section): string =>
  `<section id="${id}" aria-labelledby="${id}-title">\n<h2 id="${id}-title">${title}</h2>\n${body}\n</section>`;
