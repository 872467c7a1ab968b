"""Rows of a returned list as what they decide; what cannot be taken is a problem with its place."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from datetime import date, timedelta

from cli_tui.returning.record import Record
from cli_tui.returning.sheet import ListSheet
from corpus.decisions import CORRECTED, EXPLAINED, RULED, RULINGS, Decision
from corpus.returned import Returned
from extractor.errors import GoujiError

_DATE = re.compile(r"(\d{4})\s*[年./-]\s*(\d{1,2})\s*[月./-]\s*(\d{1,2})\s*日?(?:\s.*)?")
_SERIAL = re.compile(r"[3-6]\d{4}")
_EXCEL_ZERO = date(1899, 12, 30)
_LIST_MARKS = re.compile(r"\s*[、;;\n]\s*")
_SAYS = ("explanation", "materials", "ruling", "reason", "who", "reviewer", "date")


@dataclass(slots=True)
class ListRows:
    """A returned list, row by row."""

    returned: list[Returned] = field(default_factory=list)
    blank: int = 0
    """Rows of findings on which nothing was filled in."""
    foreign: list[GoujiError] = field(default_factory=list)
    """Rows that are none of the findings the list went out with."""
    problems: list[GoujiError] = field(default_factory=list)
    absent: list[str] = field(default_factory=list)
    """Findings the list went out with and came back without."""


def read_rows(found: ListSheet, record: Record) -> ListRows:
    """Return what the rows of a list say, known by fingerprint whatever their order."""
    rows = ListRows()
    merged = found.merged()
    seen: set[str] = set()
    for number, values in found.rows():
        place = found.place(number)
        finding = values.get("id", "").lstrip("'").strip()
        if finding not in record.findings:
            kind = "list-row-unknown" if finding else "list-row-foreign"
            rows.foreign.append(GoujiError(kind, place, finding=finding[:40], text=_first_words(values)))
            continue
        seen.add(finding)
        if number in merged:
            rows.problems.append(GoujiError("list-row-merged", place, cells=merged[number]))
        elif not any(values.get(name) for name in _SAYS):
            rows.blank += 1
        else:
            try:
                rows.returned.append(_read_row(found, number, values, finding, record))
            except GoujiError as error:
                rows.problems.append(error)
    rows.absent += [finding for finding in record.findings if finding not in seen]
    return rows


def _read_row(found: ListSheet, number: int, values: dict[str, str], finding: str, record: Record) -> Returned:
    report, stamp = record.findings[finding]
    ruling = values.get("ruling", "")
    if ruling not in (*RULINGS, CORRECTED, ""):
        raise GoujiError("list-ruling", found.place(number, "ruling"), ruling=ruling[:40], rulings="、".join(RULINGS))
    explanation = values.get("explanation", "")
    materials = tuple(part for part in _LIST_MARKS.split(values.get("materials", "")) if part)
    said = EXPLAINED if explanation or materials else ""
    state = CORRECTED if ruling == CORRECTED else RULED if ruling else said
    decision = Decision(
        finding=finding,
        report=report.key,
        sha256=report.sha256,
        state=state,
        ruling="" if ruling == CORRECTED else ruling,
        who=values.get("who", ""),
        when=_day(values.get("date", ""), found.place(number, "date")),
        reason=values.get("reason", ""),
        explanation=explanation,
        materials=materials,
        reviewer=values.get("reviewer", ""),
    )
    return Returned(decision=decision, stamp=stamp, where=found.place(number))


def _day(text: str, place: str) -> str:
    """A date as people write it, as decisions carry it; "" for none.

    Raises:
        GoujiError: it is no date, or lies ahead.
    """
    if not text:
        return ""
    match = _DATE.fullmatch(text)
    try:
        if match:
            day = date(*map(int, match.groups()))
        elif _SERIAL.fullmatch(text):
            day = _EXCEL_ZERO + timedelta(days=int(text))
        else:
            raise ValueError
        if day > date.today() + timedelta(days=1):
            raise ValueError
    except ValueError as error:
        raise GoujiError("list-date", place, text=text[:40]) from error
    return f"{day.isoformat()}T00:00:00Z"


def _first_words(values: dict[str, str]) -> str:
    text = values.get("quote") or next((value for value in values.values() if value), "")
    return text if len(text) <= 30 else f"{text[:30]}……"
