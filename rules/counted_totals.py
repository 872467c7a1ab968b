"""Totals that say of how many of what: 一中学生2864人、教师186人;二中学生1846人、教师128人。两校学生共4710人,教师共314人."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import islice

from extractor.claim import Claim
from extractor.numerals import read_numeral
from rules.amounts import adds_up
from rules.closeness import is_swap_off
from rules.countable import is_countable
from rules.relation import Relation, relate
from rules.report_text import ReportText

_TOTAL = re.compile(
    r"[,;、]?(?:以上|上述|这)?(?:(?P<number>[两二三四五六])(?P<of>个?[^,;。0-9共合总]{1,2}))?(?P<name>[^,;。0-9共合总]{0,4}?)(?:共有?|合计|共计|总计|总共)(?:为|达)?"
)
_ONES = {"两": "二"}
_FAR = 14
_MOST = 6


def find_counted_totals(text: ReportText, known: set[str]) -> Iterator[Relation]:
    """Yield totals with the last figures before them, as many as they say, that carry their name; the next total of a sentence is of as many.

    They add up, or would but for two digits swapped.

    Args:
        text: the report.
        known: totals (ids) whose parts are known.
    """
    for sentence in text.sentences:
        counted = 0
        for total in sentence:
            match = _TOTAL.fullmatch(total.before)
            if match is None or total.series >= 0:
                continue
            counted = _number(text, total, match["number"]) or counted
            if not 1 < counted <= _MOST or total.id in known or not is_countable(text, total):
                continue
            parts = _parts(text, total, match["name"], counted)
            if len(parts) == counted and (adds_up(total, parts) or is_swap_off(total, parts)):
                yield relate("sum", "cue", "likely", total=total, part=parts)


def _number(text: ReportText, total: Claim, written: str | None) -> int:
    if written:
        return int(read_numeral(_ONES.get(written, written)) or 0)
    last = text.claims[text.number_of(total) - 1]  # 两校 is a figure of its own
    own = last.after == total.before and last.sentence == total.sentence and last.quantity.value.denominator == 1
    return int(last.quantity.value) if own else 0


def _parts(text: ReportText, total: Claim, name: str, counted: int) -> list[Claim]:
    alike = (
        claim
        for claim in islice(text.before(total, paragraph=True), _FAR)
        if claim.quantity.unit == total.quantity.unit and claim.series < 0 and is_countable(text, claim)
    )
    called = (claim for claim in alike if not name or name in f"{claim.before}{claim.indicator.folded}")
    return list(islice(called, counted))[::-1]
