"""A check drawn out: its figures, and where the stated and the possible values lie."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import TYPE_CHECKING

from rich.cells import cell_len
from rich.text import Text

from cli_tui.width import plain
from extractor.fold import fold

if TYPE_CHECKING:
    from cli_tui.tui.looks import Looks
    from cli_tui.tui.words import Words
    from corpus.opened import Figure, JudgedCheck, OpenReport

_AXIS = 24
_LONGEST_PRINTED = 40
_DIGITS = re.compile(r"-?[0-9][0-9,]*(?:\.[0-9]+)?")
_SCALES = ((1.0, ""), (1e4, "万"), (1e8, "亿"))


def draw_figures(check: JudgedCheck, report: OpenReport, words: Words, looks: Looks) -> Text:
    """Return the members of a check, one a line: part, printed words, true values, place; cut off where a line is full."""
    rows = [("", *(words("detail", name) for name in ("printed", "interval", "place")))]
    for member in check.members:
        figure = report.figure.get(member.claim)
        printed = plain(" ".join(member.surface.split()))[:_LONGEST_PRINTED]
        interval = write_interval(figure, words) if figure else ""
        role = "rate" if (check.relation, member.role) == ("growth", "percent") else member.role
        rows.append((words("role", role), printed, interval, place_of(figure) if figure else ""))
    wide = [max(cell_len(row[at]) for row in rows) for at in range(3)]
    drawn = Text(no_wrap=True, overflow="ellipsis")
    for number, row in enumerate(rows):
        for at, style in enumerate((looks.quiet, "bold", "", looks.quiet)):
            padding = " " * (wide[at] - cell_len(row[at]) + 2) if at < 3 else ""
            drawn.append(row[at] + padding, style=style if number else looks.quiet)
        drawn.append("\n" if number < len(rows) - 1 else "")
    return drawn


def place_of(figure: Figure) -> str:
    """Return what a figure counts and where it stands."""
    section = plain(figure.section).rpartition(" / ")[2]
    page = f"p{figure.page}" if figure.page else ""
    return " · ".join(one for one in (plain(" ".join(figure.words.split())), page, section) if one)


def write_interval(figure: Figure, words: Words) -> str:
    """Return the true values a figure can stand for, in the unit it is printed in."""
    if figure.low is None and figure.high is None:
        return words("detail", "unknown")
    scale = scale_of(figure.value, figure.unit, figure.surface)
    if figure.low == figure.high:
        return f"= {write_number(figure.value, figure.unit, scale)}"
    divisor, prefix = scale
    low = "…" if figure.low is None else _digits(figure.low / divisor)
    high = "…" if figure.high is None else _digits(figure.high / divisor)
    return f"{low} – {high}{prefix}{figure.unit}"


def write_number(value: float, unit: str, scale: tuple[float, str] = (1.0, "")) -> str:
    """Return a number in a scale, without trailing zeros."""
    return f"{_digits(value / scale[0])}{scale[1]}{unit}"


def scale_of(value: float, unit: str, printed: str = "") -> tuple[float, str]:
    """What to divide by, and the word for it: as it is printed, or as a person writes money."""
    digits = _DIGITS.match(fold(printed).folded.lstrip()) if printed else None
    if digits and (number := float(digits.group().replace(",", ""))):
        for scale in _SCALES:
            if abs(value / number - scale[0]) < scale[0] / 1e6:
                return scale
    if unit == "元" and abs(value) >= 1e8:
        return 1e8, "亿"
    return (1e4, "万") if unit == "元" and abs(value) >= 1e5 else (1.0, "")


def _digits(value: float) -> str:
    """A number with the decimals that tell something: four at most behind the point, more for very small ones."""
    places = 4 if abs(value) >= 0.01 or value == 0 else 8
    return f"{value:,.{places}f}".rstrip("0").rstrip(".")


def draw_gap(check: JudgedCheck, figures: Sequence[Figure], words: Words, looks: Looks) -> Text | None:
    """Return the stated value and the values the other figures allow on one axis; None where nothing was computed."""
    if check.stated is None or check.low is None or check.high is None:
        return None
    stated = check.stated
    told = next((one for one in figures if one.value == stated), None)
    unit, scale = (told.unit, scale_of(stated, told.unit, told.surface)) if told else ("", scale_of(stated, ""))
    low, high = min(check.low, stated), max(check.high, stated)
    spread = high - low
    if spread <= 0:
        return None

    def at(value: float) -> int:
        return round((value - low) / spread * (_AXIS - 1))

    axis = [" "] * _AXIS
    first, last = at(check.low), at(check.high)
    for place in range(first, last + 1):
        axis[place] = "━"
    if first == last:
        axis[first] = "┃"
    drawn = Text()
    mark = at(stated)
    inside = first <= mark <= last and check.low <= stated <= check.high
    drawn.append(f"{words('detail', 'computed')} ", style=looks.quiet)
    low_written, high_written = write_number(check.low, unit, scale), write_number(check.high, unit, scale)
    drawn.append(low_written if check.low == check.high else f"{low_written} – {high_written}")
    drawn.append(f"   {words('detail', 'stated')} ", style=looks.quiet)
    drawn.append(write_number(stated, unit, scale), style="bold")
    drawn.append("\n")
    for place, cell in enumerate(axis):
        if place == mark:
            drawn.append("●", style=looks.good if inside else looks.error)
        else:
            drawn.append("┄" if cell == " " else cell, style=looks.good if cell != " " else looks.line)
    drawn.append("  ")
    drawn.append(
        words("detail", "meets")
        if inside or check.gap == 0
        else f"{words('detail', 'gap')} {write_number(abs(check.gap), words('points') if unit == '%' else unit, scale)}",
        style="bold",
    )
    return drawn
