#!/usr/bin/env python3
"""Numeric table operators a second time: slow, plain, and without anything of the engine in it.

    table_operators.py --dohyo PROGRAM [--seed N] [--rounds N] [--only NAME]

For each operator, random events and random options; the command runs the query, this file computes the same, and every cell is
compared. Numbers may differ in the last digits. With one seed the run is always the same. The last line is
`N passed, M failed`. Exit code: 0, or 1 when a case failed.

What is computed, from section 2 to 5 of part 2 of the specification:

  number(x)      text to number: blanks around, sign, fraction, exponent; nothing else converts
  pct            linear interpolation between closest ranks
  smooth         mean of the last n numbers, the current one included; rollingstd: their population deviation
  outlier        mean and population deviation of the `window` numbers before
  predict        least squares over slice numbers; AR(p) by least squares around the mean
  compare        the same stages over the range moved back, matched by group keys, slices moved
  fillmissing    the product of generated values, missing combinations at the end
  transpose      one row a row key, one column a column key, by name
"""
import argparse
import datetime
import json
import math
import random
import re
import statistics
import subprocess
import sys
import tempfile
from fractions import Fraction
from pathlib import Path

HOUR = 3_600_000
START = 1_683_504_000_000  # 2023-05-08T00:00:00Z
NUMBER = re.compile(r"[ \t]*[+-]?(\d+\.?\d*|\.\d+)([eE][+-]?\d+)?[ \t]*")


def number(value):
    """A Fraction, or None. Exact, so that no rounding here is mistaken for one there."""
    if isinstance(value, bool) or value is None:
        return None
    if isinstance(value, (int, float)):
        return Fraction(value)
    return Fraction(float(value)) if NUMBER.fullmatch(value) else None


def text(value):
    """The text of a value as a group key or a column name has it."""
    if isinstance(value, float) and value == int(value):
        return str(int(value))
    return value if isinstance(value, str) else str(value)


def deviation(numbers):
    return math.sqrt(statistics.pvariance(numbers))


# ---- Events -----------------------------------------------------------------------------------------------------------------------

def random_value(rng):
    kind = rng.random()
    if kind < 0.4:
        return rng.randint(-50, 50)
    if kind < 0.7:
        return round(rng.uniform(-100, 100), rng.randint(0, 6))
    if kind < 0.85:
        return rng.choice([f" {rng.randint(0, 99)} ", str(round(rng.uniform(0, 9), 2)), f"{rng.randint(1, 9)}e1"])
    return rng.choice(["n/a", "", None, "1,000", "0x10"])


def random_events(rng, count, first, hours, hosts=("a", "b", "c")):
    """Events with times in `hours` hours from `first`, no two at the same millisecond."""
    times = rng.sample(range(first, first + hours * HOUR), count)
    events = []
    for i, time in enumerate(times):
        event = {"time": time, "id": i, "n": random_value(rng), "k": rng.randint(-9, 9)}
        host = rng.choice(list(hosts) + [None])
        if host is not None:
            event["host"] = host
        events.append(event)
    return events


def stamp(milliseconds):
    seconds, rest = divmod(milliseconds, 1000)
    days, seconds = divmod(seconds, 86400)
    date = datetime.date(1970, 1, 1) + datetime.timedelta(days=days)
    return f"{date}T{seconds // 3600:02}:{seconds // 60 % 60:02}:{seconds % 60:02}.{rest:03}Z"


class Command:
    def __init__(self, program, folder):
        self.program = program
        self.path = Path(folder) / "events.ndjson"

    def rows(self, query, events, *flags):
        with self.path.open("w", encoding="utf-8") as out:
            for event in events:
                record = {"@timestamp": stamp(event["time"]), **{k: v for k, v in event.items() if k != "time"}}
                out.write(json.dumps(record) + "\n")
        done = subprocess.run([self.program, "run", "-q", query, str(self.path), "--format", "json", "--quiet", *flags],
                              capture_output=True, text=True)
        assert done.returncode == 0, f"exit code {done.returncode}: {done.stderr}"
        result = json.loads(done.stdout)["queries"][0]
        names = [column["name"] for column in result["columns"]]
        return names, [[row[name] for name in names] for row in result["rows"]]


