"""Texts a naive tool would accuse and an inspector would not, and their twins with one figure truly wrong."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import Any

import pytest
import yaml

from extractor.document import Document
from rules import Report, audit
from rules.verdict import INCONSISTENT

HERE = Path(__file__).parent
TRAPS: dict[str, dict[str, str]] = yaml.safe_load((HERE / "traps.yaml").read_text("utf-8"))
BROKEN: list[list[Any]] = yaml.safe_load((HERE / "broken.yaml").read_text("utf-8"))
KNOWN: dict[str, list[list[str]]] = yaml.safe_load((HERE / "known.yaml").read_text("utf-8"))
FEWEST = 85


@cache
def report_on(text: str) -> Report:
    return audit(Document(text))


def accusations(report: Report) -> list[str]:
    return [finding.message for finding in report.findings if finding.severity in ("error", "warning")]


def marks(kind: str, key: list[str]) -> list[pytest.MarkDecorator]:
    known = key in (KNOWN[kind] or [])
    return [pytest.mark.xfail(reason="accused today" if kind == "accused" else "not noticed today")] if known else []


@pytest.mark.parametrize(
    "text",
    [
        pytest.param(text, id=f"{trap} {field}", marks=marks("accused", [trap, field]))
        for trap, fields in TRAPS.items()
        for field, text in fields.items()
    ],
)
def test_trap_is_not_accused(text: str) -> None:
    assert accusations(report_on(text)) == []


@pytest.mark.parametrize(
    ("trap", "field", "words", "become", "types"),
    [pytest.param(*row, id=f"{row[0]} {row[1]} {row[3]}", marks=marks("missed", row[:2] + row[3:4])) for row in BROKEN],
)
def test_broken_twin_is_accused(trap: str, field: str, words: str, become: str, types: list[str]) -> None:
    text = TRAPS[trap][field].replace(words, become)
    start = text.index(become)
    end = start + len(become)
    found = [
        check.judged.type.name
        for check in report_on(text).checks
        if check.judged.verdict.outcome == INCONSISTENT
        and any(member.start < end and start < member.end for member in check.judged.relation.members)
    ]
    assert set(types) & set(found)
    assert accusations(report_on(text))


def test_traps_are_many_and_each_stands_in_two_fields() -> None:
    assert len(TRAPS) >= FEWEST
    assert {trap: len(fields) for trap, fields in TRAPS.items() if len(fields) < 2} == {}
    texts = [text for fields in TRAPS.values() for text in fields.values()]
    assert len(set(texts)) == len(texts)
    assert [text for text in texts if not 60 <= len(text) <= 400] == []


def test_every_twin_changes_one_place() -> None:
    places = [(trap, field, TRAPS[trap][field].count(words)) for trap, field, words, *_ in BROKEN]
    assert [place for place in places if place[2] != 1] == []


def test_what_is_known_is_still_there() -> None:
    traps = [[trap, field] for trap, fields in TRAPS.items() for field in fields]
    twins = [row[:2] + row[3:4] for row in BROKEN]
    assert all(key in traps for key in KNOWN["accused"] or [])
    assert all(key in twins for key in KNOWN["missed"] or [])
