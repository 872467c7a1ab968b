"""Series as pictures: dots for a terminal, a drawing for a page."""

from __future__ import annotations

from collections.abc import Sequence
from html import escape

from cli_tui.width import cells, plain

_WIDTH = 40
_BOX = (640, 260)
_EDGE = (70, 20, 20, 40)  # left, right, top, bottom


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
    """Return an SVG drawing of points joined in order; every word of a report in it is escaped."""
    (width, height), (left, right, top, bottom) = _BOX, _EDGE
    values = [value for _, value, _ in points]
    low, high = min(values), max(values)
    span = high - low or abs(high) or 1.0
    step = (width - left - right) / max(1, len(points) - 1)
    places = [
        (left + at * step, top + (height - top - bottom) * (1 - (value - low) / span))
        for at, value in enumerate(values)
    ]
    line = " ".join(f"{x:.1f},{y:.1f}" for x, y in places)
    marks = "".join(
        f'<circle cx="{x:.1f}" cy="{y:.1f}" r="3"/><text x="{x:.1f}" y="{y - 8:.1f}" text-anchor="middle">{escape(printed)}</text>'
        f'<text x="{x:.1f}" y="{height - 14}" text-anchor="middle">{escape(label)}</text>'
        for (x, y), (label, _, printed) in zip(places, points, strict=True)
    )
    return (
        f'<svg viewBox="0 0 {width} {height}" role="img" aria-label="{escape(title)}">'
        f'<polyline points="{line}" fill="none" stroke="#2a6f97" stroke-width="2"/>{marks}</svg>'
    )


def write_page(title: str, drawings: Sequence[tuple[str, str]]) -> str:
    """Return a page of drawings that loads nothing from anywhere."""
    body = "".join(f"<h2>{escape(name)}</h2>{drawing}" for name, drawing in drawings)
    return (
        '<!DOCTYPE html><html lang="zh"><meta charset="utf-8">'
        "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src 'unsafe-inline'\">"
        '<meta name="viewport" content="width=device-width, initial-scale=1">'
        f"<title>{escape(title)}</title>"
        "<style>body{font-family:sans-serif;max-width:46rem;margin:1rem auto;padding:0 1rem}svg{width:100%;font-size:12px}</style>"
        f"<h1>{escape(title)}</h1>{body}</html>\n"
    )
