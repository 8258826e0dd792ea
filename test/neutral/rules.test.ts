import { hostileIn, inFiles, shortIn, turns } from '../fixtures/hostile-texts.ts';
import { formsAndRules, quotations } from './every-output.ts';
import { describeOutputs } from './hold.ts';

describeOutputs(
  'texts of packs in questionnaires, handbooks and schemas are nothing but text',
  formsAndRules,
  turns.map((turn) => hostileIn(turn, inFiles)),
);

describeOutputs(
  'texts of packs that are quoted are nothing but text',
  quotations,
  turns.map(shortIn),
  (field) => `Plain ${field}`,
);
