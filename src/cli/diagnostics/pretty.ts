import { Chalk } from 'chalk';
import type { Diagnostic } from '../../source/diagnostic.ts';
import { codeFrame } from './code-frame.ts';
import { sanitizer, type TerminalStyle } from '../terminal/style.ts';

/**
 * Diagnostics as text for people: place, what is wrong, the line in question, what was expected.
 *
 * @param texts the text of each file, by the name that diagnostics use
 */
export function prettyDiagnostics(
  diagnostics: readonly Diagnostic[],
  texts: ReadonlyMap<string, string>,
  style: TerminalStyle,
): string {
  const blocks = diagnostics.map((diagnostic) => block(diagnostic, texts.get(diagnostic.file) ?? '', style));
  return blocks.length === 0 ? '' : `${blocks.join('\n\n')}\n`;
}

function block(diagnostic: Diagnostic, text: string, style: TerminalStyle): string {
  const chalk = new Chalk({ level: style.colour ? 1 : 0 });
  const write = sanitizer(style);
  const { file, start, severity, code, message, expected, suggestion } = diagnostic;
  const place = start === null ? write(file) : `${write(file)}:${start.line}:${start.column}`;
  const paint = severity === 'error' ? chalk.red : chalk.yellow;
  const frame = codeFrame(text, diagnostic, style.width, write);
  return [
    `${chalk.bold(place)} ${paint(severity)} ${chalk.dim(code)} ${write(message)}`,
    ...(frame === null ? [] : [...frame.lines.map((line) => chalk.dim(line)), paint(frame.marker)]),
    ...(expected === null ? [] : [`  expected: ${write(expected)}`]),
    ...(suggestion === null ? [] : [`  did you mean ${chalk.bold(`\`${write(suggestion)}\``)}?`]),
  ].join('\n');
}
