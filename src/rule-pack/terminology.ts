import type { PackManifest, PackWords } from '../schema/types.ts';

const defaultTerminology: PackWords = {
  subject: { one: 'company', many: 'companies' },
  mode: { one: 'entry mode', many: 'entry modes' },
};

/** What a pack calls those it assesses and what it recommends: companies and entry modes by default. */
export const terminologyOf = ({ words }: PackManifest): PackWords => words ?? defaultTerminology;
