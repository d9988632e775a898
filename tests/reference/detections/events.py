"""Events of the kinds that the queries run over, and the rows and tables that stages work on.

Windows events come from ../four_pipelines.py, which has the rules of 00 section 4 for them. Beside them stand records that are
made here: JSON with the oddities that real logs have, and lines of text with pairs of keys and values.
"""
import gzip
import json
import random
import re
import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))
import four_pipelines  # noqa: E402

EPOCH = 1_700_000_000_000


class MadeEvent(four_pipelines.Event):
    """A record without a profile of its own: the generic one takes @timestamp and host."""

    @property
    def host(self):
        return self.members.get("host")

    @property
    def time(self):
        value = self.members.get("@timestamp")
        return None if value is None else four_pipelines.epoch_ms(value)

    @property
    def category(self):
        return re.sub(r"\.\w+$", "", self.path)


class Row:
    """One row: what the query made, over the event it came from; None for the event in a table."""

    def __init__(self, event, made, ordinal, raw=None, hit=False):
        self.event = event
        self.made = made
        self.ordinal = ordinal
        self.raw = raw
        self.hit = hit  # an earlier parse of the chain matched

    def get(self, name):
        if name in self.made:
            return self.made[name]
        # A key of the very name comes before what the query made in another case (00 3.7).
        exact = self.event.exact(name) if self.event is not None else four_pipelines.MISSING
        if exact is not four_pipelines.MISSING:
            return four_pipelines.json.dumps(exact, ensure_ascii=False, separators=(",", ":")) if isinstance(exact, (dict, list)) else exact
        for made, value in self.made.items():
            if made.lower() == name.lower():
                return value
        if self.event is None:
            return None
        made_by_the_scan = {"_raw": lambda: self.raw, "_messagetime": lambda: self.event.time, "_sourcehost": lambda: self.event.host,
                            "_sourcecategory": lambda: self.event.category}.get(name.lower())
        if made_by_the_scan:
            return made_by_the_scan()
        return self.event.field(name)

    def with_made(self, **made):
        return Row(self.event, {**self.made, **made}, self.ordinal, self.raw, self.hit)

    def with_hit(self, hit):
        return Row(self.event, self.made, self.ordinal, self.raw, hit)


class Table:
    """Rows in their current order. `columns` is None among events; `ordered` says that the order was made by a stage."""

    def __init__(self, rows, columns=None, ordered=False):
        self.rows = rows
        self.columns = columns
        self.ordered = ordered

    def like(self, rows, ordered=None):
        return Table(rows, self.columns, self.ordered if ordered is None else ordered)


class Source:
    """Files and what queries may ask of them."""

    def __init__(self, name, folder, paths, kind):
        self.name = name
        self.folder = folder
        self.paths = [str(path) for path in paths]  # as the command sees them from the folder
        self.rows = []
        for path in self.paths:
            with gzip.open(Path(folder) / path, "rb") if path.endswith(".gz") else open(Path(folder) / path, "rb") as stream:
                for line in stream.read().decode("utf-8", "replace").split("\n"):
                    line = line.removesuffix("\r")
                    if line.strip():
                        event = kind(four_pipelines.parse_object(line), path, True)
                        event.line = line
                        self.rows.append(Row(event, {}, len(self.rows), line))
        # Newest first; of equal times the later in the input first; without a time last (00 3.10).
        self.newest_first = sorted(self.rows, key=lambda row: (row.event.time is not None, row.event.time or 0, row.ordinal), reverse=True)
        self.fields = self.samples()

    def samples(self):
        """Names of plain fields with some of their values, as often as they come."""
        rng = random.Random(self.name)
        fields = {}
        for row in rng.sample(self.rows, min(len(self.rows), 400)):
            nested = [("", row.event.members)] + [("", members) for members in row.event.nested]
            nested += [(key + ".", value) for key, value in row.event.members.items() if isinstance(value, dict)]
            for prefix, members in nested:
                for key, value in members.items():
                    if not isinstance(value, (dict, list)) and (prefix + key).replace("_", "a").replace(".", "a").isalnum():
                        fields.setdefault(prefix + key, []).append(value)
        return {name: values for name, values in fields.items() if any(value is not None for value in values)}


def stamp(milliseconds):
    seconds, rest = divmod(milliseconds, 1000)
    return four_pipelines.datetime.fromtimestamp(seconds, four_pipelines.timezone.utc).strftime("%Y-%m-%dT%H:%M:%S") + f".{rest:03}Z"


