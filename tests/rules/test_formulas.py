"""The arithmetic of a finding is true as it is written."""

from __future__ import annotations

import pytest

from extractor import extract
from extractor.document import Document
from rules import audit
from rules.arithmetic import printed


@pytest.mark.parametrize(
    ("text", "formula"),
    [
        ("公务接待费23.96万元,共接待2418人次,人均90.99元。", "239600÷2418=99.090元"),
        ("公路总里程2184.6公里,按全市面积1842平方公里计算,每百平方公里公路里程118.9公里。", "2184.6÷1842×100=118.60公里"),
        ("小学在校学生18230人,图书546900册,生均图书29.5册。", "546900÷18230=30.00册"),
        ("小学在校学生18230人,计算机2187台,每百名学生拥有计算机13台。", "2187÷18230×100=12.0台"),
    ],
)  # fmt: skip
def test_quotients_are_written_so_that_they_come_out(text: str, formula: str) -> None:
    report = audit(Document(text=text, path="r.txt", sha256="3" * 64))
    assert formula in [finding.formula for finding in report.findings]


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("脱贫户占三成,其余占七成。", "30"),
        ("小学、初中、高中分别投入12、13和14亿元。", "12"),
        ("金额单位均为万元。增值税82,460,所得税31,825。", "82460"),
    ],
)
def test_figure_is_written_in_the_multiplier_that_stands_elsewhere(text: str, shown: str) -> None:
    assert printed(extract(Document(text))[0]) == shown
