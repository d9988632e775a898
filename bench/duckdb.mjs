// Runs one SQL query over one NDJSON file in DuckDB and writes the rows as NDJSON:
//
//     node duckdb.mjs DATA SQL THREADS OUT
//
// DuckDB writes OUT itself, which is faster than passing rows through JavaScript. The query finds the file's name in the
// variable `data`. One line of JSON on stdout: the version, and how long the query took without starting the process.
import { readFileSync } from 'node:fs';
import { DuckDBInstance, version } from '@duckdb/node-api';

const [data, sql, threads, out] = process.argv.slice(2);
if (!out) {
  console.error('usage: node duckdb.mjs DATA SQL THREADS OUT');
  process.exit(2);
}
const quoted = (text) => `'${text.replaceAll("'", "''")}'`;

const instance = await DuckDBInstance.create(':memory:', { threads, preserve_insertion_order: 'false' });
const connection = await instance.connect();
await connection.run(`SET VARIABLE data = ${quoted(data)}`);
const began = performance.now();
// Without USE_TMP_FILE false an OUT that is a device would be replaced by a file of that name.
await connection.run(`COPY (${readFileSync(sql, 'utf8')}) TO ${quoted(out)} (FORMAT json, USE_TMP_FILE false)`);
console.log(JSON.stringify({ version: version(), query_seconds: (performance.now() - began) / 1000 }));
