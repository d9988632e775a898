// Runs one SQL query in ClickHouse (chdb) and writes the rows as CSV with a header:
//
//     node chdb.mjs SQL THREADS OUT
//
// ClickHouse writes OUT itself. One line of JSON on stdout: the version, and how long the query took without starting the process.
import { readFileSync } from 'node:fs';
import { query } from 'chdb';

const [sql, threads, out] = process.argv.slice(2);
if (!out) {
  console.error('usage: node chdb.mjs SQL THREADS OUT');
  process.exit(2);
}
const version = query('SELECT version()', 'TSV').trim();
const began = performance.now();
query(`INSERT INTO FUNCTION file('${out}', 'CSVWithNames') ${readFileSync(sql, 'utf8')} SETTINGS max_threads = ${Number(threads)}`, 'Null');
console.log(JSON.stringify({ version, query_seconds: (performance.now() - began) / 1000 }));
