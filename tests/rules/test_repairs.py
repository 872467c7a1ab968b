"""What is offered as a repair mends everything it touches; broken checks of one figure make one finding."""

from __future__ import annotations

from fractions import Fraction
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from extractor.document import Document
from rules.auditing import audit
from rules.judge import judge_one
from rules.repairs import index_checks, with_value
from rules.report import Report
from rules.slips import slip_between, slips_of
from rules.verdict import CONSISTENT, ROUNDING
from tests.rules.printing import figure

SAMPLES = sorted(
    path for path in (Path(__file__).parents[2] / "corpus" / "samples").glob("*.txt") if path.name.count(".") == 1
)


def of(text: str) -> Report:
    return audit(Document(text))


def test_only_a_percentage_can_mend_a_share_no_count_gives() -> None:
    (finding,) = of("全县有大班额127个,占教学班总数182个的54.1%。").findings
    assert [(repair.surface, repair.text) for repair in finding.repairs] == [("54.1%", "69.8%")]
    assert finding.nature == "原因待核"


def test_a_swap_that_restores_everything_is_told_as_a_slip() -> None:
    (finding,) = of("全区校车共有143辆,其中:公营85辆,民营85辆。").findings
    assert finding.nature == "疑似笔误"
    assert ("85辆", "58辆", "swap") in [(repair.surface, repair.text, repair.operation) for repair in finding.repairs]


def test_one_figure_that_breaks_a_sum_and_a_growth_is_one_question() -> None:
    text = "全年收入1620万元,比上年1500万元增长12.0%,其中:税收1180万元,非税500万元。"
    report = of(text)
    (finding,) = report.findings
    assert {check.judged.type.name for check in report.checks if check.id in finding.also} >= {"growth"}
    assert next((repair.surface, repair.text) for repair in finding.repairs) == ("1620万元", "1680万元")
    assert "1180+500" in finding.message
    assert "1500" in finding.message


@pytest.mark.parametrize("path", SAMPLES, ids=lambda path: path.stem)
def test_every_repair_offered_reprints_every_figure_it_touches(path: Path) -> None:
    report = audit(path)
    judged = [check.judged for check in report.checks if check.judged.type.name != "standard"]
    checks_of = index_checks(judged)
    claims = {claim.id: claim for claim in report.claims}
    offered = [repair for finding in report.findings for repair in finding.repairs]
    assert offered or path.stem in ("county-balance", "school-profile")
    for repair in offered:
        claim = claims[repair.claim]
        for one in checks_of[repair.claim]:
            value = Fraction(repair.value).limit_denominator(10**6)
            outcome = judge_one(one.type, with_value(one.relation, claim, value)).outcome
            assert outcome == CONSISTENT or outcome == one.verdict.outcome == ROUNDING, (repair, one.type.name)


@given(st.integers(1, 999_999), st.integers(0, 3))
def test_every_slip_is_named(number: int, decimals: int) -> None:
    claim = figure(Fraction(number, 10**decimals), Fraction(1, 10**decimals), "元")
    for operation, value in slips_of(claim.quantity):
        assert slip_between(claim.quantity, value) is not None, (operation, value)
