#!/usr/bin/env python3
"""The four published pipelines, a second time: slow, plain, and without anything of the engine in it.

    four_pipelines.py queries/T1584.006-web-services.sumo queries/T1584-compromise-infrastructure.sumo EVENTS...
    four_pipelines.py --no-aliases queries/T1584-compromise-infrastructure.sumo examples/*.ndjson

Prints what `dohyo run --format json` has to print: `queries` with `columns`, `rows` and `row_count` as in the JSON
contract.  Arguments that end in .sumo are the queries, the rest are NDJSON files (plain, .gz, or - for standard
input).  Every pipeline is written out below by hand, stage by stage; so the query files are only compared with the
texts that were transcribed (by their SHA-256), and a file with another text is refused.

The rules behind it, each in one place:

  field lookup   Event.field:  own top-level key, exact > lifted nested object, exact > alias, exact > own key in
                 another letter case.  `null` in JSON is as if the key were not there; of a key that occurs twice the first counts.
  message time   Event.time:   UtcTime, else TimeCreated or SystemTime, else TimeGenerated, else @timestamp; as UTC.
  host, category Event.host, Event.category
  null           a comparison, `in` or `matches` with null is false, so `!` of it is true
  numbers        text and number are equal when the text reads as that number
  groups         null is a key like any other
  values()       sorted distinct texts without null; a list in JSON
  slices         floor(t / width) * width from 1970-01-01 UTC

Order of rows: the language leaves the order of an aggregate's rows open.  Here T1584.006 comes by falling ConnCount and
then by its group fields, the others by their group fields; compare without regard to order where no `sort` fixed it.
"""
import argparse
import gzip
import hashlib
import json
import pathlib
import re
import sys
from datetime import datetime, timezone

# ---------------------------------------------------------------------------------------------------------------------
# Events: where the value of a name comes from

LIFTED = (("event_data",), ("winlog", "event_data"), ("EventData",))
ONE_THING = (("EventCode", "EventID", "event_id", "winlog.event_id", "event.code"),
             ("Computer", "Hostname", "computer_name", "winlog.computer_name", "host.name"),
             ("Channel", "log_name", "winlog.channel"))
ALIASES = {name: tuple(other for other in names if other != name) for names in ONE_THING for name in names}
CHANNEL = ("Channel", "log_name", "winlog.channel")
HOST = ("Hostname", "computer_name", "Computer", "HostName", "winlog.computer_name")
TIME = ("UtcTime", "TimeCreated", "SystemTime", "TimeGenerated", "@timestamp")

MISSING = object()


def child(value, path):
    for key in path:
        if not isinstance(value, dict) or key not in value:
            return MISSING
        value = value[key]
    return value


class Event:
    def __init__(self, members, path, aliases):
        self.members = members
        self.path = path
        self.aliases = aliases
        self.nested = []
        for path_of_names in LIFTED:
            nested = child(members, path_of_names)
            if isinstance(nested, str) and nested[:1] == "{":
                nested = parse_object(nested)
            if isinstance(nested, dict):
                self.nested.append(nested)

    def exact(self, name):
        """The name as it stands in the event: own key, dotted path, or lifted; no alias, no other letter case."""
        places = [self.members.get(name)]
        if "." in name:
            value = child(self.members, name.split("."))
            places.append(None if value is MISSING else value)
        places += [nested.get(name) for nested in self.nested]
        return next((value for value in places if value is not None), MISSING)

    def first(self, names):
        for name in names:
            value = self.exact(name)
            if value is not MISSING:
                return value
        return None

    def field(self, name):
        value = self.exact(name)
        if value is MISSING and self.aliases:
            value = self.first(ALIASES.get(name, ()))
            value = MISSING if value is None else value
        if value is MISSING:
            value = next((v for k, v in self.members.items() if k.lower() == name.lower() and v is not None), None)
        if isinstance(value, (dict, list)):
            value = json.dumps(value, ensure_ascii=False, separators=(",", ":"))
        return value

    @property
    def channel(self):
        return self.first(CHANNEL)

    @property
    def category(self):
        channel = self.channel
        if channel is not None:
            channel = channel.lower()
            for word in ("sysmon", "dns", "powershell"):
                if word in channel:
                    return "windows/" + word
            return "windows/security" if channel == "security" else "windows/other"
        if self.members.get("@proc") == "zeek":
            return "network/" + str(self.members.get("@stream"))
        return re.sub(r"(\.ndjson|\.json)?(\.gz)?$", "", self.path)

    @property
    def host(self):
        return self.first(HOST)

    @property
    def time(self):
        value = self.first(TIME)
        if isinstance(value, dict):
            value = value.get("SystemTime")
        return None if value is None else epoch_ms(str(value))


def first_of_each_key(pairs):
    members = {}
    for key, value in pairs:
        members.setdefault(key, value)
    return members


def parse_object(text):
    try:
        return json.loads(text, object_pairs_hook=first_of_each_key)
    except ValueError:
        return None


