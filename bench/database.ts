import type { Company } from './contestants.ts';
import { written, type FlatFacts, type Kind, type Language } from './flat-facts.ts';
import { median } from './race.ts';
import type { RuleSet } from './rules.ts';
import type { Fact } from './tree.ts';

interface Connection {
  run(sql: string): Promise<unknown>;
  runAndReadAll(sql: string): Promise<{ getRows(): readonly (readonly unknown[])[] }>;
}

interface DuckDb {
  readonly DuckDBInstance: { create(path: string): Promise<{ connect(): Promise<Connection> }> };
}

const text = (value: string): string => `'${value.replaceAll("'", "''")}'`;

const sqlLanguage: Language = {
  and: 'AND',
  or: 'OR',
  not: (part) => `NOT (${part})`,
  number: String,
  oneOf: (name, values) => `${name} IN (${values.map(text).join(', ')})`,
  includes: (name, value) => `list_contains(${name}, ${text(value)})`,
};

const types: Readonly<Record<Kind, string>> = { text: 'VARCHAR', number: 'DOUBLE', list: 'VARCHAR[]' };

/**
 * The rules as one query of DuckDB over a table of companies, in one thread: a column for each rule. The result stays in
 * the database, so nothing is counted for handing it over.
 *
 * @returns companies per second, given the outcomes found equal to `expected`
 */
export async function queryRate(
  { DuckDBInstance }: DuckDb,
  { rules }: RuleSet,
  facts: FlatFacts,
  companies: readonly Company[],
  expected: (company: number) => ReadonlySet<number>,
  { rows, rounds }: { readonly rows: number; readonly rounds: number },
): Promise<number> {
  const database = await (await DuckDBInstance.create(':memory:')).connect();
  await database.run('SET threads = 1');
  const columns = facts.columns.map(({ name, kind }) => `${name} ${types[kind]}`);
  await database.run(`CREATE TABLE drawn (company INTEGER, ${columns.join(', ')})`);
  const values = companies.map(
    (company, index) => `(${[String(index), ...Object.values(facts.of(company)).map(literal)].join(', ')})`,
  );
  await database.run(`INSERT INTO drawn VALUES ${values.join(', ')}`);
  const times = Math.ceil(rows / companies.length);
  await database.run(`CREATE TABLE companies AS SELECT drawn.* FROM drawn, range(${times})`);

  const fired = rules.map(({ tree }, rule) => `${written(tree, facts, sqlLanguage)} AS r${rule}`);
  const query = (from: string): string =>
    `CREATE OR REPLACE TEMP TABLE fired AS SELECT company, ${fired.join(', ')} FROM ${from}`;
  await database.run(query('drawn'));
  for (const [company = -1, ...held] of (await database.runAndReadAll('SELECT * FROM fired')).getRows()) {
    const wanted = expected(Number(company));
    const different = held.findIndex((value, rule) => (value === true) !== wanted.has(rule));
    if (different !== -1) throw new Error(`DuckDB differs at company ${String(company)}, rule ${different}`);
  }
  const rates: number[] = [];
  for (let round = 0; round < rounds; round += 1) {
    const start = performance.now();
    await database.run(query('companies'));
    rates.push((times * companies.length * 1000) / (performance.now() - start));
  }
  return median(rates);
}

function literal(value: Fact): string {
  if (typeof value === 'number') return String(value);
  return typeof value === 'string' ? text(value) : `[${value.map(text).join(', ')}]`;
}

export const isDuckDb = (value: unknown): value is DuckDb =>
  typeof value === 'object' && value !== null && 'DuckDBInstance' in value;
