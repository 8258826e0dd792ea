import { hostileTurns, inFiles } from '../fixtures/hostile-texts.ts';
import { studies } from './every-output.ts';
import { describeOutputs } from './hold.ts';

describeOutputs(
  'texts of packs and answers in studies are nothing but text',
  studies,
  hostileTurns(2, inFiles),
);
