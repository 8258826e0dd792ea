/** The formats that have a schema of the pack; the names are those of the shipped schemas. */
export const schemaFormats = [
  'pack',
  'questionnaire',
  'readiness',
  'entry-modes',
  'recommendations',
  'sources',
  'market',
  'tests',
  'answers',
] as const;
export type SchemaFormat = (typeof schemaFormats)[number];
