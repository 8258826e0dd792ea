import { describe, expect, test } from 'vitest';
import { draftMapping } from '../../../src/answers/table/draft-mapping.ts';
import { mappedColumns } from '../../../src/answers/table/mapping.ts';
import type { Table } from '../../../src/answers/table/table.ts';
import type { Pack } from '../../../src/rule-pack/rule-pack.ts';
import { renamedPack as small } from '../../fixtures/renamed-pack.ts';
import { imported, tableOf, told } from './tables.ts';

/** A pack whose labels are sentences, as surveys show them; some hold the commas that part answers. */
const pack: Pack = {
  ...small,
  questionnaire: {
    ...small.questionnaire,
    questions: small.questionnaire.questions.map((question) => {
      const labels: Readonly<Record<string, string>> = {
        idea: 'Research, or an idea being tested',
        sold: 'Sold to customers',
        funding: 'Capital, from whomever',
        channel: 'Sales channels',
      };
      const asks: Readonly<Record<string, string>> = {
        stage: 'How far is your lead product or service?',
        needs: 'What do you look for outside Europe?',
      };
      const options = question.options?.map((option) => ({
        ...option,
        label: labels[option.id] ?? option.label,
      }));
      return {
        ...question,
        ask: asks[question.id] ?? question.ask,
        ...(options === undefined ? {} : { options }),
      };
    }),
  },
};

/** As the responses of Google Forms are downloaded: question texts, checkboxes parted by semicolons; sheets have commas. */
const googleForms = `"Timestamp","Email Address","Name of your company","Which markets interest you?","How far is your lead product or service?","What do you look for outside Europe?","What can we do for you?"
"2026/11/20 9:44:26 PM GMT+1","ana@example.org","Ána Diagnostics, S.L.","Atlantis, Mu","Research, or an idea being tested","Capital, from whomever, Sales channels",""
"2026/11/21 10:02:11 AM GMT+1","bo@example.org","Bo Devices","Mu","Sold to customers","Sales channels;Capital, from whomever","Call me, please"
`;

/** As LimeSurvey exports responses with codes for headings and answers. */
const limeSurvey = `"id","submitdate","lastpage","startlanguage","seed","company","stage","needs[funding]","needs[channel]","G02Q01"
"1","2026-11-20 10:11:12","3","en","1811","Ana","A1","Y","","N/A"
"2","2026-11-21 08:00:00","3","en","2207","Bo","A3","","Y","12"
`;

const answersOf = (table: Table, mapping: string): readonly unknown[] => {
  const { companies, diagnostics } = imported(table, { mapping, pack });
  expect(told(diagnostics)).toEqual([]);
  return companies.map(({ answers }) => answers);
};

describe('an export of Google Forms', () => {
  const table = tableOf(googleForms);

  test('gets a mapping that finds questions by their texts, and leaves what is unsure to the reader', () => {
    expect(draftMapping(table, pack)).toMatchInlineSnapshot(`
      "# What the columns of a table of answers are; drafted by born-global import --init.
      # Confirm each line. What could not be recognised is commented out: remove the # before the lines that are right,
      # and write \`is: nothing\` for a column that is not needed.
      format: born-global/mapping/1
      columns:
        - heading: "Timestamp"
          is: date
        # Not sure:
        # - heading: "Email Address"
        #   is: respondent
        - heading: "Name of your company"
          is: company
        - heading: "Which markets interest you?"
          is: markets
        - heading: "How far is your lead product or service?"
          question: stage # How far is your lead product or service?
        - heading: "What do you look for outside Europe?"
          question: needs # What do you look for outside Europe?
        # Not sure:
        # - heading: "What can we do for you?"
        #   is: nothing
      "
    `);
  });

  test('is read with it, once that is confirmed; labels may hold the commas that part them', () => {
    const mapping = draftMapping(table, pack)
      .replace(
        / {2}# - heading: "Email Address"\n {2}# {3}is: respondent/,
        '  - heading: "Email Address"\n    is: nothing',
      )
      .replace(
        / {2}# - heading: "What can we do for you\?"/,
        '  - heading: "What can we do for you?"\n    is: nothing',
      );
    expect(answersOf(table, mapping)).toMatchObject([
      {
        company: 'Ána Diagnostics, S.L.',
        date: '2026-11-20',
        answers: { stage: 'idea', needs: ['funding', 'channel'] },
        markets: { atlantis: {}, mu: {} },
      },
      {
        company: 'Bo Devices',
        date: '2026-11-21',
        answers: { stage: 'sold', needs: ['funding', 'channel'] },
      },
    ]);
  });
});

