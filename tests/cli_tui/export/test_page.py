"""The page, opened in Chromium."""

from __future__ import annotations

import http.server
import threading
from collections.abc import Iterator
from pathlib import Path

import lxml.html
import pytest

from cli_tui.export.legible import legible
from cli_tui.export.page import write
from rules import audit
from rules.report import Report
from tests.cli_tui.export.reports import make_hostile
from tests.programs import dump_dom


@pytest.fixture
def listener() -> Iterator[tuple[int, list[str]]]:
    """A server on this machine that writes down what is asked of it."""
    asked: list[str] = []

    class Handler(http.server.BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            asked.append(self.path)
            self.send_error(404)

        def log_message(self, *_: object) -> None:
            pass

    with http.server.HTTPServer(("127.0.0.1", 0), Handler) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield server.server_port, asked
        server.shutdown()


def test_hostile_text_runs_nothing_and_asks_for_nothing(tmp_path: Path, listener: tuple[int, list[str]]) -> None:
    port, asked = listener
    page = tmp_path / "页 面.html"
    report = make_hostile(port)
    write([report], page, "zh")
    root = lxml.html.document_fromstring(dump_dom(page, tmp_path))
    assert asked == []
    assert "run" not in root.findtext(".//title", "")
    assert len(root.findall(".//script")) == 1
    assert root.findall(".//img") == []
    assert not [name for element in root.iter() for name in element if str(name).startswith("on")]
    assert not [link for link in root.xpath("//@href") if not link.startswith("#")]
    shown = "".join(root.xpath("//article[@class='finding error']/p[@class='sum']/text()"))
    for finding in report.findings:
        assert " ".join(legible(finding.formula).split()) in " ".join(shown.split())


def test_page_runs_its_own_script_under_its_policy(tmp_path: Path, samples: Path) -> None:
    page = tmp_path / "page.html"
    write([audit(samples / "county-balance.txt")], page, "zh")
    still = lxml.html.document_fromstring(page.read_text("utf-8"))
    live = lxml.html.document_fromstring(dump_dom(page, tmp_path))
    assert still.xpath("//form[@class='filter' and @hidden]")
    assert live.xpath("//form[@class='filter' and not(@hidden)]")
    assert still.xpath("string(//main)") == live.xpath("string(//main)")


@pytest.mark.parametrize("name", ["county-balance", "audit-account", "traditional", "redacted"])
def test_marks_lie_on_the_figures_of_findings(name: str, tmp_path: Path, samples: Path) -> None:
    report = audit(samples / f"{name}.txt")
    page = tmp_path / "page.html"
    write([report], page, "zh")
    root = lxml.html.document_fromstring(dump_dom(page, tmp_path))
    shown, marked = _read_marks(root.xpath("//div[@class='text']")[0])
    assert shown == "".join(report.document.text.split())
    assert marked == _figures(report)


def _read_marks(text: lxml.html.HtmlElement) -> tuple[str, set[tuple[int, int]]]:
    """The text of the page without white space, and the spans of its marked figures in it."""
    shown, marked = "", set()
    for piece in text.xpath(".//text()"):
        parent = piece.getparent()
        start = len(shown)
        shown += "".join(piece.split())
        if piece.is_text and parent.tag == "a" and parent.get("href"):
            marked.add((start, len(shown)))
    return shown, marked


def _figures(report: Report) -> set[tuple[int, int]]:
    """The spans of findings' figures, white space not counted."""
    text = report.document.text
    checks = {finding.check for finding in report.findings}

    def bare(place: int) -> int:
        return len("".join(text[:place].split()))

    return {
        (bare(member.start), bare(member.end))
        for check in report.checks
        if check.id in checks
        for member in check.judged.relation.members
        if member.claim
    }


@pytest.mark.parametrize("width", [360, 390, 1280])
def test_page_fits_the_width(width: int, tmp_path: Path, samples: Path) -> None:
    page = tmp_path / "page.html"
    write([audit(samples / "audit-account.txt")], page, "zh")
    frame = tmp_path / "frame.html"
    frame.write_text(
        f"<iframe src='page.html' width={width} height=800 onload='document.title = "
        "this.contentDocument.documentElement.scrollWidth'></iframe>"
    )
    root = lxml.html.document_fromstring(dump_dom(frame, tmp_path, "--allow-file-access-from-files"))
    assert int(root.findtext(".//title")) <= width
