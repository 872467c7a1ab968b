"""Every kind of number that is no claim, by the examples that skips.yaml gives for it."""

from __future__ import annotations

import re

import pytest

from extractor.data import load_data
from extractor.fold import fold
from extractor.passage import read_passage

KINDS = load_data("skips.yaml")
FEWEST = 3  # examples a kind; two at least from other fields than schools


def examples(key: str) -> list[tuple[str, str]]:
    return [(kind, text) for kind, facts in KINDS.items() for text in facts.get(key, ())]


def read_numbers(marked: str) -> list[bool]:
    """Return, for each number in ⟦ ⟧, whether it is read as stating a quantity."""
    spans = [
        (match.start() - 2 * number, match.end() - 2 * number - 2)
        for number, match in enumerate(re.finditer("⟦.*?⟧", marked))
    ]
    text = fold(re.sub("[⟦⟧]", "", marked)).folded
    read = [(one.quantity.start, one.quantity.end) for one in read_passage(text, 0, len(text)).mentions]
    return [any(a < end and start < b for a, b in read) for start, end in spans]


@pytest.mark.parametrize(("kind", "text"), examples("skips"))
def test_number_that_states_nothing_is_left_out(kind: str, text: str) -> None:
    assert not any(read_numbers(text)), kind


@pytest.mark.parametrize(("kind", "text"), examples("keeps"))
def test_number_that_looks_alike_is_kept(kind: str, text: str) -> None:
    assert all(read_numbers(text)), kind


@pytest.mark.parametrize("kind", KINDS)
def test_each_kind_has_examples(kind: str) -> None:
    marked = [text for text in KINDS[kind].get("skips", ()) if "⟦" in text]
    assert len(marked) >= FEWEST
