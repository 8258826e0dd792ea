import { Chalk, type ChalkInstance } from 'chalk';
import { partsOf, type Phrase, type Tone } from '../../document/document.ts';
import { plainText } from '../../document/plain-text.ts';
import type { ReportContext } from '../../report.ts';
import { columnsOf } from './columns.ts';

/** How to write on this terminal: its signs and colours. */
export interface Pen {
  readonly layout: ReportContext['layout'];
  readonly signs: Signs;
  /** Neutralised and coloured, on one line. */
  readonly write: (phrase: Phrase) => string;
  readonly tone: (tone: Tone, text: string) => string;
}

interface Signs {
  readonly bullet: string;
  readonly box: string;
  readonly rule: string;
  readonly column: string;
  /** A bar: certain, possible, missing. */
  readonly certain: string;
  readonly possible: string;
  readonly missing: string;
}

const unicodeSigns: Signs = {
  bullet: '•',
  box: '☐',
  rule: '─',
  column: '  ',
  certain: '█',
  possible: '▒',
  missing: '·',
};

const asciiSigns: Signs = {
  bullet: '-',
  box: '[ ]',
  rule: '-',
  column: '  ',
  certain: '#',
  possible: '+',
  missing: '.',
};

export function penFor({ colour, unicode, layout }: ReportContext): Pen {
  // chalk does not honour NO_COLOR by itself: the level is always given.
  const chalk = new Chalk({ level: colour ? 1 : 0 });
  const tones: Readonly<Record<Tone, ChalkInstance>> = {
    strong: chalk.bold,
    good: chalk.green,
    bad: chalk.red,
    open: chalk.yellow,
    faint: chalk.dim,
  };
  const tone = (name: Tone, text: string): string => tones[name](text);
  return {
    layout,
    signs: unicode ? unicodeSigns : asciiSigns,
    tone,
    write: (phrase) =>
      partsOf(phrase)
        .map((part) => {
          if (typeof part === 'string') return plainText(part, unicode);
          if ('cites' in part) return tone('faint', plainText(` [${part.cites.join(', ')}]`, unicode));
          if ('url' in part) return tone('faint', plainText(part.url, unicode));
          return tone(part.tone, plainText(part.text, unicode));
        })
        .join(''),
  };
}

/** The first line after the lead, the others aligned under it. */
export function hanging(lead: string, lines: readonly string[]): readonly string[] {
  const indent = ' '.repeat(columnsOf(lead));
  return lines.map((line, index) => (line === '' ? line : `${index === 0 ? lead : indent}${line}`));
}
