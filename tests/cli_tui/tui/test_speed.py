"""The screen's promises in figures, each asserted at three times what is promised, in processor time.

Other things run on this machine; `make bench` prints what the clock says.
"""

from __future__ import annotations

import statistics
from pathlib import Path

from tests.benchmarks import screen

SLACK = 3


def test_a_large_report_is_soon_on_screen_and_analysed(tmp_path: Path) -> None:
    file = tmp_path / "报告.txt"
    screen.write_report(file)
    opened = screen.open_once(file)
    assert (len(file.read_text("utf-8")), opened.claims >= 790, opened.checks >= 300) == (screen.CHARS, True, True)
    assert opened.text_work < SLACK * 1.5
    assert opened.analysed_work < SLACK * 4
    assert opened.key < SLACK * 0.05


def test_ten_thousand_reports_are_listed_at_once(tmp_path: Path) -> None:
    file = tmp_path / "a.db"
    screen.write_archive(file)
    assert statistics.median(screen.list_once(file) for _ in range(3)) < SLACK * 0.3
