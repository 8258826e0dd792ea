import type { Form, FormQuestion } from '../../../analysis/form/form.ts';
import { atLineStart, escapeMarkdown } from '../../renderers/markdown.ts';
import { plainText } from '../../document/plain-text.ts';

const text = (words: string): string => escapeMarkdown(plainText(words, true).trim());

/** The questionnaire in Markdown, with boxes to tick. */
export function formMarkdown(form: Form): string {
  const lines = [
    `# ${text(form.title)}: questions`,
    '',
    atLineStart(text(form.description)),
    '',
    `- Name of the ${text(form.subject)}: ____________________`,
    '- Who answers: ____________________',
    '- Day: ____________________',
    ...(form.markets.length === 0
      ? []
      : [`- Target markets: ${form.markets.map(({ title }) => `☐ ${text(title)}`).join('  ')}`]),
    '',
    'Tick one box where nothing else is said. "Don\'t know" is an answer too.',
  ];
  let market: string | null = null;
  for (const section of form.sections) {
    if (section.market !== market && section.market !== null)
      lines.push('', `## ${text(section.market)}`, '', `Only if ${text(section.market)} is a target market.`);
    ({ market } = section);
    lines.push('', `${section.market === null ? '##' : '###'} ${text(section.title)}`);
    if (section.intro !== null) lines.push('', atLineStart(text(section.intro)));
    for (const question of section.questions) lines.push('', ...questionLines(question));
  }
  return `${lines.join('\n')}\n`;
}

function questionLines({ number, id, ask, type, options, unit, onlyIf }: FormQuestion): readonly string[] {
  const how = type === 'many' ? ' (tick all that fit)' : '';
  const boxes =
    type === 'number'
      ? [`- ____________${unit === null ? '' : ` ${text(unit)}`}`]
      : options.map(({ label, hint }) => `- ☐ ${text(label)}${hint === null ? '' : ` *${text(hint)}*`}`);
  return [
    `**${number}. ${text(ask)}**${how} \`${id}\``,
    ...(onlyIf === null ? [] : ['', `*Only if ${text(onlyIf)}; else go on.*`]),
    '',
    ...boxes,
    ...(type === 'many' ? ['- ☐ None of these'] : []),
    "- ☐ Don't know",
  ];
}
