"""Stages, each as its text and as what it does to a table: `query` is written behind a pipe, `run(table)` gives the next table."""
import json
import re
from collections import namedtuple

import values
from events import Row, Table
from values import text

Stage = namedtuple("Stage", "query run chains", defaults=[False])  # chains: of parse stages that stand directly behind each other
MISSING = object()


def each_row(change):
    """A stage that looks at one row at a time: `change` gives the row, or None to drop it."""
    def run(table):
        rows = []
        for row in table.rows:
            try:
                changed = change(row)
            except values.RowWithoutAnswer:
                continue
            if changed is not None:
                rows.append(changed)
        return table.like(rows)
    return run


def put(table, names):
    """The table with columns of these names, behind the ones it has."""
    if table.columns is not None:
        known = {column.lower() for column in table.columns}
        table.columns = table.columns + [name for name in names if name.lower() not in known]
    return table


def where(condition):
    return Stage(f"where {condition.query}", each_row(lambda row: row if values.holds(condition.of(row)) else None))


def assign(pairs, form):
    """form: `eval`, several assignments, each of which sees those before; `as`, one expression and its name."""
    def change(row):
        for name, expression in pairs:
            row = row.with_made(**{name: expression.of(row)})
        return row
    query = ("eval " + ", ".join(f"{name} = {e.query}" for name, e in pairs)) if form == "eval" else f"{pairs[0][1].query} as {pairs[0][0]}"
    return Stage(query, lambda table: put(each_row(change)(table), [name for name, _ in pairs]))


def step(stage, table):
    """What a stage makes of a table. Any stage that is no parse ends a chain of nodrop."""
    if not stage.chains:
        table = table.like([row.with_hit(False) for row in table.rows])
    return stage.run(table)


# ---- Extraction -----------------------------------------------------------------------------------------------------------------------

def parse_stage(query, find, nodrop):
    """`find(row)` gives the fields or null for no match, which keeps old values. A row that an earlier nodrop of the same chain
    matched survives a later one that would drop it (01 4.0)."""
    def change(row):
        found = find(row)
        changed = row if found is None else row.with_made(**found)
        if nodrop:
            return changed.with_hit(row.hit or found is not None)
        return changed.with_hit(False) if found is not None or row.hit else None
    return Stage(query, each_row(change), True)


def parse_anchor(of_field, pattern, names, nodrop):
    escaped = pattern.replace("\\", "\\\\").replace('"', '\\"').replace("\n", "\\n").replace("\r", "\\r").replace("\t", "\\t")
    query = f"parse {f'field={of_field} ' if of_field else ''}\"{escaped}\" as {', '.join(names)}{' nodrop' if nodrop else ''}"
    parts = [re.escape(part) for part in pattern.split("*")]
    if "<" in pattern and "='" in pattern:
        parts = [part.replace("'", "['\"]") for part in parts]
    stars = ["(.*?)"] * (len(parts) - 1)
    if pattern.endswith("*"):
        stars[-1] = "(.*)"
    expression = ("^" if pattern.startswith("*") else "") + "".join(a + b for a, b in zip(parts, stars + [""]))
    if of_field and pattern in ("*\\*", "*/*"):
        expression = expression.replace("(.*?)", "(.*)", 1).replace("(.*)", "(.*)")  # the last separator: 04 A23

    def find(row):
        value = text(row.get(of_field or "_raw"))
        match = None if value is None else re.search(expression, value, re.DOTALL)
        return None if match is None else dict(zip(names, match.groups()))
    return parse_stage(query, find, nodrop)


def parse_regex(word, of_field, expression, nodrop):
    """`expression` has groups in Python's spelling, which the language takes beside its own."""
    query = f"{word} {f'field={of_field} ' if of_field else ''}\"" + expression.replace('"', '\\"') + '"' + (" nodrop" if nodrop else "")
    compiled = re.compile(expression.replace("(?<", "(?P<"), re.ASCII)

    def find(row):
        value = text(row.get(of_field or "_raw"))
        match = None if value is None else compiled.search(value)
        return None if match is None else match.groupdict()
    return parse_stage(query, find, nodrop)


def at_path(value, path):
    for step in path:
        if isinstance(value, str):
            try:
                value = json.loads(value)
            except ValueError:
                return MISSING
        if isinstance(step, int) and isinstance(value, list) and step < len(value):
            value = value[step]
        elif isinstance(step, str) and isinstance(value, dict) and step in value:
            value = value[step]
        else:
            return MISSING
    return json.dumps(value, ensure_ascii=False, separators=(",", ":")) if isinstance(value, (dict, list)) else value


def json_paths(paths, names, nodrop, of_field=""):
    shown = ["".join(f"[{s}]" if isinstance(s, int) else f".{s}" for s in path).lstrip(".") for path in paths]
    named = names or shown
    query = (f"json {f'field={of_field} ' if of_field else ''}" + ", ".join(f'"{path}"' for path in shown)
             + (f" as {', '.join(names)}" if names else "") + (" nodrop" if nodrop else ""))

    def change(row):
        found = {}
        document = json.loads(row.raw)
        for path, name in zip(paths, named):
            value = at_path(document, path)
            if value is MISSING and not nodrop:
                return None
            if value is not MISSING:
                found[name] = value
        return row.with_made(**found)
    return Stage(query, each_row(change))


