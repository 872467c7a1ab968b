"""What every format has in common: the same findings, in both languages, in time, and no charge anywhere."""

from __future__ import annotations

import re
import time
import zipfile
from pathlib import Path

import pytest

from cli_tui.export import write_reports
from extractor.document import Document
from rules import audit
from rules.report import Report
from tests.cli_tui.export.reports import write_large

ENDINGS = ("html", "xlsx", "docx", "md", "json", "jsonl", "csv")
_SECONDS = 3.0


@pytest.fixture(scope="module")
def large() -> Report:
    """300 findings, 900 figures, over 300 checks."""
    return audit(Document(text=write_large(), path="large.txt", sha256="1" * 64))


def read_all(path: Path) -> str:
    """Everything a file says, packed or not."""
    if path.suffix not in (".xlsx", ".docx"):
        return path.read_text("utf-8")
    with zipfile.ZipFile(path) as package:
        return "\n".join(package.read(name).decode("utf-8") for name in package.namelist() if name.endswith(".xml"))


@pytest.mark.parametrize("ending", ENDINGS)
def test_large_report_is_written_in_time(ending: str, large: Report, tmp_path: Path) -> None:
    assert len(large.claims) >= 800
    assert len(large.checks) >= 300
    start = time.process_time()  # what it costs, however busy the machine is
    write_reports([large], str(tmp_path / f"r.{ending}"), "zh")
    assert time.process_time() - start < _SECONDS


@pytest.mark.parametrize("lang", ["zh", "en"])
@pytest.mark.parametrize("ending", ENDINGS)
def test_every_format_holds_every_finding(ending: str, lang: str, samples: Path, tmp_path: Path) -> None:
    report = audit(samples / "county-balance.txt", lang=lang)
    write_reports([report], str(tmp_path / f"r.{ending}"), lang)
    content = read_all(tmp_path / f"r.{ending}")
    for finding in report.findings:
        assert finding.id in content
    assert not re.search("造假|虚报|编造|篡改|fraud|fabricat", content, re.IGNORECASE)


@pytest.mark.parametrize("ending", ENDINGS)
def test_report_without_findings_says_so(ending: str, tmp_path: Path) -> None:
    report = audit(
        Document(text="松岭县自评报告\n全县共有学生300人:男生100人,女生200人。", path="r.txt", sha256="2" * 64)
    )
    assert not report.findings
    write_reports([report], str(tmp_path / f"r.{ending}"), "zh")
    assert (tmp_path / f"r.{ending}").stat().st_size > 50
