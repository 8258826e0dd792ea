import { hostileTurns, inFiles, shortTexts } from '../fixtures/hostile-texts.ts';
import { formsAndRules, quotations } from './every-output.ts';
import { describeOutputs } from './hold.ts';

describeOutputs(
  'texts of packs in questionnaires, handbooks and schemas are nothing but text',
  formsAndRules,
  hostileTurns(2, inFiles),
);

describeOutputs(
  'texts of packs that are quoted are nothing but text',
  quotations,
  [shortTexts],
  (field) => `Plain ${field}`,
);
