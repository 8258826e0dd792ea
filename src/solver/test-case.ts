import { stringify } from 'yaml';
import type { AnswerFile, TestExpectation } from '../schema/types.ts';

/** A company as a test case in YAML, ready to paste into the list `cases` of a file of tests. */
export function testCaseOf(
  id: string,
  title: string,
  { answers, markets = {} }: AnswerFile,
  expect?: TestExpectation,
): string {
  return stringify(
    [{ id, title, given: { answers, markets }, ...(expect === undefined ? {} : { expect }) }],
    {
      lineWidth: 0,
      flowCollectionPadding: false,
      collectionStyle: 'any',
    },
  );
}
