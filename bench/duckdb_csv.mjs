// Runs one SQL query in DuckDB and writes the rows as CSV with a header:
//
//     node duckdb_csv.mjs SQL THREADS OUT
//
// DuckDB writes OUT itself. One line of JSON on stdout: the version, and how long the query took without starting the process.
import { readFileSync } from 'node:fs';
import { DuckDBInstance, version } from '@duckdb/node-api';

const [sql, threads, out] = process.argv.slice(2);
if (!out) {
  console.error('usage: node duckdb_csv.mjs SQL THREADS OUT');
  process.exit(2);
}
const instance = await DuckDBInstance.create(':memory:', { threads, preserve_insertion_order: 'false' });
const connection = await instance.connect();
const began = performance.now();
await connection.run(`COPY (${readFileSync(sql, 'utf8')}) TO '${out}' (FORMAT csv, HEADER, USE_TMP_FILE false)`);
console.log(JSON.stringify({ version: version(), query_seconds: (performance.now() - began) / 1000 }));
