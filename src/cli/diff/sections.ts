import type { PackDiff } from '../../rule-tools/diff/diff-packs.ts';
import {
  bullets,
  faint,
  left,
  paragraph,
  right,
  strong,
  table,
  toned,
  type Block,
  type Phrase,
  type Span,
} from '../../report/document/document.ts';
import { changeSections } from './change-sections.ts';
import { companySections, type CompanyReport } from './company-sections.ts';
import { matrixSection } from './matrix-section.ts';
import { groupsOf, outputTitle, smallestOf, type Group } from './groups.ts';
import type { Section } from './section.ts';
import { count, plural, shareWords } from './text.ts';

/** What is compared with what. */
export interface Names {
  readonly old: string;
  readonly new: string;
}

/** The whole report: the answer first, then what it rests on. */
export function sectionsOf(
  diff: PackDiff,
  names: Names,
  companies: CompanyReport | null,
): readonly Section[] {
  const groups = groupsOf(diff);
  return [
    {
      title: `From ${names.old} to ${names.new}`,
      isOpen: true,
      parts: [
        summary(diff, groups),
        ...(diff.conclusion === 'same' ? [] : [kindsTable(groups)]),
        basis(diff),
      ],
    },
    ...companySections(companies),
    ...(diff.shares?.matrices ?? []).filter(({ changed }) => changed.changed > 0).map(matrixSection),
    ...groups.flatMap(witnessSection),
    ...groups.flatMap(undecidedSection),
    ...changeSections(diff),
  ];
}

function summary({ conclusion, changes, markets }: PackDiff, groups: readonly Group[]): readonly Block[] {
  const said: Record<PackDiff['conclusion'], readonly (string | Span)[]> = {
    same: [
      toned('good', 'Proved: no outcome changes.'),
      ' Whatever a company answers, both say the same about entry modes, ranking, readiness, level, showstoppers, barriers and plan.',
    ],
    differs: [toned('bad', 'Outcomes can differ.')],
    undecided: [
      toned('open', 'Undecided.'),
      ' No company was found for which an outcome differs, and it is not proved that there is none.',
    ],
  };
  const entries =
    changes.length === 0
      ? 'No entry of the rules changed.'
      : `${plural(changes.length, 'entry', 'entries')} of the rules changed.`;
  const differing = groups.flatMap((group) => group.differing).length;
  const outcomes = differing === 0 ? '' : ` ${plural(differing, 'outcome')} can differ.`;
  const came = [
    ...markets.added.map((market) => `The market ${market} is new; there is nothing to compare it with.`),
    ...markets.removed.map((market) => `The market ${market} is gone.`),
  ];
  return [paragraph(...said[conclusion], ` ${entries}${outcomes}`), ...bullets(came)];
}

function kindsTable(groups: readonly Group[]): readonly Block[] {
  return table(
    [left('Outcome'), left('Can it differ?'), right('Companies (95 % interval)')],
    groups.map((group): readonly Phrase[] => [group.title, canDiffer(group), shareCell(group)]),
  );
}

function canDiffer({ outputs, differing, undecided }: Group): Phrase {
  const [one] = outputs;
  if (outputs.length === 1) {
    if (one?.kind === 'differs') return [toned('bad', 'yes')];
    return one?.kind === 'undecided' ? [toned('open', 'undecided')] : [toned('good', 'no'), ', proved'];
  }
  if (differing.length === 0 && undecided.length === 0) return [toned('good', 'no'), ', proved'];
  const parts = [
    ...(differing.length === 0 ? [] : [toned('bad', `yes: ${differing.length} of ${outputs.length}`)]),
    ...(undecided.length === 0 ? [] : [toned('open', `undecided: ${undecided.length}`)]),
  ];
  return parts.flatMap((part, index) => (index === 0 ? [part] : ['; ', part]));
}

function shareCell({ share, differing, undecided }: Group): string {
  if (differing.length === 0 && undecided.length === 0) return 'none, proved';
  return share === null ? 'not counted' : shareWords(share);
}

function basis({ shares, markets }: PackDiff): readonly Block[] {
  if (shares === null) return [];
  const { common } = markets;
  return [
    paragraph(
      faint(
        `Shares are estimates from ${count(shares.companies)} companies, the same in every run: each targets ${common.join(', ') || 'no market'} and gives every answer with equal chances, of a number every range that rules tell apart. In brackets: the 95 % interval. They are shares of possible answers, not of the companies there are.`,
      ),
    ),
  ];
}

/** One company for each kind of outcome. */
function witnessSection(group: Group): readonly Section[] {
  const smallest = smallestOf(group);
  if (smallest === undefined) return [];
  const { output, witness } = smallest;
  const others = group.differing.filter((one) => one !== smallest);
  const many = 20;
  const named = others.slice(0, many).map((one) => outputTitle(one.output));
  const more = others.length > many ? `, and ${count(others.length - many)} more` : '';
  const whatever =
    output.kind === 'plan'
      ? 'a company with these answers'
      : 'every company with these answers, whatever else it answers';
  return [
    {
      title: `${group.title}: a company that shows it, in ${plural(witness.count, 'answer')}`,
      isOpen: false,
      parts: [
        [
          paragraph(
            strong(outputTitle(output)),
            ` was ${witness.old} and is ${witness.new} for ${whatever}:`,
          ),
        ],
        { code: witness.testCase },
        ...(witness.oldAnswers === null
          ? []
          : [
              [paragraph('To the old rules the same company answers:')],
              { code: JSON.stringify(witness.oldAnswers, null, 2) },
            ]),
        ...(others.length === 0 ? [] : [[paragraph(`Can differ too: ${named.join(', ')}${more}.`)]]),
      ],
    },
  ];
}

function undecidedSection({ title, undecided }: Group): readonly Section[] {
  const [first] = undecided;
  if (first === undefined) return [];
  const names = undecided.map(({ output }) => outputTitle(output)).join(', ');
  const tried = `No company was found for which it differs, among ${count(first.tried)} tried, of which ${count(first.reached)} were chosen from those that the change can reach. That is no proof.`;
  return [{ title: `${title}: undecided`, isOpen: false, parts: [[paragraph(`${names}. ${tried}`)]] }];
}