def epoch_ms(text):
    m = re.fullmatch(r"(\d{4}-\d\d-\d\d)[ T](\d\d:\d\d:\d\d)(?:\.(\d+))?Z?", text)
    if not m:
        return None
    seconds = datetime.strptime(m[1] + m[2], "%Y-%m-%d%H:%M:%S").replace(tzinfo=timezone.utc)
    return int(seconds.timestamp()) * 1000 + int(((m[3] or "") + "000")[:3])


def read(paths, aliases):
    for path in paths:
        if path == "-":
            stream = sys.stdin.buffer
        else:
            stream = gzip.open(path) if path.endswith(".gz") else open(path, "rb")
        with stream:
            for line in stream:
                if line.strip():
                    members = parse_object(line)
                    if not isinstance(members, dict):
                        raise SystemExit(f"{path}: not a JSON object: {line[:60]!r}")
                    yield Event(members, path, aliases)


# ---------------------------------------------------------------------------------------------------------------------
# The language, as far as the four need it

PRIVATE = re.compile(r"^(10\.|172\.(1[6-9]|2[0-9]|3[01])\.|192\.168\.|127\.)")


def text(value):
    if isinstance(value, bool):
        return "true" if value else "false"
    return str(value)


def number(value):
    if isinstance(value, (int, float)) and not isinstance(value, bool):
        return value
    try:
        return float(value) if re.fullmatch(r"\s*[-+]?(\d+\.?\d*|\.\d+)([eE][-+]?\d+)?\s*", value) else None
    except TypeError:
        return None


def equal(a, b):
    if a is None or b is None:
        return False
    if isinstance(a, str) and isinstance(b, str):
        return a == b
    x, y = number(a), number(b)
    return x is not None and y is not None and x == y


def among(value, items):
    return any(equal(value, item) for item in items)


def found(value, pattern):
    """`value matches /pattern/`, and matches(value, "pattern")."""
    return value is not None and re.search(pattern, text(value)) is not None


def star(value):
    """parse field=value "*": a copy; a row without the value is dropped."""
    return None if value is None else text(value)


class Groups:
    def __init__(self):
        self.rows = {}

    def at(self, *key):
        return self.rows.setdefault(key, [])

    def sorted(self):
        return sorted(self.rows.items(), key=lambda item: [(k is None, text(k)) for k in item[0]])


def values(items):
    return sorted({text(i) for i in items if i is not None})


def slice_start(ms, width):
    return None if ms is None else ms // width * width


HOUR = 3600 * 1000
WEEK = 7 * 24 * HOUR


def in_windows_scope(event):
    return "windows" in event.category.lower() or "sysmon" in event.category.lower()


# ---------------------------------------------------------------------------------------------------------------------
# queries/T1584.006-web-services.sumo


class WebServices:
    title = "Web Services"
    columns = [("_sourceHost", "text"), ("User", "text"), ("DestinationPort", "text"), ("ConnCount", "integer"),
               ("DestIPs", "list"), ("Processes", "list")]

    def __init__(self):
        self.groups = Groups()

    def add(self, event):
        category = event.category
        if "sysmon" not in category.lower() and "dns" not in category.lower():
            return
        if not (equal(event.field("EventCode"), 3) or "dns" in category):
            return
        if found(event.field("DestinationIp"), PRIVATE):
            return
        image = event.field("Image")
        process_name = None if image is None else text(image).lower()
        if found(process_name, "chrome|firefox|msedge|outlook|teams"):
            return
        is_dns_recon = found(process_name, "nslookup|dig|host|dnsrecon")
        port = event.field("DestinationPort")
        risk_score = 70 if is_dns_recon else 60 if among(port, ("443", "8443", "4443")) else 40
        if risk_score < 60:
            return
        self.groups.at(event.host, event.field("User"), port).append((event.field("DestinationIp"), process_name))

    def result(self):
        rows = []
        for (host, user, port), found_rows in self.groups.sorted():
            rows.append((host, user, port, len(found_rows),
                         values(r[0] for r in found_rows), values(r[1] for r in found_rows)))
        rows.sort(key=lambda row: -row[3])
        return rows


# ---------------------------------------------------------------------------------------------------------------------
# queries/T1584-compromise-infrastructure.sumo


class Beaconing:
    title = "Part 1: Beaconing detection"
    columns = [("Computer", "text"), ("dest_ip", "text"), ("dest_port", "text"), ("connection_count", "integer"),
               ("alert_type", "text")]
    ports = ("80", "443", "8080", "8443", "4443", "4444", "1080", "3128")
    processes = re.compile(r"(?i)(chrome\.exe|firefox\.exe|msedge\.exe|iexplore\.exe|MsMpEng\.exe|svchost\.exe|SenseIR\.exe)")

    def __init__(self):
        self.groups = Groups()

    def add(self, event):
        if not in_windows_scope(event):
            return
        if not (equal(event.field("EventCode"), "3") or equal(event.field("EventID"), "3")):
            return
        dest_ip = star(event.field("DestinationIp"))
        dest_port = star(event.field("DestinationPort"))
        process_name = star(event.field("Image"))
        if dest_ip is None or dest_port is None or process_name is None:
            return
        if not among(dest_port, self.ports) or found(dest_ip, PRIVATE) or found(process_name, self.processes):
            return
        self.groups.at(event.field("Computer"), dest_ip, dest_port, slice_start(event.time, WEEK)).append(event.time)

    def result(self):
        return [(computer, dest_ip, dest_port, len(times), "SuspiciousBeaconing")
                for (computer, dest_ip, dest_port, _), times in self.groups.sorted() if len(times) >= 20]


