#!/usr/bin/env python3
"""Operators that tie rows together a second time: slow, plain, and without anything of the engine in it.

    correlation.py --dohyo PROGRAM [--seed N] [--rounds N] [--only NAME]

As table_operators.py beside it. What is computed, from section 6 of part 2 of the specification:

  join            every combination of rows, by loops; keys by their text, nulls equal to nothing; a window of time
  subquery        a filter by any() over the rows of the inner query, with the rules of `=`
  keywords        the same with phrases, by a pattern with borders of words
  merge           first, last, distinct and joined values in the order of time
  transactionize  connected components by repeated passes; with limits, a plain walk over the rows
  transaction     counts of states, and transitions
  trace           repeated passes until nothing changes, or one pass
  sessionize      every combination of events, by loops; a value stands in a pattern as if it were written there
"""
import itertools
import json
import random
import re
import sys

from table_operators import START, check, number, run_checks, stamp, text

SECOND = 1000


def maybe(rng, value, nulls=0.2):
    return None if rng.random() < nulls else value


def mixed(rng, most):
    """A small number, as number or as text."""
    value = rng.randint(1, most)
    return value if rng.random() < 0.5 else str(value)


def without_nulls(event):
    return {key: value for key, value in event.items() if value is not None}


def events_of(rng, count, make):
    times = rng.sample(range(START, START + 3600 * SECOND, SECOND), count)
    return [without_nulls({"time": time, "id": i, **make(i)}) for i, time in enumerate(times)]


def newest_first(events):
    return sorted(events, key=lambda e: -e["time"])


def oldest_first(events):
    return sorted(events, key=lambda e: e["time"])


def key_text(value):
    return None if value is None else text(value)


# ---- join -------------------------------------------------------------------------------------------------------------------------

def check_join(run, rng):
    legs = rng.randint(2, 4)
    names = [f"t{i}" for i in range(legs)]
    events = events_of(rng, rng.randint(0, 40), lambda i: {
        "leg": rng.randrange(legs), "a": maybe(rng, mixed(rng, 4)), "b": maybe(rng, mixed(rng, 3)), "c": maybe(rng, rng.choice("xyXY"))})
    if not events:
        events = events_of(rng, 1, lambda i: {"leg": 0})
    # A condition to some leg before, in any direction; sometimes one more, or one within a leg.
    conditions = []
    order = rng.sample(range(legs), legs)
    for i in range(1, legs):
        pair = [(order[i], rng.choice("abc")), (rng.choice(order[:i]), rng.choice("abc"))]
        rng.shuffle(pair)
        conditions.append(tuple(pair))
    if rng.random() < 0.3:
        conditions.append(((rng.randrange(legs), "a"), (rng.randrange(legs), "b")))
    window = rng.choice([None, None, 60, 600, 1800])
    newest = rng.random() < 0.5
    aggregated = rng.random() < 0.3
    pipelines = []
    for i, name in enumerate(names):
        stages = f"where leg = {i}"
        if aggregated and i == 0:
            stages += " | count by a, b, c, _messagetime, id"
        pipelines.append(f"({stages}) as {name}")
    on = " and ".join(f"t{l}.{f} = t{m}.{g}" for (l, f), (m, g) in conditions)
    query = (f"* | join {', '.join(pipelines)} on {on}{f' timewindow {window}s' if window is not None else ''}"
             f" | fields {', '.join(f'{name}_id' for name in names)}")
    rows = newest_first(events) if newest else events
    tables = [[e for e in rows if e["leg"] == i] for i in range(legs)]
    if aggregated:
        # Groups stand in the order of the input.
        tables[0] = [e for e in events if e["leg"] == 0]
    wanted = []
    for combination in itertools.product(*tables):
        def value(leg, field):
            return key_text(combination[leg].get(field))
        holds = all(value(l, f) is not None and value(l, f) == value(m, g) for (l, f), (m, g) in conditions)
        times = [e["time"] for e in combination]
        if holds and (window is None or max(times) - min(times) <= window * SECOND):
            wanted.append([e["id"] for e in combination])
    found_names, found = run(query, events, *([] if newest else ["--order", "input"]))
    check(query, found_names, found, [f"{name}_id" for name in names], wanted)


# ---- Sub-queries --------------------------------------------------------------------------------------------------------------------

def equal(a, b):
    if a is None or b is None:
        return False
    if isinstance(a, str) and isinstance(b, str):
        return a == b
    return number(a) is not None and number(a) == number(b)


