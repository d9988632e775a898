"""Values of the language: how they become texts and numbers, and how they compare (03 1.4, 1.5; 00 3.5, 3.6).

None is null; a list is what values() makes. Nothing here knows of rows or queries.
"""
import math
import re

NUMBER = re.compile(r"[ \t\r\n]*[+-]?(\d+\.?\d*|\.\d+)([eE][+-]?\d+)?[ \t\r\n]*", re.ASCII)


class RowWithoutAnswer(Exception):
    """isPrivateIP and its kin of what is no IPv4 address: the row is dropped (03 12 rows 27, 33)."""


class NoCase(Exception):
    """Where the language leaves the answer open, or digits decide: no case for a test."""


def text(value):
    """03 1.4: whole numbers without a point, others in their shortest form."""
    if value is None or isinstance(value, str):
        return value
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, float):
        if math.isnan(value):
            return "NaN"
        if math.isinf(value):
            return "Infinity" if value > 0 else "-Infinity"
        if value == int(value) and abs(value) <= 2**53:
            return str(int(value))
        return repr(value)
    if isinstance(value, list):
        return "\n".join(value)
    return str(value)


def number(value):
    """The number that a value is or reads as; None when it does not."""
    if isinstance(value, bool):
        return int(value)
    if isinstance(value, (int, float)):
        return value
    if not isinstance(value, str) or not NUMBER.fullmatch(value):
        return None
    whole = re.fullmatch(r"[+-]?\d+", value.strip())
    return int(value) if whole and abs(int(value)) < 2**63 else float(value)


def holds(value):
    """As a condition only true and the text "true" hold."""
    return value is True or (isinstance(value, str) and value.lower() == "true")


def equal(a, b):
    if a is None or b is None:
        return False
    if isinstance(a, str) and isinstance(b, str):
        return a == b
    if isinstance(a, str) and isinstance(b, bool) or isinstance(a, bool) and isinstance(b, str):
        return text(a).lower() == text(b).lower()
    x, y = number(a), number(b)
    return x is not None and y is not None and x == y


def less(a, b):
    if a is None or b is None:
        return False
    x, y = number(a), number(b)
    if x is not None and y is not None:
        return x < y
    return a < b if isinstance(a, str) and isinstance(b, str) else False


def compare(a, sign, b):
    if sign in ("=", "=="):
        return equal(a, b)
    if sign in ("!=", "<>"):
        return not equal(a, b)
    if sign == "<":
        return less(a, b)
    if sign == ">":
        return less(b, a)
    if sign == ">=":
        a, b = b, a
    comparable = number(a) is not None and number(b) is not None or isinstance(a, str) and isinstance(b, str)
    return comparable and not less(b, a)


def wildcard(value, pattern):
    """A whole value against a pattern in which only * is special; case-sensitive."""
    if value is None:
        return False
    return re.fullmatch(".*".join(map(re.escape, pattern.split("*"))), text(value), re.DOTALL) is not None


def found(value, expression):
    """A regular expression anywhere in a value."""
    return value is not None and re.search(expression, text(value), re.ASCII) is not None


def arithmetic(a, sign, b):
    x, y = number(a), number(b)
    if x is None or y is None:
        return None
    if sign == "+":
        return x + y
    if sign == "-":
        return x - y
    if sign == "*":
        return x * y
    if sign == "/":
        if y == 0:
            return math.nan if x == 0 or x != x else math.inf if x > 0 else -math.inf
        return x / y
    if y == 0:
        return math.nan
    remainder = math.fmod(x, y)
    return int(remainder) if isinstance(x, int) and isinstance(y, int) else remainder


def sort_rows(rows, keys):
    """Stable, nulls last in either direction; `keys` are pairs of a function and whether it descends. Numbers when all
    values of a key convert, else texts by code points (04 A30)."""
    for key, descending in reversed(keys):
        there = [row for row in rows if key(row) is not None]
        nulls = [row for row in rows if key(row) is None]
        as_numbers = all(not isinstance(key(row), bool) and number(key(row)) is not None for row in there)
        there.sort(key=lambda row: number(key(row)) if as_numbers else text(key(row)), reverse=descending)
        rows = there + nulls
    return rows


def quoted(value):
    """A text as a literal whose backslashes are undone by every consumer of ordinary texts (04 A12)."""
    return '"' + value.replace("\\", "\\\\").replace('"', '\\"') + '"'
