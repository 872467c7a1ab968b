"""What each figure of a report tells across years: this year's level, last year's, or a change from one to the other."""

from __future__ import annotations

from dataclasses import dataclass

from extractor.claim import Claim
from rules.compared_levels import bases_of
from rules.report import Report
from rules.report_text import ReportText
from rules.stance import Kind, Stance

_CHANGES = (Kind.GROWTH, Kind.CHANGE, Kind.POINTS)
_LAST_YEAR = "上年"


@dataclass(frozen=True, slots=True)
class Telling:
    """The part one claim plays."""

    stance: str
    """level, earlier, change, growth, points, share, rate …"""
    direction: int = 0
    """1 rises, -1 falls."""
    basis: str = ""
    """What it is compared with: 上年, 上期, 年初, a year, "" where that is not said."""
    base: int | None = None
    """Number (c1 is 1) of this year's level whose change over last year this is; None where it is no such change."""


def read_tellings(report: Report) -> list[Telling]:
    """Return what each claim of a report tells, in reading order."""
    text = ReportText(report.claims, report.document.aligned)
    year = report.document.year
    return [_telling(text, claim, stance, year) for claim, stance in zip(text.claims, text.stances, strict=True)]


def _telling(text: ReportText, claim: Claim, stance: Stance, year: str) -> Telling:
    if stance.kind in _CHANGES:
        base = next(bases_of(text, claim), None) if _over_last_year(stance, year) else None
        number = None if base is None else text.number_of(base) + 1
        return Telling(stance.kind.value, stance.direction, stance.basis, number)
    kind = Kind.EARLIER if stance.leaves and stance.basis == _LAST_YEAR else stance.kind
    return Telling(kind.value, stance.direction, stance.basis)


def _over_last_year(stance: Stance, year: str) -> bool:
    """Whether a change is said of printed levels of last year: no average over years, no comparable prices."""
    if stance.yearly or stance.real:
        return False
    return stance.basis in ("", _LAST_YEAR) or (year.isdigit() and stance.basis == str(int(year) - 1))