def check_subquery(run, rng):
    def make(i):
        return {"kind": rng.choice(["in", "out"]), "a": maybe(rng, rng.choice([1, "1", "01", 2, 2.5, "2.50", "x", "X", "x*", "true"])),
                "b": maybe(rng, mixed(rng, 2))}
    events = events_of(rng, rng.randint(1, 30), make)
    fields = rng.choice([["a"], ["b"], ["a", "b"]])
    negated = rng.random() < 0.3
    place = rng.choice(["where", "if", "search"])
    inner = f"[subquery: kind=in | compose {', '.join(fields)}]"
    if place == "where":
        query = f"kind=out | where {'!' if negated else ''}{inner}"
    elif place == "if":
        query = f"kind=out | if({'!' if negated else ''}{inner}, 1, 0) as yes | where yes = 1"
    else:
        query = f"kind=out {'!' if negated else ''}{inner}"
    query += " | sort by id asc | fields id"

    def agrees(x, y):
        if place == "search":
            return x is not None and text(x).lower() == text(y).lower()
        return equal(x, y)
    composed = []
    for event in newest_first(events):
        row = [event.get(f) for f in fields]
        # Repeated rows, and those that group keys would take for one, count once.
        if event["kind"] == "in" and [key_text(v) for v in row] not in [[key_text(v) for v in r] for r in composed]:
            composed.append(row)
    composed = [row for row in composed if any(v is not None for v in row)]
    wanted = []
    for event in events:
        if event["kind"] != "out":
            continue
        holds = any(all(v is None or agrees(event.get(f), v) for f, v in zip(fields, row)) for row in composed)
        if holds != negated:
            wanted.append([event["id"]])
    names, rows = run(query, events)
    check(query, names, rows, ["id"], wanted)


def check_keywords(run, rng):
    words = ["a", "ab", "10.0.0.1", "10.0.0.11", "x-y", "Ask", "-q", "a b", "ab  10.0.0.1", "\u00e9t", "/p/ab", "_u", ""]

    def make(i):
        if rng.random() < 0.4:
            return {"kind": "in", "p": maybe(rng, rng.choice(words)), "q": maybe(rng, rng.choice(words), 0.6)}
        return {"kind": "out", "m": "".join(rng.choice(words + [" ", " ", ",", "b", "A"]) for _ in range(rng.randint(1, 4)))}
    events = events_of(rng, rng.randint(1, 25), make)
    query = "kind=out [subquery: kind=in | compose p, q keywords] | sort by id asc | fields id"

    def found(phrase, line):
        pattern = r"\s+".join(re.escape(part) for part in re.split(r"\s+", phrase.lower()))
        before = r"(?<!\w)" if re.match(r"\w", phrase) else ""
        after = r"(?!\w)" if re.search(r"\w$", phrase) else ""
        return re.search(before + pattern + after, line.lower()) is not None
    rows = [[v for v in (e.get("p"), e.get("q")) if v] for e in events if e["kind"] == "in"]
    wanted = []
    for event in events:
        # The text of an event is its JSON.
        line = json.dumps({"@timestamp": stamp(event["time"]), **{k: v for k, v in event.items() if k != "time"}})
        if event["kind"] == "out" and any(row and all(found(phrase, line) for phrase in row) for row in rows):
            wanted.append([event["id"]])
    names, found_rows = run(query, events)
    check(query, names, found_rows, ["id"], wanted)


# ---- merge and transactionize ---------------------------------------------------------------------------------------------------------

def merged(values, strategy, separator="\n"):
    values = [v for v in values if v is not None]
    if not values:
        return None
    if strategy in ("takeFirst", "takeLast"):
        return values[0 if strategy == "takeFirst" else -1]
    texts = [text(v) for v in values]
    if strategy == "takeDistinct":
        return "\n".join(dict.fromkeys(texts))
    return separator.join(texts)


STRATEGIES = [("takeFirst", ""), ("takeLast", ""), ("takeDistinct", ""), ('join with "-"', "-"), ("", "\n")]