# ---- Comparing ---------------------------------------------------------------------------------------------------------------------

def same(wanted, found, scale=1.0, tolerance=1e-9):
    if isinstance(wanted, Fraction):
        wanted = float(wanted)
    if wanted is None or found is None:
        return wanted is None and found is None
    if isinstance(wanted, (int, float)) and isinstance(found, (int, float)):
        return abs(wanted - found) <= tolerance * max(scale, abs(wanted), abs(found))
    return text(wanted) == text(found)


def check(query, names, rows, wanted_names, wanted, tolerance=1e-9):
    assert names == wanted_names, f"{query}\n  columns: wanted {wanted_names}, found {names}"
    assert len(rows) == len(wanted), f"{query}\n  rows: wanted {len(wanted)}, found {len(rows)}\n  wanted {shown(wanted)}\n  found  {shown(rows)}"
    for place, (a, b) in enumerate(zip(wanted, rows)):
        for name, x, y in zip(names, a, b):
            assert same(x, y, tolerance=tolerance), f"{query}\n  row {place + 1}, {name}: wanted {shown([[x]])}, found {y}\n  wanted row {shown([a])}\n  found row  {b}"


def shown(rows):
    return [[float(x) if isinstance(x, Fraction) else x for x in row] for row in rows[:20]]


# ---- One function for each operator ---------------------------------------------------------------------------------------------------

def newest_first(events):
    return sorted(events, key=lambda e: -e["time"])


def by_id(events):
    return sorted(events, key=lambda e: e["id"])


def check_pct(run, rng):
    events = random_events(rng, rng.randint(1, 60), START, 5)
    p = rng.choice([0, 1, 12.5, 50, 75, 99.9, 100])
    query = f"* | pct(n, {p}) as p by host | sort by host asc"
    groups = {}
    for event in events:
        groups.setdefault(event.get("host"), []).append(number(event["n"]))
    wanted = []
    for host in sorted(groups, key=lambda h: (h is None, h)):
        numbers = sorted(x for x in groups[host] if x is not None)
        if not numbers:
            wanted.append([host, None])
            continue
        rank = Fraction(p) * (len(numbers) - 1) / 100
        low = math.floor(rank)
        high = min(low + 1, len(numbers) - 1)
        wanted.append([host, numbers[low] + (rank - low) * (numbers[high] - numbers[low])])
    names, rows = run(query, events)
    check(query, names, rows, ["host", "p"], wanted)


def check_running(run, rng, operator):
    events = random_events(rng, rng.randint(1, 60), START, 5)
    size = rng.choice([1, 2, 3, 10, 25])
    keyed = rng.random() < 0.6
    query = f"* | sort id asc | {operator} n, {size} as r{' by host' if keyed else ''} | fields id, r"
    windows = {}
    wanted = []
    for event in by_id(events):
        x = number(event["n"])
        if x is None:
            wanted.append([event["id"], None])
            continue
        window = windows.setdefault(event.get("host") if keyed else 0, [])
        window.append(x)
        del window[:-size]
        wanted.append([event["id"], statistics.mean(window) if operator == "smooth" else deviation(window)])
    names, rows = run(query, events)
    check(query, names, rows, ["id", "r"], wanted, 1e-7)


