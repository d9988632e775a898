"""The four published pipelines, and how one of their answers is compared with another."""
import re
from collections import defaultdict
from pathlib import Path
from typing import NamedTuple

BENCH = Path(__file__).resolve().parent
QUERIES = BENCH.parent / "queries"


class Pipeline(NamedTuple):
    name: str  # as in the generators' expected answers, and of the file in sql/
    query_file: Path
    part: int  # which query of the file, from 0
    keys: tuple[str, ...]  # columns that tell rows apart when answers are compared
    falling: str | None = None  # the column that the pipeline sorts by, largest first

    @property
    def sql(self):
        return BENCH / "sql" / (self.name + ".sql")

    @property
    def text(self):
        return split(self.query_file.read_text(encoding="utf-8"))[self.part]


WEB_SERVICES = QUERIES / "T1584.006-web-services.sumo"
INFRASTRUCTURE = QUERIES / "T1584-compromise-infrastructure.sumo"
PIPELINES = (
    Pipeline("T1584.006", WEB_SERVICES, 0, ("_sourceHost", "User", "DestinationPort"), falling="ConnCount"),
    Pipeline("T1584-part1", INFRASTRUCTURE, 0, ("Computer", "dest_ip", "dest_port")),
    Pipeline("T1584-part2", INFRASTRUCTURE, 1, ("queried_domain",)),
    Pipeline("T1584-part3", INFRASTRUCTURE, 2, ("Computer", "_timeslice")),
)


def split(text):
    """The queries of one text, each with the `// Part N:` comment above it."""
    return [part for part in re.split(r"(?m)^(?=// Part \d+:)", text) if part.strip()]


class Answer(NamedTuple):
    columns: list[str] | None  # None: not known, since there are no rows
    rows: list[dict]


def differences(pipeline, wanted, found):
    """What differs, one line each. The order of rows counts only in a column that the pipeline sorts by."""
    if None not in (wanted.columns, found.columns) and list(wanted.columns) != list(found.columns):
        return [f"columns: expected {', '.join(wanted.columns)}; found {', '.join(found.columns)}"]
    wanted_rows, found_rows = by_key(pipeline, wanted), by_key(pipeline, found)
    lines = []
    if len(wanted.rows) != len(found.rows):
        lines.append(f"expected {len(wanted.rows)} rows, found {len(found.rows)}")
    for key in sorted(wanted_rows.keys() | found_rows.keys()):
        lines += row_differences(pipeline, wanted_rows[key], found_rows[key])
    if pipeline.falling and not lines:
        counts = [row[pipeline.falling] for row in found.rows]
        if counts != sorted(counts, reverse=True):
            lines.append(f"rows are not in order of falling {pipeline.falling}")
    return lines


def by_key(pipeline, answer):
    groups = defaultdict(list)
    for row in answer.rows:
        groups[tuple(repr(row.get(name)) for name in pipeline.keys)].append(row)
    return groups


def row_differences(pipeline, wanted, found):
    """Compares the rows of one key; there may be several, as part 1 drops the slice it grouped by."""
    def in_order(rows):
        return sorted(rows, key=lambda row: [repr(cell) for _, cell in sorted(row.items())])

    wanted, found = in_order(wanted), in_order(found)
    key = ", ".join(f"{name}={(wanted or found)[0].get(name)!r}" for name in pipeline.keys)
    if len(wanted) != len(found):
        return [f"{'missing' if len(wanted) > len(found) else 'unexpected'} row: {key} (expected {len(wanted)}, found {len(found)})"]
    return [f"row {key}: {name}: {cell_difference(before.get(name), after.get(name))}"
            for before, after in zip(wanted, found)
            for name in [*before, *(after.keys() - before.keys())]
            if not same(before.get(name), after.get(name))]


def same(a, b):
    """Equal, with 1, 1.0 and true apart."""
    return type(a) is type(b) and a == b


def cell_difference(wanted, found):
    if isinstance(wanted, list) and isinstance(found, list):
        missing = [item for item in wanted if item not in found]
        unexpected = [item for item in found if item not in wanted]
        if missing or unexpected:
            return f"missing {missing!r}, unexpected {unexpected!r}"
    return f"expected {wanted!r}, found {found!r}"
