/** How a form can be written. */
export const formFormats = ['html', 'markdown', 'csv', 'xlsx', 'json'] as const;
export type FormFormat = (typeof formFormats)[number];
