"""The search scope, as text and meaning (01 section 2). Everything in it disregards letter case."""
import re
from functools import lru_cache

from expressions import Expression
from values import text

ANYTHING = Expression("*", lambda row: True)


@lru_cache(maxsize=None)
def term_pattern(words, quoted):
    words = re.sub(r"\s+", " ", words.lower().strip())
    parts = "".join(c if c.isalnum() or c == "_" else {"*": r"\w*", "?": r"\w"}.get(c, re.escape(c)) if not quoted else re.escape(c) for c in words)
    edge = lambda c: r"\b" if c.isalnum() or c == "_" else ""
    return re.compile((r"(?<!\w)" if edge(words[0]) else "") + parts + (r"(?!\w)" if edge(words[-1]) else ""))


def keyword(words):
    """A bare keyword with wildcards inside one term, or a phrase when it is in quotes."""
    quoted = not re.fullmatch(r"[\w*?]+", words)
    shown = '"' + words.replace("\\", "\\\\").replace('"', '\\"') + '"' if quoted else words
    return Expression(shown, lambda row: term_pattern(words, quoted).search(re.sub(r"\s+", " ", row.raw.lower())) is not None)


def field_test(name, value, quotes):
    """name=value over the whole value, * as wildcard; name=* when there is any."""
    pattern = re.compile(".*".join(map(re.escape, value.lower().split("*"))), re.DOTALL)

    def meaning(row):
        found = text(row.get(name))
        return found is not None and pattern.fullmatch(found.lower()) is not None
    shown = '"' + value.replace("\\", "\\\\").replace('"', '\\"') + '"' if quotes else value
    return Expression(f"{name}={shown}", meaning)


def negated(part, sign):
    return Expression(f"{sign}{part.query}", lambda row: not part.of(row))


def all_of(parts, sign):
    return Expression(sign.join(part.query for part in parts), lambda row: all(part.of(row) for part in parts))


def any_of(parts, sign):
    return Expression("(" + f" {sign} ".join(part.query for part in parts) + ")", lambda row: any(part.of(row) for part in parts))
