"""Expressions, each as its text and as its meaning: `query` is written into a query, `of(row)` is what it is for a row."""
import math
import re
from collections import namedtuple
from fractions import Fraction

import values
from values import number, text

Expression = namedtuple("Expression", "query of")


def field(name):
    shown = name if re.fullmatch(r"[A-Za-z_][A-Za-z0-9_.]*", name) else '%"' + name + '"'
    return Expression(shown, lambda row: row.get(name))


def literal(value):
    if value is None:
        return Expression("null", lambda row: None)
    return Expression(values.quoted(value) if isinstance(value, str) else text(value), lambda row: value)


def call(name, function, *arguments):
    return Expression(f"{name}({', '.join(a.query for a in arguments)})", lambda row: function(*[a.of(row) for a in arguments]))


def between(left, sign, right):
    return Expression(f"({left.query} {sign} {right.query})", lambda row: values.arithmetic(left.of(row), sign, right.of(row)))


# ---- Conditions ------------------------------------------------------------------------------------------------------------------------

def compared(left, sign, right):
    return Expression(f"{left.query} {sign} {right.query}", lambda row: values.compare(left.of(row), sign, right.of(row)))


def among(left, items, word="in"):
    def meaning(row):
        value = left.of(row)
        return any(values.equal(value, item.of(row)) for item in items) != (word != "in")
    return Expression(f"{left.query} {word} ({', '.join(item.query for item in items)})", meaning)


def fits_wildcard(left, pattern):
    return Expression(f"{left.query} matches {values.quoted(pattern)}", lambda row: values.wildcard(left.of(row), pattern))


def finds(left, expression, form):
    """form: `literal` for x matches /re/, `call` for matches(x, "re"), `both` for matches(x, /re/), `equals` for x =~ /re/."""
    as_literal = "/" + expression.replace("/", "\\/") + "/"
    as_text = '"' + expression.replace('"', '\\"') + '"'
    query = {"literal": f"{left.query} matches {as_literal}", "call": f"matches({left.query}, {as_text})",
             "both": f"matches({left.query}, {as_literal})", "equals": f"{left.query} =~ {as_literal}"}[form]
    return Expression(query, lambda row: values.found(left.of(row), expression))


def like(left, pattern):
    parts = "".join({"%": ".*", "_": "."}.get(c, re.escape(c)) for c in pattern)

    def meaning(row):
        value = text(left.of(row))
        return value is not None and re.fullmatch(parts, value, re.DOTALL) is not None
    return Expression(f"{left.query} like {values.quoted(pattern)}", meaning)


def contains(left, part):
    def meaning(row):
        value = text(left.of(row))
        return value is not None and (part in value if part and value else part == value)
    return Expression(f"{left.query} contains {values.quoted(part)}", meaning)


def negated(condition, form):
    query = {"!": f"!({condition.query})", "not": f"not ({condition.query})", "bare": f"!{condition.query}", "word": f"not {condition.query}"}[form]
    return Expression(query, lambda row: not values.holds(condition.of(row)))


def joined(conditions, word):
    combine = all if word.lower() in ("and", "&&") else any
    query = "(" + f" {word} ".join(c.query for c in conditions) + ")"
    return Expression(query, lambda row: combine(values.holds(c.of(row)) for c in conditions))


# ---- Conditionals: only the chosen branch is computed -----------------------------------------------------------------------------------

def conditional(condition, then, otherwise, ternary=False):
    query = (f"({condition.query} ? {then.query} : {otherwise.query})" if ternary
             else f"if({condition.query}, {then.query}, {otherwise.query})")
    return Expression(query, lambda row: (then if values.holds(condition.of(row)) else otherwise).of(row))


def case(pairs, otherwise):
    def meaning(row):
        return next((value.of(row) for condition, value in pairs if values.holds(condition.of(row))), otherwise.of(row) if otherwise else None)
    parts = [f"{condition.query}, {value.query}" for condition, value in pairs] + ([f"true(), {otherwise.query}"] if otherwise else [])
    return Expression(f"case({', '.join(parts)})", meaning)


# ---- Functions: names, and what each does to values ----------------------------------------------------------------------------------------

def on_text(function):
    """A function of one text: null stays null, everything else counts as its text."""
    return lambda value: None if value is None else function(text(value))


def on_number(function):
    def meaning(value):
        x = number(value)
        if x is None or isinstance(x, float) and not math.isfinite(x):
            return x
        return function(x)
    return meaning


def rounded(value, places=0):
    """Ties away from zero, judged by the decimal digits."""
    x, places = number(value), number(places)
    if x is None or places is None or isinstance(x, float) and not math.isfinite(x):
        return x
    scaled = Fraction(repr(x)) * 10 ** int(places)
    whole = math.floor(abs(scaled) + Fraction(1, 2)) * (1 if scaled >= 0 else -1)
    result = Fraction(whole) / 10 ** int(places)
    return int(result) if result.denominator == 1 else float(result)


def to_whole(value):
    x = number(value)
    return None if x is None or isinstance(x, float) and not abs(x) < 2**63 else int(x)


def substring(value, start, end=None):
    value, start, end = text(value), number(start), math.inf if end is None else number(end)
    if value is None or start is None or end is None or start < 0 or end < start:
        return None
    return value[int(start):None if end == math.inf else int(end)]



def part_of(value, delimiter, index):
    """mvindex(split(value, delimiter), index): counted from 0, from the end when negative; null outside."""
    if value is None:
        return None
    parts = text(value).split(delimiter)
    return parts[index] if -len(parts) <= index < len(parts) else None


def address(value):
    parts = (text(value) or "").split(".")
    if len(parts) != 4 or not all(re.fullmatch(r"0|[1-9]\d{0,2}", part, re.ASCII) and int(part) < 256 for part in parts):
        raise values.RowWithoutAnswer
    return [int(part) for part in parts]


def is_private(value):
    a, b, _, _ = address(value)
    return a == 10 or (a == 172 and 16 <= b < 32) or (a == 192 and b == 168)



ONE_TEXT = {"toLowerCase": on_text(str.lower), "lower": on_text(str.lower), "toLower": on_text(str.lower), "toUpperCase": on_text(str.upper),
            "upper": on_text(str.upper), "trim": on_text(lambda s: s.strip("".join(map(chr, range(33)))))}
MEASURES = {"length": lambda value: len(text(value) or ""), "len": lambda value: len(text(value) or "")}
ONE_NUMBER = {"toInt": to_whole, "toLong": to_whole, "long": to_whole, "num": number, "tonumber": number, "abs": on_number(abs),
              "floor": on_number(math.floor), "ceil": on_number(math.ceil), "round": rounded}
TESTS = {"isNull": lambda v: v is None, "isEmpty": lambda v: v is None or v == "",
         "isBlank": lambda v: v is None or isinstance(v, str) and not v.strip("".join(map(chr, range(33)))), "isnotnull": lambda v: v is not None}


def concat(*parts):
    return "".join(text(part) or "" for part in parts)


def replaced(value, part, by):
    return None if value is None else text(value).replace(part, by)


def index_of(value, part):
    return None if value is None else text(value).find(part)


def coalesce(*options):
    return next((option for option in options if option is not None), None)


def smaller(a, b):
    x, y = number(a), number(b)
    return None if x is None or y is None else min(x, y)


def larger(a, b):
    x, y = number(a), number(b)
    return None if x is None or y is None else max(x, y)
