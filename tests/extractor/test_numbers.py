"""Every kind of number, with its span, value, unit and the true values it can stand for: numbers.yaml."""

from __future__ import annotations

import re
from fractions import Fraction
from pathlib import Path
from typing import Any

import pytest
import yaml

from extractor import find_quantities
from extractor.quantity import Quantity

GROUPS: dict[str, Any] = yaml.safe_load(Path(__file__).with_name("numbers.yaml").read_text("utf-8"))
FEWEST = 650

Row = tuple[int, int, Fraction, str, float | None, float | None]


def take_marks(marked: str) -> tuple[str, list[tuple[int, int]]]:
    """Return a text without its ⟦ ⟧ and the spans they stood around."""
    spans = [
        (match.start() - 2 * number, match.end() - 2 * number - 2)
        for number, match in enumerate(re.finditer("⟦.*?⟧", marked))
    ]
    return marked.replace("⟦", "").replace("⟧", ""), spans


def end_of(value: Any) -> float | None:
    return None if value is None else float(Fraction(str(value)))


def row_of(quantity: Quantity) -> Row:
    return quantity.start, quantity.end, quantity.value, quantity.unit, quantity.low, quantity.high


def cases() -> list[Any]:
    return [
        pytest.param(group, marked, expected, id=marked) for group, rows in GROUPS.items() for marked, *expected in rows
    ]


@pytest.mark.parametrize(("group", "marked", "expected"), cases())
def test_every_number_is_read(group: str, marked: str, expected: list[list[Any]]) -> None:
    text, spans = take_marks(marked)
    wanted = [
        (start, end, Fraction(str(value)), unit, end_of(low), end_of(high))
        for (start, end), (value, unit, low, high) in zip(spans, expected, strict=True)
    ]
    found = find_quantities(text)
    assert all(text[quantity.start : quantity.end] == quantity.surface for quantity in found)
    if group == "lists":  # the number of the item itself may be found or not
        found = [one for one in found if any(one.start < end and start < one.end for start, end in spans)]
    assert [row_of(one) for one in found] == wanted


def test_suite_is_large_enough_and_says_nothing_twice() -> None:
    texts = [row[0] for rows in GROUPS.values() for row in rows]
    assert len(texts) >= FEWEST
    assert len(set(texts)) == len(texts)