def check_merge(run, rng):
    events = events_of(rng, rng.randint(1, 20), lambda i: {"x": maybe(rng, mixed(rng, 4)), "y": maybe(rng, rng.choice(["p", "q", ""]))})
    chosen = [(field, *rng.choice(STRATEGIES)) for field in ("x", "y")]
    query = "* | merge " + ", ".join(f"{field} {strategy}".strip() for field, strategy, _ in chosen)
    ordered = oldest_first(events)
    wanted = [[merged([e.get(field) for e in ordered], strategy.split(" ")[0] if strategy.startswith("take") else "join", separator)
               for field, strategy, separator in chosen]]
    names, rows = run(query, events)
    check(query, names, rows, ["x", "y"], wanted)


def components(rows, fields):
    """Numbers of groups by repeated passes; None for rows whose fields are all null."""
    label = [i if any(row.get(f) is not None for f in fields) else None for i, row in enumerate(rows)]
    changed = True
    while changed:
        changed = False
        for i, j in itertools.combinations(range(len(rows)), 2):
            tied = any(rows[i].get(f) is not None and key_text(rows[i].get(f)) == key_text(rows[j].get(f)) for f in fields)
            if tied and label[i] != label[j]:
                label[i] = label[j] = min(label[i], label[j])
                changed = True
    return label


def limited(rows, field, span, pause, logs):
    """One field only: the walk over the rows is plain, as no row can tie two groups."""
    open_group, label = {}, []
    for i, row in enumerate(rows):
        value = key_text(row.get(field))
        if value is None:
            label.append(None)
            continue
        group = open_group.get(value)
        fits = group is not None and (logs is None or group["rows"] + 1 <= logs) and \
            (pause is None or row["time"] - group["last"] <= pause * SECOND) and (span is None or row["time"] - group["first"] <= span * SECOND)
        if not fits:
            group = open_group[value] = {"first": row["time"], "rows": 0, "label": i}
        group["last"] = row["time"]
        group["rows"] += 1
        label.append(group["label"])
    return label


def check_transactionize(run, rng):
    events = events_of(rng, rng.randint(1, 30), lambda i: {
        "x": maybe(rng, mixed(rng, 8), 0.5), "y": maybe(rng, mixed(rng, 8), 0.5), "z": maybe(rng, rng.randint(1, 9), 0.6), "v": maybe(rng, rng.choice("pqr"))})
    rows = oldest_first(events)
    limits = rng.random() < 0.4
    keep = rng.random() < 0.7
    fields = ["x"] if limits else rng.sample(["x", "y", "z"], rng.randint(1, 3))
    query = f"* | transactionize {', '.join(fields)}"
    if limits:
        span, pause, logs = rng.choice([None, 300, 1200]), rng.choice([None, 60, 600]), rng.choice([None, 1, 2, 3])
        for name, value in (("maxSpan", span), ("maxPause", pause)):
            query += f" {name}={value}s" if value is not None else ""
        query += f" maxLogs={logs}" if logs is not None else ""
        label = limited(rows, "x", span, pause, logs)
    else:
        label = components(rows, fields)
    if not keep:
        query += " keepOrphans=false"
    groups = {}
    for row, name in zip(rows, label):
        if name is not None:
            groups.setdefault(name, []).append(row)
    ordered = list(groups.values())  # by their earliest rows
    orphans = [row for row, name in zip(rows, label) if name is None] if keep else []
    form = rng.choice(["rows", "merge", "limit"])
    wanted = []

    def made(number_of_group, group):
        return [number_of_group + 1, group[-1]["time"] - group[0]["time"], len(group), "false"]
    of_orphan = [None, None, None, "true"]
    if form == "rows":
        for i, group in enumerate(ordered):
            wanted += [[row["id"]] + made(i, group) for row in group]
        wanted += [[row["id"]] + of_orphan for row in orphans]
        query += " | fields id, _group, _group_duration, _group_size, _group_orphaned"
        columns = ["id"]
    elif form == "merge":
        query += ' (merge id join with ",", v takeDistinct, x takeLast)'
        for i, group in enumerate(ordered + [[row] for row in orphans]):
            values = [merged([r["id"] for r in group], "join", ","), merged([r.get("v") for r in group], "takeDistinct"), merged([r.get("x") for r in group], "takeLast")]
            wanted.append(values + (made(i, group) if i < len(ordered) else of_orphan))
        columns = ["id", "v", "x"]
    else:
        # The pipeline sees the rows of one group at a time, oldest first.
        query += " (limit 2 | count as n)"
        for i, group in enumerate(ordered + [[row] for row in orphans]):
            wanted.append([min(2, len(group))] + (made(i, group) if i < len(ordered) else of_orphan))
        columns = ["n"]
    columns += ["_group", "_group_duration", "_group_size", "_group_orphaned"]
    names, found = run(query, events)
    found = [[str(v).lower() if isinstance(v, bool) else v for v in row] for row in found]
    check(query, names, found, columns, wanted)


