"""A hundred questions with what each answer must rest on, and more over reports of other fields."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Any

import pytest
import yaml

from corpus.answering.converse import Conversation
from corpus.opened import OpenReport
from rules import audit

SAMPLES = Path(__file__).parents[3] / "corpus" / "samples"
FOLDERS = (SAMPLES, Path(__file__).parents[2] / "fields", Path(__file__).parents[2] / "unseen", Path(__file__).parent)


def groups_of(name: str) -> list[dict[str, Any]]:
    groups: list[dict[str, Any]] = yaml.safe_load(Path(__file__).with_name(name).read_text("utf-8"))
    return groups


GROUPS = groups_of("questions.yaml")
HELD_OUT = groups_of("held_out.yaml")


@cache
def opened(name: str) -> OpenReport:
    return OpenReport.of(audit(next(path for one in FOLDERS if (path := one / f"{name}.txt").exists())))


def spans(text: str, anchors: list[str]) -> set[tuple[int, int]]:
    found = set()
    for anchor in anchors:
        before, _, rest = anchor.partition("⟦")
        figure, _, after = rest.partition("⟧")
        place = before + figure + after
        assert text.count(place) == 1, anchor
        start = text.index(place) + len(before)
        found.add((start, start + len(figure)))
    return found


def conversations() -> Iterator[Any]:
    for group in (*GROUPS, *HELD_OUT):
        for number, turns in enumerate(group["conversations"], 1):
            yield pytest.param(group["report"], turns, id=f"{group['report']}-{number}")


def test_there_are_a_hundred() -> None:
    assert sum(len(turns) for group in GROUPS for turns in group["conversations"]) == 100


@pytest.mark.parametrize(("name", "turns"), list(conversations()))
def test_answers(name: str, turns: list[dict[str, Any]]) -> None:
    report = opened(name)
    talk = Conversation(report)
    for turn in turns:
        answer = talk.ask(turn["q"])
        assert answer.kind == turn["kind"], (turn["q"], answer.text)
        for citation in (*answer.citations, *answer.near):
            citation.check(report.text)
        if "cites" in turn:
            rested = {(report.figure[one].start, report.figure[one].end) for one in answer.claims}
            assert rested == spans(report.text, turn["cites"]), (turn["q"], answer.text)
        if "about" in turn:
            assert spans(report.text, turn["about"]) <= {(one.start, one.end) for one in answer.citations}
        if turn.get("finds") == "all":
            grave = [one.id for one in report.findings if one.severity in ("error", "warning")]
            assert list(answer.findings) == grave
        elif isinstance(turn.get("finds"), int):
            assert answer.findings == (report.findings[turn["finds"] - 1].id,)
        elif "finds" in turn:
            wanted = spans(report.text, turn["finds"])
            assert answer.findings, (turn["q"], answer.text)
            for one in report.findings:
                if one.id in answer.findings:
                    assert wanted & set(report.spans_of(one)), (turn["q"], one.formula)
        if turn["kind"] == "coverage":
            assert str(report.object["coverage"]["checked"]) in answer.text


UNSAID: dict[str, list[str]] = yaml.safe_load(Path(__file__).with_name("unsaid.yaml").read_text("utf-8"))


@pytest.mark.parametrize("name", UNSAID)
def test_what_is_not_said_is_not_answered(name: str) -> None:
    for asked in UNSAID[name]:
        answer = Conversation(opened(name)).ask(asked)
        assert answer.kind in ("absent", "unknown"), (asked, answer.text)
        assert not answer.citations
        for citation in answer.near:
            citation.check(opened(name).text)