def flattened(value, prefix=""):
    for key, member in value.items() if isinstance(value, dict) else enumerate(value):
        name = f"{prefix}[{key}]" if isinstance(value, list) else f"{prefix}.{key}" if prefix else key
        if isinstance(member, dict) and member or isinstance(member, list) and any(isinstance(m, (dict, list)) for m in member):
            yield from flattened(member, name)
        elif isinstance(member, (dict, list)):
            yield name, json.dumps(member, ensure_ascii=False, separators=(",", ":"))
        else:
            yield name, member


def json_auto(form):
    """Makes fields of all keys; the rows have them already, so only what the query made before is overridden (01 4.3)."""
    def change(row):
        over = {name.replace(" ", "_"): value for name, value in flattened(row.event.members) if value is not None}
        return row.with_made(**{name: over[name] for name in row.made if name in over})
    return Stage(form, each_row(change))


def key_values(keys, names, nodrop):
    query = "kv " + ", ".join(f'"{key}"' for key in keys) + (f" as {', '.join(names)}" if names else "") + (" nodrop" if nodrop else "")

    def change(row):
        found = {}
        for key, name in zip(keys, names or keys):
            match = re.search(rf"\b[\"']?{re.escape(key)}[\"']?[ \t]*(?:=|:|->)[ \t]*(?:\"([^\"]*)\"|'([^']*)'|([^\s,;&)\]}}]+))", row.raw, re.ASCII)
            if match:
                found[name] = next(group for group in match.groups() if group is not None)
            elif not nodrop:
                found[name] = None
        if not nodrop and all(value is None for value in found.values()):
            return None
        return row.with_made(**found)
    return Stage(query, each_row(change))


def timeslice(amount, unit):
    width = amount * {"s": 1, "m": 60, "h": 3600, "d": 86400, "w": 7 * 86400}[unit] * 1000
    offset = 4 * 86_400_000 if unit == "w" else 0  # 1970-01-05 was a Monday

    def change(row):
        time = row.get("_messageTime")
        return row.with_made(_timeslice=None if time is None else (time - offset) // width * width + offset)
    return Stage(f"timeslice {amount}{unit}", each_row(change))


# ---- Tables ---------------------------------------------------------------------------------------------------------------------------------

def aggregate(word, items, keys):
    """`items` are pairs (aggregates.Aggregate, alias or None)."""
    def has_answers(row):
        for item, _ in items:
            item.result([row])
        return row

    def run(table):
        groups = {}
        for row in each_row(has_answers)(table).rows:
            groups.setdefault(tuple(text(row.get(key)) for key in keys), []).append(row)
        # Among events groups stand as their first row stands in the input, later as in the table (02 1.3).
        if not table.ordered and table.columns is None:
            ordered = sorted(groups.values(), key=lambda rows: min(row.ordinal for row in rows))
        else:
            ordered = list(groups.values())
        if not keys and not ordered:
            ordered = [[]]
        names = list(keys) + [alias or item.column(word) for item, alias in items]
        made = []
        for rows in ordered:
            cells = [rows[0].get(key) for key in keys] + [item.result(rows) for item, _ in items]
            made.append(Row(None, dict(zip(names, cells)), len(made)))
        return Table(made, names, True)
    query = (word + " " if word else "") + ", ".join(item.query + (f" as {alias}" if alias else "") for item, alias in items)
    return Stage(query + (f" by {', '.join(keys)}" if keys else ""), run)


def sort_keys(keys):
    return [(lambda row, name=name: row.get(name), descending) for name, descending in keys]


def sort(keys, query):
    return Stage(query, lambda table: table.like(values.sort_rows(table.rows, sort_keys(keys)), True))


def limit(word, count):
    return Stage(f"{word} {count}", lambda table: table.like(table.rows[:count], True))


def dedup(count, names, by):
    def run(table):
        seen, kept = {}, []
        for row in table.rows:
            key = tuple(text(row.get(name)) for name in names)
            seen[key] = seen.get(key, 0) + 1
            if seen[key] <= count:
                kept.append(row)
        return table.like(kept, True)
    return Stage(f"dedup {f'{count} ' if count > 1 else ''}{'by ' if by else ''}{', '.join(names)}", run)


def top(count, names, by):
    def run(table):
        rows = values.sort_rows(table.rows, sort_keys([(by, True)]))[:count]
        kept = names + ([by] if by not in names else [])
        return Table([Row(None, {name: row.get(name) for name in kept}, i) for i, row in enumerate(rows)], kept, True)
    return Stage(f"top {count} {', '.join(names)} by {by}", run)


def only(word, names):
    def run(table):
        rows = [Row(None, {name: row.get(name) for name in names}, row.ordinal) for row in table.rows]
        return Table(rows, list(names), True)
    return Stage(f"{word} {', '.join(names)}", run)


def without(names):
    def run(table):
        columns = [column for column in table.columns if column not in names]
        return Table([Row(None, {c: row.get(c) for c in columns}, row.ordinal) for row in table.rows], columns, True)
    return Stage(f"fields - {', '.join(names)}", run)


def transpose(row_name, column_name):
    def run(table):
        cell = next(column for column in table.columns if column not in (row_name, column_name))
        rows, names = {}, set()
        for row in table.rows:
            column = text(row.get(column_name))
            column = "null" if column is None else column or "(empty)"
            column += "_2" if column == row_name else ""
            names.add(column)
            rows.setdefault(text(row.get(row_name)), (row.get(row_name), {}))[1][column] = row.get(cell)
        columns = sorted(names, key=lambda name: name.encode())
        made = [Row(None, {row_name: key, **{c: cells.get(c) for c in columns}}, i) for i, (key, cells) in enumerate(rows.values())]
        return Table(made, [row_name] + columns, True)
    return Stage(f"transpose row {row_name} column {column_name}", run)
