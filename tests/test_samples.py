"""The samples: nothing asked of their clean twins, every planted error asked about, and nothing else."""

from __future__ import annotations

import json
from functools import cache
from pathlib import Path
from typing import Any

import pytest
import yaml

from rules import Report, audit
from rules.verdict import INCONSISTENT

SAMPLES = Path(__file__).parent.parent / "corpus" / "samples"
NAMES = sorted(path.name.removesuffix(".clean.txt") for path in SAMPLES.glob("*.clean.txt"))
TWINS = [f"{name}.{twin}" for name in NAMES for twin in ("clean", "rounded")]
KNOWN: dict[str, Any] = yaml.safe_load(Path(__file__).with_name("known_samples.yaml").read_text("utf-8"))

Span = tuple[int, int]


@cache
def report_on(stem: str) -> Report:
    return audit(SAMPLES / f"{stem}.txt")


def rows(name: str, kind: str) -> list[dict[str, Any]]:
    return [json.loads(line) for line in (SAMPLES / f"{name}.{kind}.jsonl").read_text("utf-8").splitlines()]


def overlap(first: Span, second: Span) -> bool:
    return first[0] < second[1] and second[0] < first[1]


def accusations(report: Report) -> list[tuple[str, list[Span]]]:
    """Findings above notice: message and the spans of the figures they rest on."""
    members = {
        check.id: [(member.start, member.end) for member in check.judged.relation.members] for check in report.checks
    }
    return [
        (finding.message, members[finding.check])
        for finding in report.findings
        if finding.severity in ("error", "warning")
    ]


def planted_cases() -> list[Any]:
    return [
        pytest.param(
            name,
            (row["start"], row["end"]),
            id=f"{name} {row['surface']}",
            marks=[pytest.mark.xfail(reason="not noticed today")]
            if f"{name} {row['surface']}" in KNOWN["missed"]
            else [],
        )
        for name in NAMES
        for row in rows(name, "planted")
    ]


def twin_case(stem: str) -> Any:
    marks = [pytest.mark.xfail(reason="accused today")] if stem in KNOWN["accused"] else []
    return pytest.param(stem, id=stem, marks=marks)


@pytest.mark.parametrize("stem", [twin_case(stem) for stem in TWINS])
def test_nothing_is_asked_of_a_clean_twin(stem: str) -> None:
    assert [message for message, _ in accusations(report_on(stem))] == []


@pytest.mark.parametrize(("name", "planted"), planted_cases())
def test_planted_error_is_noticed(name: str, planted: Span) -> None:
    accused = [
        (member.start, member.end)
        for check in report_on(name).checks
        if check.judged.verdict.outcome == INCONSISTENT
        for member in check.judged.relation.members
    ]
    assert any(overlap(span, planted) for span in accused)
    assert any(overlap(span, planted) for _, spans in accusations(report_on(name)) for span in spans)


@pytest.mark.parametrize("name", [twin_case(name) for name in NAMES])
def test_nothing_but_the_planted_is_asked(name: str) -> None:
    planted = [(row["start"], row["end"]) for row in rows(name, "planted")]
    broken = [
        [(member["start"], member["end"]) for member in row["members"] if member.get("start") is not None]
        for row in rows(name, "relations")
        if not row["holds"]
    ]

    def is_planted(spans: list[Span]) -> bool:
        if any(overlap(span, error) for span in spans for error in planted):
            return True
        return any(sum(any(overlap(span, each) for each in group) for span in spans) >= 2 for group in broken)

    assert [message for message, spans in accusations(report_on(name)) if not is_planted(spans)] == []


def test_right_words_restore_the_clean_twin() -> None:
    for name in NAMES:
        text = (SAMPLES / f"{name}.txt").read_text("utf-8")
        for row in sorted(rows(name, "planted"), key=lambda row: -row["start"]):
            assert text[row["start"] : row["end"]] == row["surface"]
            text = text[: row["start"]] + row["right"] + text[row["end"] :]
        assert text == (SAMPLES / f"{name}.clean.txt").read_text("utf-8")
