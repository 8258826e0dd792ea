import {
  AlignmentType,
  Document,
  Footer,
  ImageRun,
  LevelFormat,
  Packer,
  PageNumber,
  Paragraph,
  Tab,
  TextRun,
  type IStylesOptions,
} from 'docx';
import type { Assessment } from '../../../schema/types.ts';
import type { Block } from '../../document/document.ts';
import type { Consultant, Report } from '../../report.ts';
import { detail } from '../../sections/full-report.ts';
import { markets, readinessBars, stillOpen, topActions, verdict } from '../../sections/summary.ts';
import { capital } from '../../document/format.ts';
import { documentParts, lists, type DocumentPart } from './blocks.ts';
import { settled } from './normalize.ts';
import { colours, page, textWidth } from './style.ts';
import { documentText } from './text.ts';

/** A document (DOCX) to edit and hand over: title page, summary, then everything behind it. */
export const docxReport: Report = async (assessment, { extent, consultant }) => {
  const { company, date, pack } = assessment;
  const title = documentText(company ?? `Your ${pack.words.subject.one}`);
  const footers = { default: footer(title, date) };
  const document = new Document({
    title: `${title}: ${documentText(pack.title)}`,
    subject: documentText(pack.title),
    creator: documentText(consultant?.name ?? 'Born Global'),
    lastModifiedBy: documentText(consultant?.name ?? 'Born Global'),
    description: documentText(pack.title),
    features: { updateFields: false },
    styles,
    numbering: { config: [listOf(lists.bullet, '•'), listOf(lists.box, '☐')] },
    sections: [
      { properties: { page }, children: [...titlePage(assessment, title, consultant)] },
      { properties: { page }, footers, children: [...documentParts(onOnePage(assessment))] },
      { properties: { page }, footers, children: [...documentParts(detail(assessment, extent))] },
    ],
  });
  return settled(await Packer.toBuffer(document), date);
};

const styles: IStylesOptions = {
  default: {
    document: {
      run: { font: 'Calibri', size: 21, language: { value: 'en-GB' } },
      paragraph: { spacing: { after: 100, line: 264 } },
    },
    title: {
      run: { size: 60, bold: true, color: colours.accent },
      paragraph: { spacing: { before: 240, after: 240, line: 240 } },
    },
    heading1: {
      run: { size: 32, bold: true, color: colours.accent },
      paragraph: { spacing: { before: 360, after: 120 } },
    },
    heading2: { run: { size: 25, bold: true }, paragraph: { spacing: { before: 240, after: 80 } } },
    hyperlink: { run: { color: colours.accent, underline: {} } },
  },
};

const listOf = (
  reference: string,
  text: string,
): { readonly reference: string; readonly levels: Level[] } => ({
  reference,
  levels: [0, 1, 2].map((level) => ({
    level,
    format: LevelFormat.BULLET,
    text,
    alignment: AlignmentType.LEFT,
    style: { paragraph: { indent: { left: 360 * (level + 1), hanging: 280 } } },
  })),
});

interface Level {
  readonly level: number;
  readonly format: typeof LevelFormat.BULLET;
  readonly text: string;
  readonly alignment: typeof AlignmentType.LEFT;
  readonly style: {
    readonly paragraph: { readonly indent: { readonly left: number; readonly hanging: number } };
  };
}

/** The summary; what its title says stands on the title page. */
const onOnePage = (assessment: Assessment): readonly Block[] => [
  ...verdict(assessment),
  ...readinessBars(assessment),
  ...markets(assessment),
  ...topActions(assessment),
  ...stillOpen(assessment),
];

function titlePage(
  { pack, date, respondent, progress }: Assessment,
  title: string,
  consultant: Consultant | undefined,
): readonly DocumentPart[] {
  const lines = [
    ['Date', date],
    ['Answered by', respondent],
    ['Answers', `${progress.answered} given, ${progress.open} open`],
    ['Rules', `${pack.title}, version ${pack.version}`],
    ['Prepared by', consultant?.name ?? null],
  ] as const;
  return [
    ...logo(consultant),
    new Paragraph({
      spacing: { before: 2400, after: 360 },
      children: [new TextRun({ text: documentText(pack.title), color: colours.faint, size: 26 })],
    }),
    new Paragraph({ heading: 'Title', children: [new TextRun(title)] }),
    new Paragraph({
      spacing: { after: 600 },
      children: [
        new TextRun({
          text: capital(`readiness, markets, ${documentText(pack.words.mode.many)} and plan`),
          size: 26,
        }),
      ],
    }),
    ...lines.flatMap(([term, text]) =>
      text === null
        ? []
        : [
            new Paragraph({
              tabStops: [{ type: 'left', position: 2000 }],
              children: [
                new TextRun({ children: [term, new Tab()], color: colours.faint }),
                new TextRun({ text: documentText(text) }),
              ],
            }),
          ],
    ),
  ];
}

/** At most six centimetres wide and three high, in pixels of 96 to the inch. */
function logo(consultant: Consultant | undefined): readonly Paragraph[] {
  const picture = consultant?.logo ?? null;
  if (picture === null) return [];
  const scale = Math.min(1, 227 / picture.width, 113 / picture.height);
  const name = documentText(consultant?.name ?? 'Logo');
  return [
    new Paragraph({
      children: [
        new ImageRun({
          type: picture.kind === 'jpeg' ? 'jpg' : 'png',
          data: picture.bytes,
          transformation: {
            width: Math.max(1, Math.round(picture.width * scale)),
            height: Math.max(1, Math.round(picture.height * scale)),
          },
          altText: { name: 'Logo', title: name, description: name },
        }),
      ],
    }),
  ];
}

const footer = (title: string, date: string | null): Footer =>
  new Footer({
    children: [
      new Paragraph({
        tabStops: [{ type: 'right', position: textWidth }],
        children: [
          new TextRun({
            text: [title, ...(date === null ? [] : [documentText(date)])].join(', '),
            color: colours.faint,
            size: 16,
          }),
          new TextRun({
            children: [new Tab(), PageNumber.CURRENT, ' / ', PageNumber.TOTAL_PAGES],
            color: colours.faint,
            size: 16,
          }),
        ],
      }),
    ],
  });
