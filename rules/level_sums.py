"""Figures of compulsory education and of its levels, wherever the report tells them: 义务教育专任教师23.42万人, 小学14.15, 初中9.27."""

from __future__ import annotations

import re
from collections.abc import Iterator

from extractor.claim import Claim
from rules.amounts import adds_up
from rules.closeness import is_slip_off
from rules.countable import is_countable
from rules.paired_lists import PAIRED
from rules.relation import Relation, relate
from rules.report_text import ReportText

_WHOLE, _PARTS, _BESIDES = "义务教育", ("小学", "初中"), "特殊教育"
_LEVEL_WORDS = re.compile(
    r"义务教育(?:阶段)?(?:学校)?|义教(?:阶段)?|小学(?:阶段)?|普通初中|初中(?:阶段)?|特殊教育(?:学校)?|特教学校|各级各类(?:学校)?|全[国省市县区]|共有?|现有?|年末|的|数$|[、和与及](?=初中)"
)

_PUPILS = re.compile(r"(?:在校|在读|就读)学?生")


def find_level_sums(text: ReportText, known: set[str]) -> Iterator[Relation]:
    """Yield the sums of 小学, 初中 and where told 特殊教育 that make a figure of 义务教育, or would but for a digit.

    Each figure is the only one of its level, name and unit in the report.

    Args:
        text: the report.
        known: totals (ids) whose parts are known.
    """
    told: dict[tuple[str, str, str], list[Claim]] = {}
    for claim in text.claims:
        if claim.level and claim.cell is None and claim.modality == "actual" and is_countable(text, claim):
            told.setdefault((claim.level, _noun(claim), claim.quantity.dimension), []).append(claim)
    for (level, noun, dimension), claims in told.items():
        if level != _WHOLE or not noun or claims[0].id in known or not _is_one(claims):
            continue
        parts = [told.get((part, noun, dimension), []) for part in _PARTS]
        if not all(map(_is_one, parts)):
            continue
        both, special = [part[0] for part in parts], told.get((_BESIDES, noun, dimension), [])
        readings = [both, [*both, special[0]]] if _is_one(special) else [both]
        fitting = [reading for reading in readings if adds_up(claims[0], reading)]
        fitting = fitting or [reading for reading in readings if is_slip_off(claims[0], reading)]
        if fitting:
            yield relate("sum", "identity", "likely", op=PAIRED, total=claims[0], part=fitting[0])


def _noun(claim: Claim) -> str:
    return _PUPILS.sub("学生", _LEVEL_WORDS.sub("", claim.indicator.folded))


def _is_one(claims: list[Claim]) -> bool:
    return len({claim.quantity.value for claim in claims}) == 1
