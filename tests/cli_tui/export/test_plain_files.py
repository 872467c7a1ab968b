"""CSV, Markdown and JSON: the same findings, nothing that a program would run."""

from __future__ import annotations

import csv
import json
from pathlib import Path

import pytest
from markdown_it import MarkdownIt

from cli_tui.export import write_reports
from cli_tui.export.csv import disarm
from cli_tui.export.legible import one_line
from cli_tui.export.writing import write_text
from extractor.errors import GoujiError
from rules import audit
from tests.cli_tui.export.reports import make_hostile


def test_csv_opens_in_excel_as_chinese(tmp_path: Path, samples: Path) -> None:
    report = audit(samples / "county-balance.txt")
    write_reports([report], str(tmp_path / "l.csv"), "zh")
    assert (tmp_path / "l.csv").read_bytes().startswith(b"\xef\xbb\xbf")
    rows = list(csv.DictReader((tmp_path / "l.csv").read_text("utf-8-sig").splitlines()))
    assert {row["编号"] for row in rows} == {finding.id for finding in report.findings}


def test_csv_gives_a_spreadsheet_nothing_to_compute(tmp_path: Path) -> None:
    write_reports([make_hostile()], str(tmp_path / "l.csv"), "zh")
    rows = list(csv.reader((tmp_path / "l.csv").read_text("utf-8-sig").splitlines()))
    cells = [cell for row in rows for cell in row]
    assert not [cell for cell in cells if cell.strip(" '\"")[:1] in tuple("=+-@") and not cell.startswith("'")]
    assert max(map(len, cells)) <= 32_767


@pytest.mark.parametrize("text", ["=1", "+1", "-1.20个百分点", "@x", "\t=1", " =1", "＝1", "'=1", '"=1'])
def test_disarmed_text_begins_with_an_apostrophe(text: str) -> None:
    assert disarm(text) == f"'{text}"


@pytest.mark.parametrize("text", ["12÷3=4", "全县-1", "", "1-2"])
def test_harmless_text_is_left_alone(text: str) -> None:
    assert disarm(text) == text


def test_markdown_shows_hostile_text_as_text(tmp_path: Path) -> None:
    report = make_hostile()
    write_reports([report], str(tmp_path / "r.md"), "zh")
    tokens = MarkdownIt("commonmark", {"html": True}).enable("table").parse((tmp_path / "r.md").read_text("utf-8"))
    inline = [child for token in tokens for child in token.children or ()]
    assert not [
        token for token in (*tokens, *inline) if token.type in ("html_block", "html_inline", "link_open", "image")
    ]
    shown = "".join(token.content for token in inline if token.type in ("text", "code_inline"))
    for finding in report.findings:
        assert one_line(finding.formula) in shown


def test_json_is_the_report_object(tmp_path: Path, samples: Path) -> None:
    reports = [audit(samples / f"{name}.txt") for name in ("plan", "health")]
    write_reports(reports, str(tmp_path / "r.jsonl"), "zh")
    write_reports(reports[:1], str(tmp_path / "r.json"), "zh")
    lines = [json.loads(line) for line in (tmp_path / "r.jsonl").read_text("utf-8").splitlines()]
    assert [line["document"]["path"] for line in lines] == [report.document.path for report in reports]
    assert json.loads((tmp_path / "r.json").read_text("utf-8")) == lines[0]


def test_json_keeps_characters_that_utf8_cannot(tmp_path: Path) -> None:
    report = make_hostile()
    write_reports([report], str(tmp_path / "r.json"), "zh")
    again = json.loads((tmp_path / "r.json").read_bytes())
    assert [one["formula"] for one in again["findings"]] == [finding.formula for finding in report.findings]


def test_a_file_that_cannot_be_replaced_stays_as_it_was(tmp_path: Path) -> None:
    place = tmp_path / "folder.csv"
    place.mkdir()
    with pytest.raises(GoujiError) as refused:
        write_text(place, "text")
    assert refused.value.kind == "output-unwritable"
    assert list(tmp_path.iterdir()) == [place]
