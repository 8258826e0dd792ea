import type { PackManifest, PackWords } from '../schema/types.ts';

const companyWords: PackWords = {
  subject: { one: 'company', many: 'companies' },
  mode: { one: 'entry mode', many: 'entry modes' },
};

/** What a pack calls whom it assesses and what it concludes: companies and entry modes where it does not say. */
export const packWords = ({ words }: PackManifest): PackWords => words ?? companyWords;