def sums_by_slice(events, width, keyed):
    """Sums of n by slice and host, as rows (slice, host, sum), in order of slice, then host."""
    sums = {}
    for event in events:
        key = (event["time"] // width * width, event.get("host") if keyed else None)
        sums[key] = sums.get(key, Fraction(0)) + (number(event["n"]) or 0)
    return sorted(((s, h, v) for (s, h), v in sums.items()), key=lambda row: (row[0], row[1] is None, row[1] or ""))


def check_outlier(run, rng):
    events = random_events(rng, rng.randint(5, 200), START, 48)
    keyed = rng.random() < 0.5
    window = rng.randint(1, 6)
    threshold = rng.choice([0, 0.5, 1, 2, 3])
    consecutive = rng.randint(1, 3)
    direction = rng.choice(["+", "-", "+-"])
    keys = "_timeslice, host" if keyed else "_timeslice"
    query = (f"* | timeslice 1h | sum(n) as n by {keys} | outlier n {'by host ' if keyed else ''}window={window}, threshold={threshold}, "
             f"consecutive={consecutive}, direction={direction} | sort by _timeslice asc, host asc")
    before, runs, wanted = {}, {}, []
    for start, host, value in sums_by_slice(events, HOUR, keyed):
        past = before.setdefault(host, [])
        error = lower = upper = spread = None
        indicator = 0
        if len(past) >= window:
            last = past[-window:]
            mean = statistics.mean(last)
            spread = deviation(last)
            error, lower, upper = value - mean, mean - Fraction(threshold) * Fraction(spread), mean + Fraction(threshold) * Fraction(spread)
            # So near a bound that a rounded last digit decides is no case for a test.
            if min(abs(value - lower), abs(value - upper)) < Fraction(1, 10**9) and spread != 0:
                return
            indicator = int(("+" in direction and value > upper) or ("-" in direction and value < lower))
        runs[host] = runs.get(host, 0) + 1 if indicator else 0
        past.append(value)
        row = [start] + ([host] if keyed else []) + [value, error, lower, upper, indicator, int(runs[host] >= consecutive), spread]
        wanted.append(row)
    names, rows = run(query.replace(", host asc", "") if not keyed else query, events)
    made = ["n_error", "n_lower", "n_upper", "n_indicator", "n_violation", "n_std"]
    check(query, names, rows, ["_timeslice"] + (["host"] if keyed else []) + ["n"] + made, wanted, 1e-7)


def line_of(numbers):
    n = len(numbers)
    xs = range(n)
    mx, my = Fraction(n - 1, 2), sum(numbers) / n
    spread = sum((x - mx) ** 2 for x in xs)
    slope = sum((x - mx) * (y - my) for x, y in zip(xs, numbers)) / spread if spread else Fraction(0)
    return lambda x: my + slope * (x - mx)


def solve(matrix, right):
    """Gauss with the largest pivot."""
    rows = [list(row) + [value] for row, value in zip(matrix, right)]
    size = len(rows)
    for column in range(size):
        pivot = max(range(column, size), key=lambda r: abs(rows[r][column]))
        rows[column], rows[pivot] = rows[pivot], rows[column]
        for r in range(size):
            if r != column:
                factor = rows[r][column] / rows[column][column]
                rows[r] = [a - factor * b for a, b in zip(rows[r], rows[column])]
    return [rows[i][size] / rows[i][i] for i in range(size)]


def check_predict(run, rng, auto_regressive):
    events = random_events(rng, rng.randint(20, 150), START, 30)
    forecast = rng.randint(0, 5)
    rows = sums_by_slice(events, HOUR, False)
    slices = range(rows[0][0], rows[-1][0] + 1, HOUR)
    known = {start: value for start, _, value in rows}
    numbers = [known.get(start, Fraction(0)) for start in slices]
    line = line_of(numbers)
    query = f"* | timeslice 1h | sum(n) as n by _timeslice | predict n by 1h forecast={forecast}"
    if not auto_regressive:
        predicted = [line(i) for i in range(len(numbers) + forecast)]
    else:
        order = min(rng.randint(1, 6), len(numbers) // 2)
        query += f", model=ar, ar.window={order}"
        mean = sum(numbers) / len(numbers)
        x = [v - mean for v in numbers]
        table = [[x[t - 1 - i] for i in range(order)] for t in range(order, len(x))]
        gram = [[sum(row[i] * row[j] for row in table) for j in range(order)] for i in range(order)]
        right = [sum(row[i] * x[t + order] for t, row in enumerate(table)) for i in range(order)]
        weights = solve(gram, right)
        predicted = [None] * order
        for t in range(order, len(numbers) + forecast):
            value = sum(w * x[t - 1 - i] for i, w in enumerate(weights))
            if t >= len(x):
                # Exact fractions would grow without end.
                x.append(Fraction(float(value)))
            predicted.append(mean + value)
    wanted = []
    for i, value in enumerate(predicted):
        inside = i < len(numbers)
        row = [slices[0] + i * HOUR, numbers[i] if inside else None, value]
        if auto_regressive:
            row.append(line(i))
        row.append(line(i) - numbers[i] if inside else None)
        wanted.append(row)
    names, found = run(query, events)
    check(query, names, found, ["_timeslice", "n", "n_predicted"] + (["n_linear"] if auto_regressive else []) + ["n_error"], wanted, 1e-5)


def grouped(events, begin, end, keyed, shift):
    """count and sum of k by slice and host of the events in [begin - shift, end - shift), slices moved forward."""
    groups = {}
    for event in events:
        if begin - shift <= event["time"] < end - shift:
            key = (event["time"] // HOUR * HOUR + shift,) + ((event.get("host"),) if keyed else ())
            count, total = groups.get(key, (0, 0))
            groups[key] = (count + 1, total + event["k"])
    return groups


def check_compare(run, rng):
    day = 24 * HOUR
    days = rng.randint(1, 4)
    events = random_events(rng, rng.randint(5, 120), START - 4 * day, 24 * 5)
    keyed = rng.random() < 0.7
    fold = rng.choice([None, "avg", "min", "max"])
    begin, end = START, START + rng.choice([6, 12, 24]) * HOUR
    keys = ["_timeslice"] + (["host"] if keyed else [])
    query = (f"* | timeslice 1h | count, sum(k) as k by {', '.join(keys)} | compare with timeshift 1d {days}{' ' + fold if fold else ''} "
             f"| sort by {', '.join(key + ' asc' for key in keys)}")
    now = grouped(events, begin, end, keyed, 0)
    earlier = [grouped(events, begin, end, keyed, day * d) for d in range(1, days + 1)]
    suffixes = [f"{days}d_{fold}"] if fold else [f"{d}d" for d in range(1, days + 1)]
    every = set(now)
    for groups in earlier:
        every |= set(groups)
    wanted = []
    for key in sorted(every, key=lambda key: [(part is None, part or 0 if part is None or isinstance(part, int) else part) for part in key]):
        row = list(key) + list(now.get(key, (None, None)))
        for taken in [earlier] if fold else [[groups] for groups in earlier]:
            for value in (0, 1):
                there = [groups[key][value] for groups in taken if key in groups]
                combine = {"avg": lambda v: Fraction(sum(v), len(v)), "min": min, "max": max, None: lambda v: v[0]}[fold]
                row.append(combine(there) if there else None)
        wanted.append(row)
    names, rows = run(query, events, "--from", stamp(begin), "--to", stamp(end))
    made = [f"{value}_{suffix}" for suffix in suffixes for value in ("_count", "k")]
    check(query, names, rows, keys + ["_count", "k"] + made, wanted)


def check_fillmissing(run, rng):
    events = random_events(rng, rng.randint(1, 25), START, 8)
    begin, end = START - 2 * HOUR, START + 9 * HOUR
    take_last = rng.random() < 0.5
    constant = rng.choice([None, 7, -3])
    all_hosts = rng.random() < 0.5
    hosts = ["a", "z"]
    generator = "values all in host" if all_hosts else 'values("a", "z") in host'
    query = (f"* | timeslice 1h | count, min(k) as k by _timeslice, host | sort by _timeslice asc, host asc | fillmissing timeslice(1h), {generator}"
             f"{f' with {constant} for k' if constant is not None else ''}{' takeLast' if take_last else ''}")
    groups = {}
    for event in events:
        groups.setdefault((event["time"] // HOUR * HOUR, event.get("host")), []).append(event["k"])
    rows = [[start, host, len(ks), min(ks)] for (start, host), ks in groups.items()]
    rows.sort(key=lambda row: (row[0], row[1] is None, row[1] or ""))
    if all_hosts:
        hosts = list(dict.fromkeys(row[1] for row in rows))
    wanted = [list(row) for row in rows]
    for start in range(begin, end, HOUR):
        for host in hosts:
            if any(row[0] == start and row[1] == host for row in rows):
                continue
            before = [row for row in rows if row[1] == host and row[0] < start] if take_last else []
            last = max(before, key=lambda row: row[0], default=None)
            wanted.append([start, host] + (last[2:] if last else [0, constant if constant is not None else 0]))
    names, found = run(query, events, "--from", stamp(begin), "--to", stamp(end))
    check(query, names, found, ["_timeslice", "host", "_count", "k"], wanted)


def check_transpose(run, rng):
    events = random_events(rng, rng.randint(1, 40), START, 8)
    several = rng.random() < 0.4
    listed = rng.choice([None, ["7", "a|3"], ["*"], ["c|0", "*"]])
    two = rng.random() < 0.5
    columns = ["host", "k"] if two else ["host"]
    query = (f"* | count{', max(id) as top' if several else ''} by _messageTime, host, k | sort by _messageTime asc | (_messageTime - {START}) % 5 as r "
             f"| fields r, host, k, _count{', top' if several else ''} | transpose row r column {', '.join(columns)}")
    if not two:
        query = query.replace("fields r, host, k,", "fields r, host,")
    if listed:
        query += " as " + ", ".join(name if name == "*" else f'%"{name}"' for name in listed)
    cells, row_keys, names = {}, [], set()
    for event in sorted(events, key=lambda e: e["time"]):
        r = (event["time"] - START) % 5
        if r not in row_keys:
            row_keys.append(r)
        column = "|".join("null" if event.get(f) is None else text(event[f]) for f in columns)
        for value, name in ((1, "_count"), (event["id"], "top"))[: 2 if several else 1]:
            full = f"{column}_{name}" if several else column
            cells[r, full] = value
            names.add(full)
    shown_names = [name for name in listed or ["*"] if name != "*"]
    if listed is None or "*" in listed:
        shown_names += sorted((name for name in names if name not in shown_names), key=lambda name: name.encode())
    wanted = [[r] + [cells.get((r, name)) for name in shown_names] for r in row_keys]
    found_names, found = run(query, events)
    check(query, found_names, found, ["r"] + shown_names, wanted)


CHECKS = {
    "pct": check_pct,
    "smooth": lambda run, rng: check_running(run, rng, "smooth"),
    "rollingstd": lambda run, rng: check_running(run, rng, "rollingstd"),
    "outlier": check_outlier,
    "predict": lambda run, rng: check_predict(run, rng, False),
    "predict-ar": lambda run, rng: check_predict(run, rng, True),
    "compare": check_compare,
    "fillmissing": check_fillmissing,
    "transpose": check_transpose,
}


def run_checks(checks, description):
    """The command line of such a file: `--dohyo PROGRAM [--seed N] [--rounds N] [--only NAME]`. Returns the exit code."""
    parser = argparse.ArgumentParser(description=description, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--dohyo", required=True)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--rounds", type=int, default=40)
    parser.add_argument("--only", choices=checks)
    arguments = parser.parse_args()
    passed = failed = 0
    with tempfile.TemporaryDirectory() as folder:
        command = Command(arguments.dohyo, folder)
        for name, one_check in checks.items():
            if arguments.only and name != arguments.only:
                continue
            for number_of_round in range(arguments.rounds):
                rng = random.Random(f"{arguments.seed} {name} {number_of_round}")
                try:
                    one_check(command.rows, rng)
                    passed += 1
                except AssertionError as fault:
                    failed += 1
                    if failed <= 5:
                        print(f"FAILED {name}, round {number_of_round} of seed {arguments.seed}\n  {fault}\n")
    print(f"{passed} passed, {failed} failed")
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(run_checks(CHECKS, __doc__))
