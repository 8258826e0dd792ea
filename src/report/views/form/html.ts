import type { Form, FormQuestion, FormSection } from '../../../analysis/form/form.ts';
import { escapeHtml } from '../../renderers/html/escape.ts';
import { htmlPage } from '../../renderers/html/page.ts';
import { formStyle } from './style.ts';

const text = escapeHtml;

const box = '<span class="box" aria-hidden="true"></span>';

/** The questionnaire as a page for paper: one file, no script, nothing from elsewhere. */
export function formHtml(form: Form): Promise<string> {
  const title = `${form.title}: questions`;
  const sections = form.sections.map((section, index) =>
    sectionHtml(section, form.sections[index - 1]?.market ?? null),
  );
  const body = `<main>
<h1>${text(title)}</h1>
<p>${text(form.description)}</p>
${headLines(form)}
<p class="guide">Tick one box where nothing else is said. “Don't know” is an answer too. Leave out a question where its line in <em>italics</em> does not fit you.</p>
${sections.join('\n')}
<p class="foot">Version ${text(form.version)} of the questions.</p>
</main>`;
  return htmlPage({ title, language: 'en', body, style: formStyle });
}

function headLines({ subject, markets }: Form): string {
  const line = (label: string): string =>
    `<div class="line"><dt>${text(label)}</dt><dd class="write"></dd></div>`;
  const ticks = markets.map(({ title }) => `<span class="tick">${box} ${text(title)}</span>`).join(' ');
  const chosen =
    markets.length === 0 ? '' : `<div class="line"><dt>Target markets</dt><dd>${ticks}</dd></div>`;
  return `<dl class="head">${line(`Name of the ${subject}`)}${line('Who answers')}${line('Day')}${chosen}</dl>`;
}

function sectionHtml({ title, intro, market, questions }: FormSection, before: string | null): string {
  const depth = market === null ? 2 : 3;
  const place =
    market === null || market === before
      ? ''
      : `<h2 class="market">${text(market)}</h2>\n<p class="only">Only if ${text(market)} is a target market.</p>\n`;
  const about = intro === null ? '' : `<p>${text(intro)}</p>\n`;
  return `${place}<section>\n<h${depth}>${text(title)}</h${depth}>\n${about}${questions.map(questionHtml).join('\n')}\n</section>`;
}

function questionHtml({ number, ask, why, type, options, unit, onlyIf }: FormQuestion): string {
  const how = type === 'many' ? ' <span class="how">Tick all that fit.</span>' : '';
  const skip = onlyIf === null ? '' : `<p class="only">Only if ${text(onlyIf)}.</p>`;
  const choices = [
    ...options.map(({ label, hint }) => choice(label, hint)),
    ...(type === 'many' ? [choice('None of these', null)] : []),
    choice("Don't know", null),
  ];
  const isShort = options.every(({ label, hint }) => hint === null && label.length <= shortLabel);
  const field =
    type === 'number'
      ? `<p class="count"><span class="blank"></span> ${unit === null ? '' : text(unit)}</p>`
      : '';
  return `<div class="question">
<p class="ask"><b>${number}.</b> ${text(ask)}${how}</p>
${skip}<p class="why">${text(why)}</p>
${field}<ul${isShort ? ' class="short"' : ''}>${choices.join('')}</ul>
</div>`;
}

/** Options of up to so many characters stand in two columns. */
const shortLabel = 36;

const choice = (label: string, hint: string | null): string =>
  `<li>${box}<span>${text(label)}${hint === null ? '' : ` <small>${text(hint)}</small>`}</span></li>`;
