"""What a report says of its own data: preliminary, to be verified, rounded, a target whose year has passed."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING

from extractor.data import load_data
from extractor.notice import Notice

if TYPE_CHECKING:
    from extractor.document import Document

_MOST = 20  # of one kind; a text that says it more often says nothing new
_YEAR = re.compile(r"(?:19|20)[0-9]{2}")
_CLAUSE_MARKS = ",;:。!?\n"
_REACH = 40


@dataclass(frozen=True, slots=True)
class DataState:
    """One such remark."""

    kind: str
    """preliminary, unverified, differs, rounding or past-target."""
    start: int
    end: int
    """Half-open span of its clause in the document's text."""
    quote: str

    def notice(self) -> Notice:
        """Return it as a notice for the person."""
        return Notice(f"data-{self.kind}", {"quote": " ".join(self.quote.split())})


@cache
def _patterns() -> dict[str, re.Pattern[str]]:
    return {kind: re.compile(facts["pattern"]) for kind, facts in load_data("data_states.yaml").items()}


def find_states(document: Document) -> tuple[DataState, ...]:
    """Return what a document says of its data, in the order of the text."""
    text = document.aligned.folded
    found = []
    for kind, pattern in _patterns().items():
        spans = [match.span() for match in pattern.finditer(text) if _holds(kind, match.group(), document.year)]
        found += [_state(document, text, kind, *span) for span in spans[:_MOST]]
    return tuple(sorted(found, key=lambda state: (state.start, state.end)))


def _holds(kind: str, words: str, year: str) -> bool:
    """A target is past where the document's own year is later than the target's."""
    named = _YEAR.search(words)
    return kind != "past-target" or bool(named and year.isdigit() and named.group() < year)


def _state(document: Document, text: str, kind: str, start: int, end: int) -> DataState:
    floor, ceiling = max(0, start - _REACH), min(len(text), end + _REACH)
    first = max(floor, *(text.rfind(mark, floor, start) + 1 for mark in _CLAUSE_MARKS))
    stops = [place for mark in _CLAUSE_MARKS if (place := text.find(mark, end, ceiling)) >= 0]
    span = document.aligned.original(first, min(stops, default=ceiling))
    return DataState(kind, *span, document.text[slice(*span)])
