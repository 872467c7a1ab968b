"""A claim: one number of a report, what it counts, of whom, when, and how firmly."""

from __future__ import annotations

from dataclasses import dataclass

from extractor.indicator import Indicator
from extractor.quantity import Quantity


@dataclass(frozen=True, slots=True)
class CellPlace:
    """Where in a table a figure stands; all count from 0."""

    table: int
    row: int
    column: int
    multiplier: int = 1
    """What its header multiplies it with: 10,000 under 万元."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Claim:
    """One numeric claim; plain values only, never a Doc, Span or Token."""

    id: str
    """c1, c2 … in reading order."""
    start: int
    end: int
    """Half-open span in the document's own text: ``document.text[start:end] == surface``."""
    surface: str
    quantity: Quantity
    """Value, unit, interval; its span is in the folded text."""
    indicator: Indicator
    level: str = ""
    """小学, 初中, 高中, 幼儿园, 特殊教育, 义务教育 or ""."""
    scope: tuple[str, ...] = ()
    """Tags of 口径: 在编, 含教学点, 预算 …"""
    period: str = ""
    """"2021", "20__#2" (second redacted year of a list) or ""."""
    period_kind: str = ""
    """时点, 年度, 学年, 学期, 累计 or ""."""
    modality: str = "actual"
    """actual, target or standard."""
    section: str = ""
    """Headings above it, outermost first."""
    page: int | None = None
    part: int = 0
    """Number of the report within the file."""
    paragraph: int = 0
    sentence: int = 0
    """Numbered through the document."""
    clause: int = 0
    """Numbered through its paragraph."""
    depth: int = 0
    """Parentheses open around it."""
    before: str = ""
    """Folded words from the last clause mark or number up to it."""
    after: str = ""
    """Folded words behind it up to the next clause mark or number."""
    topic: str = ""
    """Title of the list item it stands in, where that names an indicator."""
    series: int = -1
    """Number of the value list (分别为 …) it belongs to, -1 for none; the same number in one document is one list."""
    place: int = 0
    """Its place in that list, from 0."""
    cell: CellPlace | None = None
    """Its place in a table, None in running text."""
    doc: int = 0
    """0 the report itself, 1, 2 … the attachment it stands in."""

    @property
    def bound(self) -> str:
        """``=``, ``>=``, ``>``, ``<=``, ``<`` or ``~``."""
        return self.quantity.bound
