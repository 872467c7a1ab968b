"""The columns of the list of findings, shared by those who write it and those who read it back."""

from __future__ import annotations

import re

from cli_tui.export.items import Item
from cli_tui.export.words import Words

GIVEN = ("number", "severity", "quote", "place", "formula", "question")
"""What gouji fills in."""
FILLED = ("explanation", "materials", "ruling", "reason", "who", "reviewer", "date")
"""What people fill in, unit first."""
COLUMNS = (*GIVEN, *FILLED, "id")
LANGUAGES = ("zh", "en")
_LONGEST_CELL = 32_000
"""Characters; Excel refuses a cell over 32,767."""
_RUNS = re.compile(r"[\t\r]|[\s'\"]*[=+\-@\uff1d\uff0b\uff0d\uff20]")
"""What a spreadsheet would compute; East Asian Excel takes full-width signs too."""


def write_row(item: Item, words: Words) -> dict[str, str | int]:
    """Return an item as a row of the list: column -> value, what people decided so far included."""
    decided = item.decided
    return {
        "number": item.number,
        "severity": item.label,
        "quote": item.quoted,
        "place": item.place or item.section.rsplit(" / ", 1)[-1],
        "formula": item.formula + _repairs(item, words),
        "question": ask(item, words),
        "explanation": decided.explanation if decided else "",
        "materials": decided.materials if decided else "",
        "ruling": decided.ruling if decided else "",
        "reason": decided.reason if decided else "",
        "who": decided.who if decided else "",
        "reviewer": decided.reviewer if decided else "",
        "date": decided.date if decided else "",
        "id": item.id,
    }


def ask(item: Item, words: Words) -> str:
    """Return the request in full: what does not fit, what to do, what to bring."""
    bring = words("list.bring", materials="、".join(item.materials)) if item.materials else ""
    return words("list.question", title=item.title, question=item.question) + bring


def _repairs(item: Item, words: Words) -> str:
    return words("list.repair", repairs="、".join(item.repairs)) if item.repairs else ""


def fit_cell(text: str, words: Words) -> str:
    """Return text no longer than a cell can be; where it is cut, it says so."""
    if len(text) <= _LONGEST_CELL:
        return text
    return text[:_LONGEST_CELL] + words("list.cut", count=len(text))


def starts_formula(text: str) -> bool:
    """Whether a spreadsheet that is given bare text would compute it."""
    return _RUNS.match(text) is not None