describe('an export of LimeSurvey', () => {
  const table = tableOf(limeSurvey);

  test('gets a mapping by the codes of questions, with texts that are to be explained', () => {
    expect(draftMapping(table, pack)).toMatchInlineSnapshot(`
      "# What the columns of a table of answers are; drafted by born-global import --init.
      # Confirm each line. What could not be recognised is commented out: remove the # before the lines that are right,
      # and write \`is: nothing\` for a column that is not needed.
      format: born-global/mapping/1
      empty: ["N/A"]
      columns:
        - heading: "id"
          is: nothing
        - heading: "submitdate"
          is: date
        - heading: "lastpage"
          is: nothing
        - heading: "startlanguage"
          is: nothing
        - heading: "seed"
          is: nothing
        - heading: "company"
          is: company
        - heading: "stage"
          question: stage # How far is your lead product or service?
          # Say what these texts stand for; what they may stand for is:
          #     idea: Research, or an idea being tested
          #     trial: trial
          #     sold: Sold to customers
          # values:
          #   "A1": dont-know
          #   "A3": dont-know
        - heading: "needs[funding]"
          question: needs # What do you look for outside Europe?
          option: funding # Capital, from whomever
        - heading: "needs[channel]"
          question: needs # What do you look for outside Europe?
          option: channel # Sales channels
        # Not sure:
        # - heading: "G02Q01"
        #   is: nothing
      "
    `);
  });

  test('is read by a mapping that explains its codes', () => {
    const mapping = `
empty: [N/A]
columns:
  - {heading: id, is: nothing}
  - {heading: submitdate, is: date}
  - {heading: lastpage, is: nothing}
  - {heading: startlanguage, is: nothing}
  - {heading: seed, is: nothing}
  - {heading: company, is: company}
  - {heading: stage, question: stage, values: {A1: idea, A3: sold}}
  - {heading: 'needs[funding]', question: needs, option: funding}
  - {heading: 'needs[channel]', question: needs, option: channel}
  - {heading: G02Q01, question: runway-months}
`;
    expect(answersOf(table, mapping)).toMatchObject([
      { company: 'Ana', date: '2026-11-20', answers: { stage: 'idea', needs: ['funding'] } },
      { company: 'Bo', answers: { stage: 'sold', needs: ['channel'], 'runway-months': 12 } },
    ]);
  });

  test('full texts as headings give the same questions', () => {
    const full = tableOf(
      '"Response ID","needs[SQ001]. What do you look for outside Europe? [Capital, from whomever]","Q1. How far is your lead product or service?"\n1,Yes,Sold to customers\n',
    );
    const draft = draftMapping(full, pack);
    expect(answersOf(full, draft)).toMatchObject([{ answers: { needs: ['funding'], stage: 'sold' } }]);
  });
});

describe('errors of a mapping', () => {
  const table = tableOf('a,b,b\nx,y,z\n');
  const faults = (columns: string): readonly string[] => {
    const { columns: read, diagnostics } = mappedColumns(`columns:\n${columns}`, 'mapping.yaml', table, pack);
    expect(read).toBe(null);
    return told(diagnostics);
  };

  test.each([
    ['  - {heading: c, is: nothing}', '2:15 unknown-column `table.csv` has no column `c`.'],
    ['  - {heading: b, is: nothing}', '2:15 unknown-column Several columns have the heading `b`.'],
    [
      '  - {heading: b, column: A, is: nothing}',
      '2:26 unknown-column Column A of `table.csv` does not have the heading `b`.',
    ],
    ['  - {heading: a}', '2:5 schema Nothing says what this column is.'],
    ['  - {heading: a, is: company, question: stage}', '2:5 schema This column is two things.'],
    [
      '  - {heading: a, question: stagg}',
      '2:28 unknown-question There is no question `stagg` for the company.',
    ],
    ['  - {heading: a, question: pathway}', '2:28 market-scope `pathway` is asked for a market.'],
    [
      '  - {heading: a, question: stage, market: mu}',
      '2:28 market-scope `stage` is asked once for the company, not for a market.',
    ],
    ['  - {heading: a, question: pathway, market: moo}', '2:45 unknown-market There is no market `moo`.'],
    [
      '  - {heading: a, question: stage, option: idea}',
      '2:43 question-type `stage` takes one answer, so that no option has a column of its own.',
    ],
    [
      '  - {heading: a, question: needs, option: fun}',
      '2:43 unknown-option `fun` is not an option of `needs`.',
    ],
    [
      '  - {heading: a, question: stage, values: {A1: ide}}',
      '2:48 unknown-option `ide` is not an option of `stage`.',
    ],
    ['  - {heading: a, colour: red}', '2:18 unknown-key The key `colour` is not known here.'],
  ])('%s', (columns, message) => {
    expect(faults(columns)).toEqual([message]);
  });

  test('columns of the same heading are distinguished by their letters; what is not mapped is reported', () => {
    const { columns, diagnostics } = mappedColumns(
      'columns: [{heading: b, column: C, question: stage}]',
      'mapping.yaml',
      table,
      pack,
    );
    expect(diagnostics).toEqual([]);
    expect(columns?.columns.map(({ index }) => index)).toEqual([2]);
    expect(told(columns?.diagnostics ?? []).map((line) => line.slice(0, 18))).toEqual([
      '1:1 unknown-column',
      '1:2 unknown-column',
    ]);
  });
});

test('a draft of any headings can be read', () => {
  const table = tableOf(
    '"a: b # [c]\n\u0085","a: b # [c]\n\u0085",\\x,"\u202eevil",,"% {place}"\n1,2,3,4,5,6\n',
  );
  const draft = draftMapping(table, pack);
  const { diagnostics } = mappedColumns(
    draft.replaceAll(/^ {2}# (?= *(?:- heading|column|is: nothing))/gm, '  '),
    'mapping.yaml',
    table,
    pack,
  );
  expect(told(diagnostics)).toEqual([]);
});
