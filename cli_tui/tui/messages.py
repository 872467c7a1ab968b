"""How the screen's widgets tell each other what happened."""

from __future__ import annotations

from dataclasses import dataclass

from textual.message import Message


@dataclass
class FindingChosen(Message):
    """A finding was chosen in the queue."""

    finding: str
    jump: bool = False
    """Go to the text, too."""


@dataclass
class FigureChosen(Message):
    """A figure was chosen in the text."""

    claim: str


@dataclass
class PlaceChosen(Message):
    """A quoted place was chosen: show it in the text."""

    start: int
    end: int


@dataclass
class ReportChosen(Message):
    """A report was chosen in the library."""

    number: int


@dataclass
class Asked(Message):
    """A question was typed."""

    question: str
