"""Marked copies: the original with its findings, in its own format or as a web page."""

from __future__ import annotations

from pathlib import Path

from cli_tui.marking.html import write_page
from cli_tui.marking.marks import make_marks
from cli_tui.marking.worker import MARKERS
from extractor.errors import GoujiError
from extractor.reading import limits, load, read_bytes
from extractor.reading.child import Child
from rules import audit
from rules.report import Report

_ENDINGS = {".docx": "docx", ".docm": "docx", ".pdf": "pdf", ".html": "html", ".htm": "html"}
_MARKER = Child("cli_tui.marking.worker")


def mark_copy(path: str, output: str, *, password: str = "", lang: str = "zh") -> Report:
    """Write a marked copy of a file and return its report; the file itself is never touched.

    Raises:
        GoujiError: the file cannot be read, or the copy cannot be of that format.
    """
    target = Path(output)
    form = _ENDINGS.get(target.suffix.lower(), "")
    if not form:
        raise GoujiError("bad-output", output, ending=target.suffix or "-", endings=" ".join(_ENDINGS))
    if path != "-" and target.exists() and target.samefile(path):
        raise GoujiError("copy-is-original", output)
    data = load(path)
    report = audit(read_bytes(data, path, password=password), lang=lang)
    marks = [one.to_json() for one in make_marks(report)]
    document = report.document
    if form == document.format and form in MARKERS:
        request = {"op": "mark", "format": form, "password": password, "marks": marks}
        recognised = any(notice.kind == "recognised" for notice in document.notices)
        _, copied = _MARKER.ask(request, data, path, limits.OCR_SECONDS if recognised else limits.READ_SECONDS)
    elif form == "html":
        copied = write_page(document.text, document.title or Path(path).name, marks)
    else:
        raise GoujiError("bad-copy-format", output, have=document.format, want=form)
    target.write_bytes(copied)
    return report
