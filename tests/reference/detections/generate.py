"""Random queries of detection style, from the catalogue of 04 section 2. What they ask for is taken from the events, so that
they find something: literals are values that occur, patterns are made of their pieces."""
import math
import re

import aggregates
import expressions as e
import scope
import stages
import values
from events import Table
from values import text

PLAIN = re.compile(r"[A-Za-z0-9_]+")


class Generator:
    def __init__(self, rng, source):
        self.rng = rng
        self.source = source
        self.fields = list(source.fields)
        self.made = []
        self.count = 0
        self.table = Table(source.newest_first)
        self.stages = []

    def chance(self, probability):
        return self.rng.random() < probability

    def add(self, make):
        """A stage that leaves rows, nearly always: what finds nothing proves little."""
        for attempt in range(6):
            before = list(self.made)
            stage = make()
            try:
                table = stages.step(stage, self.table)
            except values.NoCase:
                self.made = before
                continue
            if table.rows or attempt == 5 or self.chance(0.03):
                break
            self.made = before
        else:
            raise values.NoCase
        self.stages.append(stage)
        self.table = table

    def name(self):
        self.count += 1
        return f"{self.rng.choice(['x', 'lowered', 'risk', 'Kind', 'dest_ip'])}{self.count}"

    # ---- Samples --------------------------------------------------------------------------------------------------------------

    def value_of(self, name):
        """Some value that a field has in the rows that are left, or else had; text for what has none."""
        rows = self.rng.sample(self.table.rows, min(len(self.table.rows), 8)) if self.chance(0.8) else []
        found = [v for v in (row.get(name) for row in rows) if v is not None and not isinstance(v, list) and not (isinstance(v, float) and not math.isfinite(v))]
        found = found or [v for v in self.source.fields.get(name, []) if v is not None]
        return self.rng.choice(found) if found else "none"

    def any_field(self):
        return self.rng.choice(self.made) if self.made and self.chance(0.3) else self.rng.choice(self.fields)

    def piece(self, value, longest=12):
        """A part of a text, on one line."""
        value = (text(value) or "none").split("\n")[0].split("\r")[0][:200]
        if not value:
            return "a"
        start = self.rng.randrange(len(value))
        return value[start:start + self.rng.randint(1, longest)]

    def word_of(self, value):
        words = PLAIN.findall(text(value) or "")
        return self.rng.choice(words) if words else "none"

    # ---- Scope -----------------------------------------------------------------------------------------------------------------

    def scope(self):
        if self.chance(0.25):
            return scope.ANYTHING
        parts = [self.scope_part() for _ in range(self.rng.choice([1, 1, 2, 2, 3]))]
        one = scope.any_of(parts, self.rng.choice(["OR", "or"])) if self.chance(0.6) else scope.all_of(parts, self.rng.choice([" ", " AND ", " and "]))
        if self.chance(0.15):
            other = self.scope_part()
            one = scope.all_of([one, scope.negated(other, self.rng.choice(["!", "NOT "]))], " ")
        return one

    def scope_part(self):
        row = self.rng.choice(self.source.rows)
        kind = self.rng.random()
        if kind < 0.35:
            category = row.get("_sourceCategory") or "x"
            start = self.rng.randrange(len(category))
            value = self.rng.choice([f"*{category[start:start + 6]}*", category, category.upper(), category[: start + 1] + "*"])
            return scope.field_test(self.rng.choice(["_sourceCategory", "_sourcecategory"]), value, self.chance(0.3) or not re.fullmatch(r"[\w*./-]+", value))
        if kind < 0.65 and self.fields:
            name = self.rng.choice(self.fields)
            value = text(self.value_of(name)).split("\n")[0]
            if self.chance(0.3):
                return scope.field_test(name, "*", False)
            if self.chance(0.4):
                value = "*" + self.piece(value) + "*"
            if not value.strip() or value != value.strip() or "\t" in value:
                value = "none"
            return scope.field_test(name, value, not re.fullmatch(r"[\w*.]+", value) or self.chance(0.3))
        word = self.word_of(self.rng.choice([row.raw, row.raw[:300]]))
        if word.lower() in ("and", "or", "not"):
            word = "none"
        if kind < 0.8:
            return scope.keyword(word if self.chance(0.7) else self.rng.choice([word[:3] + "*", "*" + word[-3:], "*" + word[1:4] + "*"]))
        start = row.raw.find(word)
        phrase = re.sub(r"[^\w ./:-]", " ", row.raw[start:start + self.rng.randint(3, 20)]).strip()
        return scope.keyword(phrase if re.search(r"\W", phrase) else word)

    # ---- Conditions --------------------------------------------------------------------------------------------------------------

    def condition(self, depth=2):
        if depth and self.chance(0.35):
            parts = [self.condition(depth - 1) for _ in range(self.rng.choice([2, 2, 3]))]
            return e.joined(parts, self.rng.choice(["and", "or", "AND", "OR", "&&", "||"]))
        if depth and self.chance(0.15):
            return e.negated(self.condition(depth - 1), self.rng.choice(["!", "not"]))
        return self.test()

    def test(self, name=None, value=None):
        name = name or self.any_field()
        value = self.value_of(name) if value is None else value
        left = e.field(name)
        kind = self.rng.choice(["compare"] * 4 + ["in", "in", "wildcard", "wildcard", "regex", "regex", "null", "null", "contains", "like", "private", "bare", "fields"])
        if kind == "compare":
            literal = e.literal(value if self.chance(0.7) else text(value))
            if isinstance(value, str) and ("\n" in value or "\t" in value or "\r" in value):
                literal = e.literal("none")
            test = e.compared(left, self.rng.choice(["=", "=", "==", "!=", "<>", "<", ">", "<=", ">="]), literal)
            return e.negated(test, self.rng.choice(["bare", "word"])) if self.chance(0.15) else test
        if kind == "in":
            items = [v for v in (self.value_of(name) for _ in range(self.rng.randint(1, 4))) if not re.search(r"[\n\r\t]", text(v))]
            items = [e.literal(text(v) if self.chance(0.6) else v) for v in items] or [e.literal("x")]
            return e.among(left, items, self.rng.choice(["in", "in", "in", "not in"]))
        if kind == "wildcard":
            return self.wildcard(left, value)
        if kind == "regex":
            return self.regex_test(left, value)
        if kind == "null":
            function = self.rng.choice(list(e.TESTS))
            test = e.call(function, e.TESTS[function], left)
            return e.Expression("!" + test.query, lambda row: not test.of(row)) if self.chance(0.4) else test
        if kind == "contains":
            return e.contains(left, self.piece(value).replace("\t", " "))
        if kind == "like":
            return e.like(left, self.rng.choice(["%{}%", "{}%", "%{}", "_%{}%"]).format(self.word_of(value)[:6].replace("_", "%")))
        if kind == "private":
            test = e.call("isPrivateIP", e.is_private, left)
            return test if self.chance(0.5) else e.Expression("!" + test.query, lambda row: not test.of(row))
        if kind == "fields":
            return e.compared(left, self.rng.choice(["=", "!=", "<"]), e.field(self.any_field()))
        return left if isinstance(value, bool) else e.compared(left, "=", e.literal(value if not isinstance(value, str) else self.word_of(value)))

    def wildcard(self, left, value):
        piece = self.piece(value)
        if re.search(r"\(\?|\(.*\||[*\t]", piece):
            piece = self.word_of(value)
        pattern = self.rng.choice(["*{}*", "*{}*", "*{}", "{}*"]).format(piece)
        if not pattern.startswith("*") and pattern.endswith(".*") or self.chance(0.1):
            pattern = self.word_of(value)
        if self.chance(0.3):
            return e.fits_wildcard(e.call("toLowerCase", e.ONE_TEXT["lower"], left), pattern.lower())
        return e.fits_wildcard(left, pattern)

    def regex_of(self, value):
        """An expression that fits a value, with the spellings that authors use."""
        words = [re.sub(r"\d", lambda m: r"\d" if self.chance(0.5) else m[0], self.word_of(value)[:8]) for _ in range(self.rng.choice([1, 1, 2, 3]))]
        one = "|".join(words)
        form = self.rng.choice(["{}", "{}", "(?i){}", "({})", "^({})", "({})$", r"\b({})", "(?i)({})[a-z_.]*", r"{}\.", "{}.+"])
        return form.format(one)

    def regex_test(self, left, value):
        return e.finds(left, self.regex_of(value), self.rng.choice(["literal", "literal", "call", "call", "both", "equals"]))

    # ---- Expressions ----------------------------------------------------------------------------------------------------------------

    def simple_literal(self):
        return e.literal(self.rng.choice([0, 1, 10, 70, 2.5, "high", "low", "", "true", "odd kind"]))

    def number_expression(self, depth=2):
        kind = self.rng.random()
        if not depth or kind < 0.3:
            return e.literal(self.rng.randint(0, 100)) if self.chance(0.4) else e.field(self.any_field())
        if kind < 0.6:
            return e.between(self.number_expression(depth - 1), self.rng.choice("+-*/%"), self.number_expression(depth - 1))
        if kind < 0.75:
            function = self.rng.choice(list(e.ONE_NUMBER))
            return e.call(function, e.ONE_NUMBER[function], self.number_expression(depth - 1))
        if kind < 0.85:
            return e.call("length", e.MEASURES["length"], self.text_expression(depth - 1))
        if kind < 0.9:
            return e.call("round", e.rounded, self.number_expression(depth - 1), e.literal(self.rng.randint(0, 3)))
        if kind < 0.95:
            name = self.rng.choice(["min", "max"])
            return e.call(name, e.smaller if name == "min" else e.larger, self.number_expression(depth - 1), self.number_expression(depth - 1))
        return e.conditional(self.test(), e.literal(self.rng.randint(0, 90)), self.number_expression(depth - 1))

    def text_expression(self, depth=2):
        name = self.any_field()
        left = e.field(name)
        if not depth:
            return left
        kind = self.rng.choice(["one", "one", "concat", "replace", "substring", "split", "if", "if", "case", "coalesce", "index"])
        if kind == "one":
            function = self.rng.choice(list(e.ONE_TEXT))
            return e.call(function, e.ONE_TEXT[function], self.text_expression(depth - 1))
        if kind == "concat":
            parts = [self.text_expression(depth - 1) if self.chance(0.5) else e.literal(self.rng.choice([":", " - ", "", "C:\\temp", 7])) for _ in range(self.rng.randint(1, 4))]
            return e.call("concat", e.concat, left, *parts)
        if kind == "replace":
            part = self.word_of(self.value_of(name))[:4]
            return e.call("replace", e.replaced, left, e.literal(self.rng.choice([part, ".", "\\", " "])), e.literal(self.rng.choice(["", "_", "yy"])))
        if kind == "substring":
            start = self.rng.randint(0, 6)
            end = [e.literal(start + self.rng.randint(0, 8))] if self.chance(0.7) else []
            return e.call("substring", e.substring, left, e.literal(start), *end)
        if kind == "split":
            delimiter, index = self.rng.choice(["\\", ".", " ", ",", "xe"]), self.rng.randint(-2, 2)
            return e.Expression(f"mvindex(split({left.query}, {e.literal(delimiter).query}), {index})", lambda row: e.part_of(left.of(row), delimiter, index))
        if kind == "if":
            return e.conditional(self.condition(1), self.leaf(), self.text_expression(depth - 1) if self.chance(0.5) else self.leaf(), self.chance(0.2))
        if kind == "case":
            return e.case([(self.condition(1), self.leaf()) for _ in range(self.rng.randint(1, 3))], self.leaf() if self.chance(0.6) else None)
        if kind == "coalesce":
            return e.call("coalesce", e.coalesce, left, e.field(self.any_field()), e.literal("?"))
        return e.call("substring", e.substring, left, e.call("indexOf", e.index_of, left, e.literal(self.word_of(self.value_of(name))[:2])))

    def leaf(self):
        return self.simple_literal() if self.chance(0.7) else e.field(self.any_field())

    # ---- Stages -----------------------------------------------------------------------------------------------------------------------

    def assignment(self):
        makers = [self.number_expression, self.text_expression, self.text_expression, lambda: self.condition(1)]
        if self.chance(0.7):
            pairs = []
            for _ in range(self.rng.choice([1, 1, 1, 2])):
                name = self.rng.choice(self.made) if self.made and self.chance(0.15) else self.name()
                pairs.append((name, self.rng.choice(makers)()))
                self.made.append(name)
            return stages.assign(pairs, "eval")
        name = self.name()
        stage = stages.assign([(name, self.rng.choice(makers[:3])())], "as")
        self.made.append(name)
        return stage

    def anchor(self):
        """A pattern around pieces of a text that occurs."""
        lines = self.source.name == "lines"
        of_field = None if self.chance(0.8 if lines else 0.4) or not self.fields else self.rng.choice(self.fields)
        names = [self.name() for _ in range(self.rng.choice([1, 1, 2, 3]))]
        nodrop = self.chance(0.6)
        if of_field and self.chance(0.4):
            pattern, names = self.rng.choice([("*", names[:1]), ("*\\*", (names * 2)[:2]), ("*/*", (names * 2)[:2]), ("*.*", (names * 2)[:2])])
            names = list(dict.fromkeys(names)) if len(set(names)) == len(names) else [names[0], self.name()]
            names = names[:pattern.count("*")]
        else:
            sample = self.rng.choice(self.source.rows).raw if not of_field else (text(self.value_of(of_field)) or "none")
            sample = sample.replace("*", " ")[: self.rng.choice([60, 200, 2000])] or "none"
            cuts = sorted(self.rng.randrange(len(sample)) for _ in range(2 * len(names)))
            pattern = ""
            for i, _ in enumerate(names):
                start = cuts[2 * i]
                pattern += sample[start:start + self.rng.randint(1, 8)] + "*"
            if self.chance(0.6):
                pattern += sample[cuts[-1]:cuts[-1] + self.rng.randint(1, 3)]
            pattern = re.sub(r"\*+", "*", pattern)
            while pattern.count("*") < len(names):
                names.pop()
        self.made += names
        return stages.parse_anchor(of_field, pattern, names, nodrop)

    def parse_regex(self):
        of_field = None if self.chance(0.4) or not self.fields else self.rng.choice(self.fields)
        sample = self.rng.choice(self.source.rows).raw if not of_field else self.value_of(of_field)
        word = self.word_of(sample)[:10]
        name = self.name()
        shape = self.rng.choice([r"{w}[^a-zA-Z0-9]+(?<{n}>\w+)", r"(?<{n}>{w}\w*)", r"(?i)(?P<{n}>[a-z]+){w}", r"(?<{n}>\d+)", r"(?<{n}>[^\\/]+)$", r"{w}(?<{n}>\S*)",
                                 r"(?<{n}>\d+)\D+(?<{n}b>\d+)", r"^(?P<{n}>.+?){w}", r"(?<{n}>\d{{1,3}}(?:\.\d{{1,3}}){{3}})(?<{n}b>:\d+)?"])
        expression = shape.format(w=word, n=name)
        self.made += [name] + ([name + "b"] if "b>" in expression else [])
        return stages.parse_regex(self.rng.choice(["parse regex", "parse regex", "extract"]), of_field, expression, self.chance(0.6))

    def json_stage(self):
        row = self.rng.choice(self.source.rows)
        if self.chance(0.4):
            return stages.json_auto(self.rng.choice(["json auto", "json auto", "json auto maxdepth 20 nodrop"]))
        paths = []
        for _ in range(self.rng.randint(1, 3)):
            value, path = row.event.members, []
            while isinstance(value, (dict, list)) and value and (not path or self.chance(0.8)):
                path.append(self.rng.choice(list(value)) if isinstance(value, dict) else self.rng.randrange(len(value)))
                value = value[path[-1]]
            if path and all(isinstance(step, int) or re.fullmatch(r"\w+", step) for step in path):
                paths.append(path)
        if not paths:
            return self.parse_regex()
        named = self.chance(0.7) or any(isinstance(step, int) for path in paths for step in path) or len(set(map(str, paths))) < len(paths)
        names = [self.name() for _ in paths] if named else None
        self.made += names or [".".join(path) for path in paths]
        return stages.json_paths(paths, names, self.chance(0.6), self.rng.choice(["", "", "_raw"]))

    def pairs_stage(self):
        keys = self.rng.sample(["src", "dpt", "act", "user", "id", "nope"], self.rng.randint(1, 3))
        names = [self.name() for _ in keys] if self.chance(0.5) else None
        self.made += names or keys
        return stages.key_values(keys, names, self.chance(0.5))

    def row_stage(self):
        lines = self.source.name == "lines"
        kinds = [self.assignment] * 3 + [lambda: stages.where(self.condition())] * 4 + [self.anchor, self.parse_regex] * (2 if lines else 1)
        kinds += [self.pairs_stage] * 2 if lines else [self.json_stage]
        return self.rng.choice(kinds)()

    def event_table_stage(self):
        """What makes a table of events: sort, limit, dedup."""
        kind = self.rng.random()
        if kind < 0.3:
            return stages.limit(self.rng.choice(["limit", "head"]), self.rng.randint(1, 40))
        if kind < 0.65:
            return stages.dedup(self.rng.choice([1, 1, 2, 3]), [self.any_field() for _ in range(self.rng.choice([1, 1, 2]))], self.chance(0.5))
        return self.sort_by([self.any_field()])

    def sort_by(self, names):
        keys, shown = [], []
        for name in dict.fromkeys(names):
            form = self.rng.choice(["{}", "{} desc", "{} asc", "-{}", "+{}"])
            keys.append((name, form not in ("{} asc", "+{}")))
            shown.append(form.format(e.field(name).query))
        return stages.sort(keys, self.rng.choice(["sort by ", "sort ", "order by "]) + ", ".join(shown))

    def aggregates(self):
        """Pairs of an aggregate and its name, or none for `count`."""
        items = []
        for _ in range(self.rng.choice([1, 1, 2, 3, 4])):
            kind = self.rng.random()
            if kind < 0.35:
                items.append((aggregates.count_all(self.rng.choice(["count", "count", "count()", "count(*)"])), self.name() if self.chance(0.6) else None))
            elif kind < 0.45:
                items.append((aggregates.counted_if(self.test(), self.rng.choice(["sum", "count"])), self.name()))
            elif kind < 0.55:
                items.append((aggregates.percent(e.field(self.any_field()), self.rng.choice([0, 25, 50, 95, 99.9]), self.chance(0.3)), self.name()))
            else:
                name = self.rng.choice(list(aggregates.RESULTS) + ["values", "dcount", "count_distinct", "sum"])
                items.append((aggregates.simple(name, e.field(self.any_field())), self.name()))
        bare = [item for item, alias in items if alias is None]
        if len(bare) > 1:
            items = [(item, alias or self.name()) for item, alias in items]
        return items

    def pipeline(self):
        """The stages of a query, into `stages` and `table`."""
        for _ in range(self.rng.randint(1, 5)):
            self.add(self.row_stage)
        sliced = self.chance(0.25)
        if sliced:
            width = self.rng.choice([(1, "m"), (5, "m"), (15, "m"), (1, "h"), (6, "h"), (1, "d"), (7, "d"), (1, "w")])
            self.add(lambda: stages.timeslice(*width))
        if self.chance(0.25):
            self.add(self.event_table_stage)
            if self.chance(0.3):
                self.add(self.row_stage)
        if self.chance(0.2):
            shown = self.rng.sample(self.made, min(len(self.made), 3)) + [self.rng.choice(self.fields + ["_sourceHost"]), "_sourceCategory"]
            shown = [name for name in dict.fromkeys(shown) if PLAIN.fullmatch(name)]
            return self.add(lambda: stages.only(self.rng.choice(["fields", "table"]), shown))
        keys = [name for name in [self.any_field() for _ in range(self.rng.choice([0, 1, 1, 2, 2]))] if PLAIN.fullmatch(name)]
        keys = list({key.lower(): key for key in keys}.values()) + (["_timeslice"] if sliced and self.chance(0.8) else [])
        if self.chance(0.12) and len(keys) >= 2:
            self.add(lambda: stages.aggregate("", [(aggregates.count_all("count"), "n")], keys[:2]))
            return self.add(lambda: stages.transpose(keys[0], keys[1]))
        items = self.aggregates()
        word = self.rng.choice(["", "", "stats"])
        self.add(lambda: stages.aggregate(word, items, keys))
        self.table_stages(word, keys, items)

    def computed_column(self):
        expression = self.number_expression(1)
        # `count as n` would be the aggregate (04 A20).
        return stages.assign([(self.name(), expression)], "eval" if expression.query == "count" else self.rng.choice(["eval", "as"]))

    def table_stages(self, word, keys, items):
        """Behind an aggregate: having-like conditions, expressions, sort, limit, top, fields."""
        count = "count" if word == "stats" else "_count"
        measures = [alias or count for item, alias in items if not item.query.startswith(("values", "first", "last"))]
        plain = keys + measures
        self.fields, self.made = plain or [count], []
        for _ in range(self.rng.randint(0, 3)):
            kind = self.rng.random()
            if kind < 0.3 and measures:
                self.add(lambda: stages.where(e.compared(e.field(self.rng.choice(measures)), self.rng.choice([">=", ">", "<", "!="]), e.literal(self.rng.randint(0, 8)))))
            elif kind < 0.5 and plain:
                self.add(self.computed_column)
            elif kind < 0.65:
                self.add(lambda: stages.assign([(self.name(), e.literal(self.rng.choice(["SuspiciousThing", 5, "medium"])))], self.rng.choice(["eval", "as"])))
            elif kind < 0.9 and plain:
                self.add(lambda: self.sort_by(self.rng.sample(plain, min(len(plain), self.rng.choice([1, 1, 2])))))
            else:
                self.add(lambda: stages.limit("limit", self.rng.randint(1, 10)))
        if self.chance(0.15) and measures and keys:
            self.add(lambda: stages.top(self.rng.randint(1, 5), keys[:1] + self.rng.sample(measures, 1), self.rng.choice(measures)))
        elif self.chance(0.2) and plain:
            self.add(lambda: stages.only(self.rng.choice(["fields", "table"]), self.rng.sample(plain, self.rng.randint(1, len(plain)))))
        elif self.chance(0.1) and len(plain) > 1:
            self.add(lambda: stages.without(plain[-1:]))


def query(rng, source):
    """A query over a source: its text, and the table that it gives."""
    generator = Generator(rng, source)
    generator.fields = generator.fields or ["src", "dpt", "act", "user"]
    for _ in range(4):
        found = generator.scope()
        rows = [row for row in source.newest_first if found.of(row)]
        if rows:
            break
    generator.table = Table(rows)
    generator.pipeline()
    return found.query + "".join(f"\n| {stage.query}" for stage in generator.stages), generator.table
