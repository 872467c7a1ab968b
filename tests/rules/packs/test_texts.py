"""Forty texts, two a family of norms, and texts held out from writing them, judged with the packs gouji chooses by itself."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
import yaml

from extractor.document import Document
from rules.auditing import audit
from rules.report import Report
from rules.verdict import INCONSISTENT


def read_texts(name: str) -> list[dict[str, Any]]:
    texts: list[dict[str, Any]] = yaml.safe_load(Path(__file__).with_name(name).read_text("utf-8"))
    return texts


TEXTS, HELD_OUT = read_texts("texts.yaml"), read_texts("held_texts.yaml")


def test_there_are_forty_texts_in_pairs() -> None:
    families = [one["family"] for one in TEXTS]
    assert len(TEXTS) >= 40
    assert {families.count(family) for family in families} == {2}


def judge(case: dict[str, Any]) -> tuple[Report, set[str]]:
    """Audit a text, hold its verdicts against what it says of itself, and return the norms missed."""
    report = audit(Document(case["text"]))
    rows = {f"{row['pack']}/{row['rule']}/{row['level']}": row for row in report.standards}
    found = {key: rows[key]["verdict"] if key in rows else None for key in case["holds"]}
    assert found == case["holds"]
    missed = {key for key, row in rows.items() if row["verdict"] == INCONSISTENT}
    assert missed == {key for key, verdict in case["holds"].items() if verdict == INCONSISTENT}
    return report, missed


@pytest.mark.parametrize("case", TEXTS, ids=lambda case: f"{case['family']}-{next(iter(case['holds'].values()))}")
def test_text_is_judged_right(case: dict[str, Any]) -> None:
    report, missed = judge(case)
    findings = [finding for finding in report.findings if finding.rule == "GJ130"]
    assert len(findings) == len(missed)
    assert all(finding.source.startswith("《") for finding in findings)
    assert all(finding.severity != "error" for finding in findings)


@pytest.mark.parametrize("case", HELD_OUT, ids=lambda case: case["name"])
def test_held_out_text_is_judged_right(case: dict[str, Any]) -> None:
    report, _ = judge(case)
    severities = {
        f"{row['pack']}/{row['rule']}/{row['level']}": finding.severity
        for finding in report.findings
        for row in report.standards
        if finding.check in row["checks"]
    }
    firm = {key: severity for key, severity in severities.items() if severity == "error"}
    assert firm == case.get("severity", {})
