/** Formats with a pack-specific schema, by the names of the shipped schemas. */
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
