"""Aggregates, each as its text, the column it makes, and its result over rows in their current order (02 section 2)."""
import math
import statistics
from collections import namedtuple
from fractions import Fraction

import values
from values import number, text

Aggregate = namedtuple("Aggregate", "query result column")


def numbers(field, rows):
    return [x for x in (number(field.of(row)) for row in rows) if x is not None]


def exact(xs):
    """Their sum: a whole number when all are; else exact and rounded once."""
    if all(isinstance(x, int) for x in xs):
        return sum(xs)
    return float(sum(map(Fraction, xs)))


def percentile(xs, p):
    xs = sorted(xs)
    place = Fraction(p) * (len(xs) - 1) / 100
    low = math.floor(place)
    high = min(low + 1, len(xs) - 1)
    return float(Fraction(xs[low]) + (place - low) * (Fraction(xs[high]) - Fraction(xs[low])))


def of_numbers(compute, nothing=None):
    def make(field):
        def result(rows):
            xs = numbers(field, rows)
            if not all(map(math.isfinite, xs)):
                raise values.NoCase
            return compute(xs) if xs else nothing
        return result
    return make


def there(field, rows):
    return [value for value in (field.of(row) for row in rows) if value is not None]


RESULTS = {
    "sum": of_numbers(exact, 0), "avg": of_numbers(lambda xs: float(sum(map(Fraction, xs)) / len(xs))), "min": of_numbers(min), "max": of_numbers(max),
    "stddev": of_numbers(lambda xs: math.sqrt(statistics.pvariance(list(map(Fraction, xs))))), "median": of_numbers(lambda xs: percentile(xs, 50)),
    "count": lambda field: lambda rows: len(there(field, rows)),
    "count_distinct": lambda field: lambda rows: len({text(v) for v in there(field, rows)}),
    "dcount": lambda field: lambda rows: len({text(v) for v in there(field, rows)}),
    "values": lambda field: lambda rows: sorted({text(v) for v in there(field, rows)}, key=lambda s: s.encode()) or None,
    "first": lambda field: lambda rows: next(iter(there(field, rows)), None),
    "last": lambda field: lambda rows: next(iter(there(field, rows[::-1])), None),
}


def simple(name, field):
    return Aggregate(f"{name}({field.query})", RESULTS[name](field), None)


def percent(field, p, swapped):
    return Aggregate(f"pct({p}, {field.query})" if swapped else f"pct({field.query}, {p})", of_numbers(lambda xs: percentile(xs, p))(field), None)


def count_all(spelling):
    return Aggregate(spelling, len, lambda word: "count" if word == "stats" else "_count")


def counted_if(condition, spelling):
    """C117: `sum(if(c, 1, 0))`, `count(if(c, 1, null))`."""
    query = f"sum(if({condition.query}, 1, 0))" if spelling == "sum" else f"count(if({condition.query}, 1, null))"
    return Aggregate(query, lambda rows: sum(1 for row in rows if values.holds(condition.of(row))), None)