def stamp_of_syslog(milliseconds):
    """Without a year and a fraction: what is read is the time in the year before now, which is EPOCH."""
    return four_pipelines.datetime.fromtimestamp(milliseconds // 1000, four_pipelines.timezone.utc).strftime("%b %e %H:%M:%S")


HOSTS = ["web-1", "web-2", "DB-1", "edge.example.org"]
WORDS = ["accept", "deny", "Error", "failed password", "session opened", "GET /index.html", "C:\\tmp\\tool.exe", "a|b", "50%", "naïve", '"quoted"', "x\ty", ""]


def odd_record(rng, number):
    """What real records have: numbers as texts, nulls, missing keys, empty texts, booleans both ways, nesting, keys in two cases."""
    record = {}
    if rng.random() < 0.95:
        record["@timestamp"] = stamp(EPOCH + rng.randrange(0, 3 * 86_400_000, 250))
    record["id"] = number
    record["host"] = rng.choice(HOSTS)
    maybe = {
        "status": lambda: rng.choice([200, "200", 404, "404", 500, "5xx", "", None]),
        "bytes": lambda: rng.choice([rng.randrange(0, 5000), str(rng.randrange(0, 5000)), round(rng.uniform(0, 90), 2), " 17 ", "n/a", None]),
        "ok": lambda: rng.choice([True, False, "true", "False", None]),
        "user": lambda: rng.choice(["ann", "bob", "Ann", "", " ", None, "root", "svc$"]),
        "ip": lambda: rng.choice(["10.1.2.3", "172.16.9.9", "172.32.0.1", "192.168.0.7", "203.0.113.9", "8.8.8.8", "::1", "none"]),
        "path": lambda: rng.choice(["C:\\bin\\tool.exe", "C:\\BIN\\KIT.EXE", "/usr/bin/tool", "\\\\srv\\share\\a b.txt", "tool.exe"]),
        "msg": lambda: " ".join(rng.choice(WORDS) for _ in range(rng.randint(1, 4))),
        "who": lambda: {"name": rng.choice(["ann", "bob", None]), "ids": [rng.randint(1, 3) for _ in range(rng.randint(0, 3))]},
        "big": lambda: rng.choice([9007199254740993, 9007199254740992, -1, 0]),
    }
    for key, make in maybe.items():
        if rng.random() < 0.85:
            record[key] = make()
    if rng.random() < 0.1:
        record["User"] = rng.choice(["ann", "carl"])
    return record


def pairs_line(rng, number):
    values = {"id": number, "src": rng.choice(["10.0.0.%d" % rng.randint(1, 5), "203.0.113.%d" % rng.randint(1, 5)]),
              "dpt": rng.choice([22, 80, 443, 8080]), "act": rng.choice(["allow", "deny", "DROP"]), "user": rng.choice(["ann", '"ann lee"', "bob"])}
    shown = [f"{key}={value}" for key, value in values.items() if key == "id" or rng.random() < 0.9]
    head = rng.choice([stamp, stamp, stamp_of_syslog, lambda time: ""])(EPOCH - rng.randrange(0, 300 * 86_400_000, 250))
    return f"{head} fw[{rng.randint(1, 9)}]: {rng.choice(WORDS[:6])} " + rng.choice([" ", ", ", "; "]).join(shown) + rng.choice(["", " end", "."])


class Line(MadeEvent):
    """A line of text has no fields but what is known of every event."""

    def __init__(self, members, path, aliases):
        super().__init__({}, path, aliases)

    @property
    def time(self):
        """ISO 8601 or the time of syslog at the beginning (01 6.6); all lie within a year before EPOCH."""
        first = self.line.split(" ")[0]
        if first[:4].isdigit():
            return four_pipelines.epoch_ms(first)
        month = re.match(r"([A-Z][a-z]{2} [ \d]\d \d\d:\d\d:\d\d) ", self.line)
        if month is None:
            return None
        for year in (2023, 2022):
            moment = four_pipelines.datetime.strptime(f"{year} {month[1]}", "%Y %b %d %H:%M:%S").replace(tzinfo=four_pipelines.timezone.utc)
            if moment.timestamp() * 1000 <= EPOCH + 86_400_000:
                return int(moment.timestamp()) * 1000
        return None


def made_sources(folder, seed):
    rng = random.Random(f"data {seed}")
    odd = Path(folder) / "odd.ndjson"
    odd.write_text("".join(json.dumps(odd_record(rng, number), ensure_ascii=rng.random() < 0.5) + "\n" for number in range(400)), encoding="utf-8")
    lines = Path(folder) / "firewall.log"
    lines.write_text("".join(pairs_line(rng, number) + "\n" for number in range(300)), encoding="utf-8")
    return [Source("odd", folder, [odd.name], MadeEvent), Source("lines", folder, [lines.name], Line)]


def windows_source(name, folder, paths):
    return Source(name, folder, paths, four_pipelines.Event)
