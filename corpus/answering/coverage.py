"""What was checked and what was not."""

from __future__ import annotations

from corpus.answering.answer import COVERAGE, Answer
from corpus.answering.phrasing import phrase, word
from corpus.opened import OpenReport
from rules.wording import say_reason


def answer(report: OpenReport, lang: str) -> Answer:
    """Return how much was checked and why the rest was not."""
    ledger = report.object["coverage"]
    unchecked = sorted(ledger["unchecked"].items(), key=lambda one: -one[1])
    reasons = [phrase("reason", lang, why=_say(reason, lang), count=count) for reason, count in unchecked]
    text = phrase(
        "coverage",
        lang,
        claims=ledger["claims"],
        checked=ledger["checked"],
        open=ledger["claims"] - ledger["checked"],
        reasons="、".join(reasons) if lang == "zh" else ", ".join(reasons),
    )
    return Answer(kind=COVERAGE, text=text)


def _say(reason: str, lang: str) -> str:
    said = word("reasons", reason, lang)
    return say_reason(reason, lang) if said == reason else said
