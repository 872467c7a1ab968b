"""Recomputing the plain formulas of a worksheet: sums, means, sums and quotients of cells; anything else is left."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from decimal import ROUND_HALF_UP, Decimal, DecimalException

_TOKEN = re.compile(
    r"\s*(?:(?P<range>\$?[A-Z]{1,3}\$?[0-9]{1,7}:\$?[A-Z]{1,3}\$?[0-9]{1,7})|(?P<cell>\$?[A-Z]{1,3}\$?[0-9]{1,7}(?![0-9A-Za-z(]))"
    r"|(?P<name>[A-Z]+)(?=\()|(?P<number>[0-9]+(?:\.[0-9]+)?%?)|(?P<mark>[-+*/(),]))"
)
_LONGEST = 300
_MOST_CELLS = 20_000

ValueOf = Callable[[int, int], Decimal | None]
"""Row and column (from 1) -> the number a cell holds, None for none."""


class _UnknownError(Exception):
    """A formula beyond what is recomputed."""


def recompute(formula: str, value_of: ValueOf) -> Decimal | None:
    """Return what a formula gives, None where it is not a plain one."""
    if len(formula) > _LONGEST:
        return None
    try:
        parser = _Parser(formula.removeprefix("=").upper(), value_of)
        value = parser.sum()
        return value if parser.at_end() else None
    except (_UnknownError, DecimalException, RecursionError):
        return None


def cells_of(reference: str) -> Iterator[tuple[int, int]]:
    """Yield (row, column) of each cell of A1 or A1:B9."""
    first, _, last = reference.replace("$", "").partition(":")
    (top, left), (bottom, right) = _place(first), _place(last or first)
    if (bottom - top + 1) * (right - left + 1) > _MOST_CELLS:
        raise _UnknownError
    for row in range(top, bottom + 1):
        for column in range(left, right + 1):
            yield row, column


def _place(name: str) -> tuple[int, int]:
    letters = name.rstrip("0123456789")
    column = 0
    for letter in letters:
        column = column * 26 + ord(letter) - 64
    return int(name[len(letters) :]), column


class _Parser:
    """Recursive descent over +, -, *, / and SUM, AVERAGE, ROUND, COUNT, MAX, MIN."""

    def __init__(self, text: str, value_of: ValueOf) -> None:
        self.tokens: list[tuple[str, str]] = []
        self.value_of = value_of
        at = 0
        while at < len(text):
            match = _TOKEN.match(text, at)
            if match is None or match.end() == at:
                raise _UnknownError
            self.tokens.append((match.lastgroup or "", match.group(match.lastgroup or 0)))
            at = match.end()
        self.at = 0

    def at_end(self) -> bool:
        """Whether everything was read."""
        return self.at == len(self.tokens)

    def sum(self) -> Decimal:
        """Terms added and subtracted."""
        value = self._product()
        while (mark := self._mark("+", "-")) is not None:
            other = self._product()
            value = value + other if mark == "+" else value - other
        return value

    def _product(self) -> Decimal:
        value = self._factor()
        while (mark := self._mark("*", "/")) is not None:
            other = self._factor()
            value = value * other if mark == "*" else value / other
        return value

    def _factor(self) -> Decimal:
        if self._mark("-"):
            return -self._factor()
        if self._mark("("):
            value = self.sum()
            self._need(")")
            return value
        kind, text = self._next()
        if kind == "number":
            return Decimal(text[:-1]) / 100 if text.endswith("%") else Decimal(text)
        if kind == "cell":
            return self.value_of(*_place(text.replace("$", ""))) or Decimal(0)
        if kind == "name":
            return self._call(text)
        raise _UnknownError

    def _call(self, name: str) -> Decimal:
        self._need("(")
        values: list[Decimal] = []
        while True:
            if self.at < len(self.tokens) and self.tokens[self.at][0] == "range":
                found = [self.value_of(*place) for place in cells_of(self._next()[1])]
                values += [value for value in found if value is not None]
            else:
                values.append(self.sum())
            if not self._mark(","):
                break
        self._need(")")
        if name == "SUM":
            return sum(values, Decimal(0))
        if name == "ROUND" and len(values) == 2:
            return values[0].quantize(Decimal(1).scaleb(-int(values[1])), ROUND_HALF_UP)
        if name == "COUNT":
            return Decimal(len(values))
        if name in ("AVERAGE", "MAX", "MIN") and values:
            return (
                sum(values, Decimal(0)) / len(values)
                if name == "AVERAGE"
                else max(values)
                if name == "MAX"
                else min(values)
            )
        raise _UnknownError

    def _mark(self, *marks: str) -> str | None:
        if self.at < len(self.tokens) and self.tokens[self.at][1] in marks and self.tokens[self.at][0] == "mark":
            self.at += 1
            return self.tokens[self.at - 1][1]
        return None

    def _need(self, mark: str) -> None:
        if self._mark(mark) is None:
            raise _UnknownError

    def _next(self) -> tuple[str, str]:
        if self.at >= len(self.tokens):
            raise _UnknownError
        self.at += 1
        return self.tokens[self.at - 1]