# ---- transaction and trace --------------------------------------------------------------------------------------------------------------

def check_transaction(run, rng):
    events = events_of(rng, rng.randint(1, 30), lambda i: {"s": maybe(rng, rng.randint(1, 4), 0.1), "st": maybe(rng, rng.choice(["open", "work", "done", "else"])), "n": rng.randint(1, 9)})
    states = ["open", "work", "done"]
    flow = rng.random() < 0.5
    query = "* | transaction on s with states open, work, done in st"
    transactions = {}
    for row in oldest_first(events):
        transactions.setdefault(row.get("s"), []).append(row)
    wanted = []
    if flow:
        query += " results by flow"
        for key, rows in transactions.items():
            known = [r for r in rows if r.get("st") in states]
            wanted += [[b["time"], key, a["st"], b["st"], b["time"] - a["time"]] for a, b in zip(known, known[1:])]
        wanted = [row[1:] for row in sorted(wanted, key=lambda row: row[0])]
        columns = ["s", "fromstate", "tostate", "latency"]
    else:
        query += " showing sum(n) as all, max(n) for work as most"
        for key, rows in transactions.items():
            worked = [r["n"] for r in rows if r.get("st") == "work"]
            wanted.append([key] + [sum(r.get("st") == state for r in rows) for state in states] + [sum(r.get("st") not in states for r in rows)]
                          + [rows[0]["time"], rows[-1]["time"], sum(r["n"] for r in rows), max(worked, default=None)])
        columns = ["s"] + states + ["_others", "_start_time", "_end_time", "all", "most"]
    names, found = run(query, events)
    check(query, names, found, columns, wanted)


def check_trace(run, rng):
    def make(i):
        return {"m": " ".join(f"id={rng.randint(1, 12)}." for _ in range(rng.choice([0, 1, 1, 2, 2, 3])))}
    events = events_of(rng, rng.randint(1, 25), make)
    sign = rng.choice(["", "+ ", "- "])
    query = f'* | trace {sign}"id=(\\d+)\\." "3" | fields id'
    ids = {event["id"]: [part[3:-1] for part in event["m"].split()] for event in events}
    known, kept = {"3"}, set()
    ordered = oldest_first(events) if sign != "- " else newest_first(events)
    for _ in range(1 if sign else len(events)):
        for event in ordered:
            if known & set(ids[event["id"]]):
                kept.add(event["id"])
                known |= set(ids[event["id"]])
    wanted = [[event["id"]] for event in newest_first(events) if event["id"] in kept]
    names, rows = run(query, events)
    check(query, names, rows, ["id"], wanted)


def check_sessionize(run, rng):
    letters = "ab"

    def word():
        return "".join(rng.choice(letters) for _ in range(rng.randint(1, 2)))

    def make(i):
        return {"m": rng.choice([f"new {word()};", f"{word()} to {word()};", f"via {word()} and {word()}", f"to {word()}; to {word()};"])}
    events = events_of(rng, rng.randint(1, 14), make)
    query = '* | sessionize "new *;" as (x), " to *;" as (y), "via $y and $x" | fields x, y'
    texts = [event["m"] for event in newest_first(events)]
    firsts = [t[t.index("new ") + 4:t.index(";", t.index("new "))] for t in texts if "new " in t]
    # The text of an event is its JSON, so a blank before `to` is inside the message.
    seconds = []
    for t in texts:
        at = t.find(" to ")
        if at >= 0:
            seconds.append(t[at + 4:t.index(";", at)])
    wanted = [[x, y] for x, y in itertools.product(firsts, seconds) for t in texts if f"via {y} and {x}" in t]
    names, rows = run(query, events)
    check(query, names, rows, ["x", "y"], wanted)


CHECKS = {
    "join": check_join,
    "subquery": check_subquery,
    "keywords": check_keywords,
    "merge": check_merge,
    "transactionize": check_transactionize,
    "transaction": check_transaction,
    "trace": check_trace,
    "sessionize": check_sessionize,
}


if __name__ == "__main__":
    sys.exit(run_checks(CHECKS, __doc__))
