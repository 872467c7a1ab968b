"""Series as pictures: dots for a terminal, a drawing for a page."""

from __future__ import annotations

from collections.abc import Sequence
from html import escape

from cli_tui.width import cells, plain

_WIDTH = 40
_BOX = (640, 260)
_EDGE = (60, 60, 30, 50)  # left, right, top, bottom


def write_dots(points: Sequence[tuple[str, float, str]]) -> list[str]:
    """Return one line a point (label, value, printed): a dot between the least value on the left and the greatest on the right."""
    if not points:
        return []
    low, high = min(value for _, value, _ in points), max(value for _, value, _ in points)
    width = max(cells(label) for label, _, _ in points)
    lines = []
    for label, value, printed in points:
        at = round((value - low) / (high - low) * (_WIDTH - 1)) if high > low else _WIDTH // 2
        track = f"{'·' * at}●{' ' * (_WIDTH - 1 - at)}"
        lines.append(f"{plain(label)}{' ' * (width - cells(label))} {track} {plain(printed)}")
    return lines


def draw_series(title: str, points: Sequence[tuple[str, float, str]]) -> str:
    """Return an SVG drawing of points over their years; every word of a report in it is escaped.

    Points whose label ends in * stand beside the line: another report tells them.
    """
    (width, height), (left, right, top, bottom) = _BOX, _EDGE
    values = [value for _, value, _ in points]
    years = sorted({label.rstrip("*") for label, _, _ in points})
    low, span = min(values), max(values) - min(values) or abs(max(values)) or 1.0
    step = (width - left - right) / max(1, len(years) - 1)
    places = [
        (left + years.index(label.rstrip("*")) * step, top + (height - top - bottom) * (1 - (value - low) / span))
        for label, value, _ in points
    ]
    line = " ".join(
        f"{x:.1f},{y:.1f}" for (x, y), point in zip(places, points, strict=True) if not point[0].endswith("*")
    )
    marks = "".join(
        f'<circle cx="{x:.1f}" cy="{y:.1f}" r="3"{_hollow(label)}/>'
        f'<text x="{x:.1f}" y="{y - 8:.1f}" text-anchor="middle">{escape(printed)}{"*" * label.endswith("*")}</text>'
        for (x, y), (label, _, printed) in zip(places, points, strict=True)
    )
    axis = "".join(
        f'<text x="{left + at * step:.1f}" y="{height - 10}" text-anchor="middle">{escape(year)}</text>'
        for at, year in enumerate(years)
    )
    return (
        f'<svg viewBox="0 0 {width} {height}" role="img" aria-label="{escape(title)}">'
        f'<polyline points="{line}" fill="none" stroke="#2a6f97" stroke-width="2"/>{marks}{axis}</svg>'
    )


def _hollow(label: str) -> str:
    return ' fill="white" stroke="black"' if label.endswith("*") else ""


def write_page(title: str, drawings: Sequence[tuple[str, str]]) -> str:
    """Return a page of drawings that loads nothing from anywhere."""
    body = "".join(f"<h2>{escape(name)}</h2>{drawing}" for name, drawing in drawings)
    return (
        '<!DOCTYPE html><html lang="zh"><meta charset="utf-8">'
        "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src 'unsafe-inline'\">"
        '<meta name="viewport" content="width=device-width, initial-scale=1">'
        f"<title>{escape(title)}</title>"
        "<style>body{font-family:sans-serif;max-width:46rem;margin:1rem auto;padding:0 1rem}svg{width:100%;font-size:12px}</style>"
        f"<h1>{escape(title)}</h1>{body}<p>* 次年报告所说</p></html>\n"
    )
