/** Names that Windows keeps for devices. */
const reserved = /^(?:con|prn|aux|nul|com\d|lpt\d)$/u;
const longest = 60;

/**
 * A file name for each company, made of its name in plain letters; no two are the same.
 *
 * @param names of the companies; null where one has none
 */
export function fileNames(names: readonly (string | null)[]): readonly string[] {
  const taken = new Set<string>();
  return names.map((name, index) => {
    const plain = plainLetters(name ?? '');
    const base = plain === '' || reserved.test(plain) ? `company-${index + 1}` : plain;
    let free = base;
    for (let count = 2; taken.has(free); count += 1) free = `${base}-${count}`;
    taken.add(free);
    return `${free}.yaml`;
  });
}

const plainLetters = (name: string): string =>
  name
    .replaceAll('ß', 'ss')
    .replaceAll(/[øØ]/gu, 'o')
    .replaceAll(/[łŁ]/gu, 'l')
    .normalize('NFKD')
    .replaceAll(/\p{M}/gu, '')
    .toLowerCase()
    .replaceAll(/['’.]/gu, '')
    .replaceAll(/[^a-z0-9]+/gu, '-')
    .slice(0, longest)
    .replaceAll(/^-+|-+$/gu, '');
