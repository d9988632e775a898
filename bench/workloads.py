"""Grouping, distinct counting, sorting and joining over small events: queries, and the SQL that means the same."""
from typing import NamedTuple

DUCKDB_COLUMNS = "{id: 'VARCHAR', user: 'VARCHAR', host: 'VARCHAR', status: 'BIGINT', ms: 'BIGINT', bytes: 'BIGINT'}"
CLICKHOUSE_COLUMNS = "id String, user String, host String, status Int64, ms Int64, bytes Int64"


class Workload(NamedTuple):
    name: str
    query: str
    sql: str  # {events} stands for the table
    clickhouse: str | None = None  # where its SQL differs
    ordered: bool = False  # rows are compared in their order

    def duckdb_sql(self, data):
        return self.sql.format(events=f"read_json('{data}', format='newline_delimited', columns={DUCKDB_COLUMNS})")

    def clickhouse_sql(self, data):
        return (self.clickhouse or self.sql).format(events=f"file('{data}', 'JSONEachRow', '{CLICKHOUSE_COLUMNS}')")


WORKLOADS = (
    Workload("50 groups", "* | count as n, sum(ms) as total, max(bytes) as most by host",
             "SELECT host, count(*) AS n, sum(ms) AS total, max(bytes) AS most FROM {events} GROUP BY host"),
    Workload("100,000 groups", "* | count as n, sum(ms) as total by user | where n > 30",
             "SELECT user, count(*) AS n, sum(ms) AS total FROM {events} GROUP BY user HAVING n > 30"),
    Workload("all groups", "* | count as n by id | count as ids, max(n) as most",
             "SELECT count(*) AS ids, max(n) AS most FROM (SELECT id, count(*) AS n FROM {events} GROUP BY id)"),
    Workload("distinct", "* | count_distinct(user) as users, count_distinct(id) as ids by host",
             "SELECT host, count(DISTINCT user) AS users, count(DISTINCT id) AS ids FROM {events} GROUP BY host",
             "SELECT host, uniqExact(user) AS users, uniqExact(id) AS ids FROM {events} GROUP BY host"),
    Workload("sort, limit 10", "* | sort by ms, id | limit 10 | fields id, ms",
             "SELECT id, ms FROM {events} ORDER BY ms DESC, id DESC LIMIT 10", ordered=True),
    Workload("sort all", "* | fields id, ms | sort by ms, id",
             "SELECT id, ms FROM {events} ORDER BY ms DESC, id DESC", ordered=True),
    Workload("top of groups", "* | count as n by user | sort by n, user asc | limit 100",
             "SELECT user, count(*) AS n FROM {events} GROUP BY user ORDER BY n DESC, user LIMIT 100", ordered=True),
    Workload("join", "* | join (where status >= 500 | count as errors by user) as e, (sum(bytes) as total by user) as t on e.user = t.user"
                     " | fields e_user, e_errors, t_total",
             "SELECT e.user AS e_user, e.errors AS e_errors, t.total AS t_total"
             " FROM (SELECT user, count(*) AS errors FROM {events} WHERE status >= 500 GROUP BY user) e"
             " JOIN (SELECT user, sum(bytes) AS total FROM {events} GROUP BY user) t ON e.user = t.user"),
)


def write_events(path, count):
    """NDJSON with a unique id, 100,000 users, 50 hosts. The same count gives the same bytes."""
    unfinished = path.with_suffix(".unfinished")
    with open(unfinished, "w", encoding="ascii") as out:
        for begin in range(0, count, 10_000):
            out.write("".join(
                f'{{"id":"{i * 2654435761 % 4294967296:08x}","user":"user{i * 7919 % 100003:06}","host":"host{i % 50:02}",'
                f'"status":{500 if i % 17 == 0 else 200},"ms":{i * 7907 % 9973},"bytes":{i * 104729 % 1000003}}}\n'
                for i in range(begin, min(begin + 10_000, count))))
    unfinished.rename(path)
    return path
