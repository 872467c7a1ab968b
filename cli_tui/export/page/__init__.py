"""The report as one page: text with marks, findings, coverage, norms; it opens offline and asks for nothing."""

from __future__ import annotations

import base64
import hashlib
from collections.abc import Sequence
from functools import cache
from pathlib import Path
from typing import Any

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from markupsafe import Markup

from cli_tui.export.content import make_content
from cli_tui.export.page.blocks import lay_out
from cli_tui.export.page.charts import draw_coverage, draw_gaps, draw_places, draw_relations
from cli_tui.export.page.segments import MarkedText
from cli_tui.export.summary import extent
from cli_tui.export.words import Words
from cli_tui.export.writing import write_text
from rules.finding import SEVERITIES
from rules.report import Report

_FOLDER = Path(__file__).parent


def write(reports: Sequence[Report], path: Path, lang: str) -> None:
    """Write one self-contained page on all reports.

    Raises:
        GoujiError: the file cannot be written.
    """
    write_text(path, render(reports, lang))


def render(reports: Sequence[Report], lang: str) -> str:
    """Return the page; its policy lets no request leave it and no script run but its own."""
    words = Words(lang)
    style, script = (Markup((_FOLDER / name).read_text("utf-8").strip()) for name in ("page.css", "page.js"))
    return (
        _environment()
        .get_template("page.html.j2")
        .render(
            words=words,
            lang="zh-CN" if lang == "zh" else "en",
            style=style,
            script=script,
            policy=f"default-src 'none'; style-src {_digest(style)}; script-src {_digest(script)}; base-uri 'none'; form-action 'none'",
            severities=SEVERITIES,
            reports=[_view(report, words) for report in reports],
        )
    )


def _view(report: Report, words: Words) -> dict[str, Any]:
    content = make_content(report)
    gaps = draw_gaps(report)
    return {
        "content": content,
        "extent": extent(content.source, words),
        "coverage": draw_coverage(content, words),
        "places": draw_places(report, content.items),
        "relations": draw_relations(content.checks, words),
        "gaps": {item.number: gaps[item.check] for item in content.items if item.check in gaps},
        "blocks": list(lay_out(report.document, MarkedText(report, content.items))),
    }


@cache
def _environment() -> Environment:
    return Environment(
        loader=FileSystemLoader(_FOLDER),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )


def _digest(content: str) -> str:
    """The name of a style or script in a content security policy."""
    return f"'sha256-{base64.b64encode(hashlib.sha256(content.encode()).digest()).decode()}'"
