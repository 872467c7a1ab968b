"""A check drawn out: its figures, and where the stated and the possible values lie."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rich.table import Table
from rich.text import Text

from cli_tui.width import plain

if TYPE_CHECKING:
    from cli_tui.tui.looks import Looks
    from cli_tui.tui.words import Words
    from corpus.opened import Figure, JudgedCheck, OpenReport

_AXIS = 30
_PER_CENT = frozenset("%‰")


def draw_figures(check: JudgedCheck, report: OpenReport, words: Words, looks: Looks) -> Table:
    """Return the members of a check: part, printed words, true values, place."""
    table = Table(box=None, padding=(0, 2, 0, 0), show_edge=False, header_style=looks.quiet, expand=False)
    table.add_column("", style=looks.quiet, no_wrap=True)
    table.add_column(words("detail", "printed"), no_wrap=True)
    table.add_column(words("detail", "interval"), no_wrap=True)
    table.add_column(words("detail", "place"), overflow="ellipsis", ratio=1)
    for member in check.members:
        figure = report.figure.get(member.claim)
        table.add_row(
            words("role", member.role),
            Text(plain(" ".join(member.surface.split())), style="bold"),
            Text(write_interval(figure, words)) if figure else "",
            Text(place_of(figure) if figure else "", style=looks.quiet),
        )
    return table


def place_of(figure: Figure) -> str:
    """Return what a figure counts and where it stands."""
    section = plain(figure.section).rpartition(" / ")[2]
    page = f"p{figure.page}" if figure.page else ""
    return " · ".join(one for one in (plain(" ".join(figure.words.split())), page, section) if one)


def write_interval(figure: Figure, words: Words) -> str:
    """Return the true values a figure can stand for, in the unit it is printed in."""
    if figure.low is None and figure.high is None:
        return words("detail", "unknown")
    if figure.low == figure.high:
        return f"= {write_number(figure.value, figure.unit)}"
    low = "…" if figure.low is None else write_number(figure.low, "")
    high = "…" if figure.high is None else write_number(figure.high, figure.unit)
    return f"{low} – {high}"


def write_number(value: float, unit: str) -> str:
    """Return a number as a person writes it: money in 万元 and 亿元, no trailing zeros."""
    scale, prefix = 1.0, ""
    if unit == "元" or (unit == "" and abs(value) >= 1e8):
        scale, prefix = (1e8, "亿") if abs(value) >= 1e8 else (1e4, "万") if abs(value) >= 1e5 else (1.0, "")
    written = f"{value / scale:,.6f}".rstrip("0").rstrip(".")
    return f"{written}{prefix}{unit}"


def draw_gap(check: JudgedCheck, words: Words, looks: Looks) -> Text | None:
    """Return the stated value and the values the other figures allow on one axis; None where nothing was computed."""
    if check.stated is None or check.low is None or check.high is None:
        return None
    stated = check.stated
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
    drawn.append(f"{write_number(check.low, '')} – {write_number(check.high, '')}" if check.low != check.high else write_number(check.low, ""))
    drawn.append(f"   {words('detail', 'stated')} ", style=looks.quiet)
    drawn.append(write_number(stated, ""), style="bold")
    drawn.append("\n")
    for place, cell in enumerate(axis):
        if place == mark:
            drawn.append("●", style=looks.good if inside else looks.error)
        else:
            drawn.append("┄" if cell == " " else cell, style=looks.good if cell != " " else looks.line)
    drawn.append("  ")
    drawn.append(
        words("detail", "meets") if inside or check.gap == 0 else f"{words('detail', 'gap')} {write_number(abs(check.gap), '')}",
        style="bold",
    )
    return drawn