class DynamicDns:
    title = "Part 2: Dynamic DNS resolution"
    columns = [("queried_domain", "text"), ("query_count", "integer"), ("affected_hosts", "list"),
               ("processes", "list"), ("alert_type", "text")]
    domains = re.compile(r"(?i)(duckdns\.org|no-ip\.com|hopto\.org|ddns\.net|servebeer\.com|myftp\.biz|redirectme\.net"
                         r"|zapto\.org|sytes\.net|myddns\.me|dynalias\.com)")

    def __init__(self):
        self.groups = Groups()

    def add(self, event):
        if not in_windows_scope(event):
            return
        if not (equal(event.field("EventCode"), "22") or equal(event.field("EventID"), "22")):
            return
        queried_domain = star(event.field("QueryName"))
        process_name = star(event.field("Image"))
        if queried_domain is None or process_name is None or not found(queried_domain, self.domains):
            return
        self.groups.at(queried_domain).append((event.field("Computer"), process_name))

    def result(self):
        return [(domain, len(rows), values(r[0] for r in rows), values(r[1] for r in rows), "SuspiciousDynamicDNS")
                for (domain,), rows in self.groups.sorted()]


class FastFlux:
    title = "Part 3: Fast-flux detection"
    columns = [("Computer", "text"), ("_timeslice", "time"), ("unique_dest_ips", "integer"),
               ("total_connections", "integer"), ("processes", "list"), ("alert_type", "text")]
    processes = re.compile(r"(?i)(chrome\.exe|firefox\.exe|msedge\.exe|iexplore\.exe|MsMpEng\.exe|svchost\.exe)")

    def __init__(self):
        self.groups = Groups()

    def add(self, event):
        if not in_windows_scope(event):
            return
        if not (equal(event.field("EventCode"), "3") or equal(event.field("EventID"), "3")):
            return
        dest_ip = star(event.field("DestinationIp"))
        process_name = star(event.field("Image"))
        if dest_ip is None or process_name is None or found(dest_ip, PRIVATE) or found(process_name, self.processes):
            return
        self.groups.at(event.field("Computer"), slice_start(event.time, HOUR)).append((dest_ip, process_name))

    def result(self):
        rows = []
        for (computer, hour), found_rows in self.groups.sorted():
            unique = len({r[0] for r in found_rows})
            if unique >= 5 and len(found_rows) >= 10:
                rows.append((computer, hour, unique, len(found_rows), values(r[1] for r in found_rows),
                             "PotentialFastFlux"))
        return rows


# ---------------------------------------------------------------------------------------------------------------------

PIPELINES = {
    "33d7e96a1e0267ccc418378db3c876d605aa8c3899a1e388c6a03127c791ed26": (WebServices,),
    "a5cae460ebe2693a934d37d1fda1fe7bf22636d7f177ac143b8ba2f3f524f093": (Beaconing, DynamicDns, FastFlux),
}


def pipelines_of(query_path):
    digest = hashlib.sha256(pathlib.Path(query_path).read_bytes()).hexdigest()
    if digest not in PIPELINES:
        raise SystemExit(f"{query_path}: not a text that is transcribed here")
    return [make() for make in PIPELINES[digest]]


def run(query_paths, event_paths, aliases=True):
    """The value of "queries" in the JSON contract, and the number of events read."""
    pipelines = [p for path in query_paths for p in pipelines_of(path)]
    events = 0
    for event in read(event_paths, aliases):
        events += 1
        for pipeline in pipelines:
            pipeline.add(event)
    queries = []
    for index, pipeline in enumerate(pipelines, 1):
        names = [name for name, _ in pipeline.columns]
        rows = [dict(zip(names, row)) for row in pipeline.result()]
        queries.append({"index": index, "title": pipeline.title, "kind": "aggregate",
                        "columns": [{"name": n, "type": t} for n, t in pipeline.columns],
                        "rows": rows, "row_count": len(rows)})
    return queries, events


def main():
    parser = argparse.ArgumentParser(description="What the four published pipelines give, computed the slow way.")
    parser.add_argument("--no-aliases", action="store_true", help="EventCode, Computer and EventID only as spelled")
    parser.add_argument("arguments", nargs="+", metavar="FILE", help="*.sumo are queries, the rest is data")
    options = parser.parse_args()
    query_paths = [a for a in options.arguments if a.endswith(".sumo")]
    event_paths = [a for a in options.arguments if not a.endswith(".sumo")]
    if not query_paths or not event_paths:
        parser.error("at least one query and one event file")
    queries, events = run(query_paths, event_paths, not options.no_aliases)
    json.dump({"version": 1, "queries": queries, "accounting": {"files": len(event_paths), "events": events}},
              sys.stdout, indent=1, ensure_ascii=False)
    print()


if __name__ == "__main__":
    main()
